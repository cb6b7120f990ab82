"""`casetide stack` in a process of its own, and a receiver of its alerts."""

import contextlib
import json
import os
import signal
import subprocess
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Generator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import psutil

from tests.commands import CASETIDE

Alert = dict[str, Any]


class Receiver:
    """Keeps every alert that Alertmanager posts, in the order of arrival."""

    def __init__(self) -> None:
        self.alerts: list[Alert] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self.alerts))
        self.url = f"http://127.0.0.1:{self._server.server_port}/alerts"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def found(self, alert: str, status: str, **labels: str) -> list[Alert]:
        """What has come of an alert, `firing` or `resolved`."""
        wanted = {"alertname": alert, **labels}.items()
        return [one for one in list(self.alerts) if one["status"] == status and wanted <= one["labels"].items()]


def _handler(alerts: list[Alert]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            alerts.extend(json.loads(self.rfile.read(int(self.headers["Content-Length"])))["alerts"])
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name that the standard library gave it
            """Says nothing."""

    return Handler


class Stack:
    """A running stack; `urls` and `pids` by name."""

    def __init__(self, process: subprocess.Popen[str], errors: Path, said: dict[str, Any]) -> None:
        self.process, self._errors = process, errors
        self.bootstrap: str = said["bootstrap"]
        self.urls: dict[str, str] = said["urls"]
        self.pids: dict[str, int] = said["pids"]

    def said(self) -> str:
        return self._errors.read_text()

    def query(self, expr: str) -> list[dict[str, Any]]:
        """The result of an instant query of Prometheus."""
        url = f"{self.urls['prometheus']}/api/v1/query?{urllib.parse.urlencode({'query': expr})}"
        with urllib.request.urlopen(url, timeout=10) as answer:
            return json.load(answer)["data"]["result"]

    def value(self, expr: str) -> float | None:
        """The one value of a query."""
        found = self.query(expr)
        return float(found[0]["value"][1]) if found else None

    def managed(self) -> list[dict[str, Any]]:
        """The alerts that Alertmanager has now, with their status."""
        with urllib.request.urlopen(f"{self.urls['alertmanager']}/api/v2/alerts", timeout=10) as answer:
            return json.load(answer)

    def kill(self, name: str) -> None:
        os.kill(self.pids[name], signal.SIGKILL)

    @contextlib.contextmanager
    def held(self, name: str) -> Generator[None]:
        """For the block a process stands still."""
        os.kill(self.pids[name], signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(self.pids[name], signal.SIGCONT)

    def wait_for(self, what: Callable[[], Any], seconds: float, name: str) -> Any:
        """The first result that is true."""
        end = time.monotonic() + seconds
        while True:
            found = what()
            if found:
                return found
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < end, f"waited {seconds} s for {name}: {self.said()}"
            time.sleep(0.1)


@contextlib.contextmanager
def running(folder: Path, env: dict[str, str], *options: str) -> Generator[Stack]:
    """A stack that ends with the block, and all that it started with it."""
    errors = folder / "stack.log"
    command = [CASETIDE, "stack", "--state", str(folder / "state"), *options]
    with errors.open("w") as file:
        process = subprocess.Popen(command, env=os.environ | env, stdout=subprocess.PIPE, stderr=file, text=True)
    assert process.stdout is not None
    try:
        said = process.stdout.readline()
        assert said, errors.read_text()
        stack = Stack(process, errors, json.loads(said))
        yield stack
    finally:
        process.terminate()
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()
    assert [] == [name for name, pid in stack.pids.items() if psutil.pid_exists(pid)], "left running"

"""A real Alertmanager on loopback, and somebody who listens to it."""

import json
import re
import subprocess
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, TypeVar
from urllib.request import Request, urlopen

from tests.boards.prometheus import free_port, tool

_STARTS_WITHIN = 20.0
Found = TypeVar("Found")


@dataclass(frozen=True)
class Alertmanager:
    """`url`: where it listens."""

    url: str
    log: Path

    def tell(self, *alerts: dict[str, str]) -> None:
        """That these fire, as Prometheus tells it: each by its labels."""
        body = json.dumps([{"labels": labels} for labels in alerts]).encode()
        request = Request(f"{self.url}/api/v2/alerts", body, {"Content-Type": "application/json"})
        with urlopen(request, timeout=10):
            pass

    def silenced(self, catalogue: str) -> dict[str, list[str]]:
        """Of the alerts of a catalogue, each with those that silence it, by the names of both."""
        with urlopen(f"{self.url}/api/v2/alerts", timeout=10) as answer:
            alerts = json.load(answer)
        name_of = {alert["fingerprint"]: alert["labels"]["alertname"] for alert in alerts}
        return {
            alert["labels"]["alertname"]: sorted(name_of[other] for other in alert["status"]["inhibitedBy"])
            for alert in alerts
            if alert["labels"]["catalogue"] == catalogue
        }

    def rounds(self, alert: str) -> int:
        """How often it was this alert's turn to be told, whether or not it then was."""
        turn = re.compile(rf"flushing.*{alert}\[")
        return sum(turn.search(line) is not None for line in self.log.read_text("utf-8").splitlines())


@contextmanager
def start_alertmanager(folder: Path, config: Path) -> Generator[Alertmanager]:
    """Runs with this configuration. Skips where there is none."""
    address, log = f"127.0.0.1:{free_port()}", folder / "alertmanager.log"
    command = [
        tool("prometheus-alertmanager"),
        f"--config.file={config}",
        f"--storage.path={folder / 'data'}",
        f"--web.listen-address={address}",
        "--cluster.listen-address=",
        "--log.level=debug",
    ]
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
    try:
        until(lambda: _answers(f"http://{address}/-/ready"), _STARTS_WITHIN)
        yield Alertmanager(f"http://{address}", log)
    finally:
        process.terminate()
        process.wait(10)


def until(found: Callable[[], Found], seconds: float = 20.0) -> Found:
    """The first result that is true. Raises TimeoutError."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        result = found()
        if result:
            return result
        time.sleep(0.1)
    raise TimeoutError


def _answers(url: str) -> bool:
    try:
        with urlopen(url, timeout=2):
            return True
    except OSError:
        return False


@dataclass(frozen=True)
class Listener:
    """Takes webhooks at `url`."""

    url: str
    heard: list[dict[str, Any]] = field(default_factory=list)

    def alerts(self) -> set[tuple[str, str]]:
        """Receiver and alert, of all that was heard."""
        return {
            (message["receiver"], alert["labels"]["alertname"]) for message in self.heard for alert in message["alerts"]
        }


@contextmanager
def listen() -> Generator[Listener]:
    """Somebody to whom Alertmanager sends."""
    heard: list[dict[str, Any]] = []

    class Hears(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            heard.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the standard library's name
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Hears)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Listener(f"http://127.0.0.1:{server.server_port}/alerts", heard)
    finally:
        server.shutdown()
        server.server_close()

"""A real Prometheus on loopback, for as long as a test needs it."""

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from schemas.names import MONTHS

_STARTS_WITHIN = 20.0
_CONFIG = """\
global: {{scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}}
rule_files: {rules}
scrape_configs:
  - job_name: casetide
    static_configs: [{{targets: {targets}}}]
  - job_name: casetide-months
    metrics_path: {months}
    static_configs: [{{targets: {targets}}}]
"""


@dataclass(frozen=True)
class Prometheus:
    """`url`: where it listens. Ended by the context manager that made it, or earlier by `stop`."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path

    def query(self, expr: str) -> list[dict[str, Any]]:
        """The result of an instant query: {"metric": labels, "value": [time, text]} each, or one as a scalar.

        Raises ValueError with Prometheus's words for a query that is wrong.
        """
        result = self._get("query", query=expr)
        return [{"metric": {}, "value": result["result"]}] if result["resultType"] == "scalar" else result["result"]

    def wait_for(self, expr: str, seconds: float = 20.0) -> list[dict[str, Any]]:
        """The first result that is not empty. Raises TimeoutError."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = self.query(expr)
            if found:
                return found
            time.sleep(0.2)
        raise TimeoutError(f"nothing for {expr} within {seconds} s: {self.log.read_text()[-2000:]}")

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _get(self, path: str, **parameters: str) -> dict[str, Any]:
        address = f"{self.url}/api/v1/{path}?{urlencode(parameters)}"
        try:
            with urlopen(address, timeout=10) as answer:
                return json.load(answer)["data"]
        except URLError as error:
            body = getattr(error, "fp", None)
            raise ValueError(f"{parameters}: {body.read().decode() if body else error}") from error


@contextmanager
def start_prometheus(folder: Path, targets: Sequence[str], rules: Sequence[Path] = ()) -> Generator[Prometheus]:
    """Scrapes `host:port` targets, both paths, once a second; evaluates the rules. Skips where there is none."""
    prometheus = Prometheus(*_start(folder, targets, rules))
    try:
        _ready(prometheus)
        yield prometheus
    finally:
        prometheus.stop()


def _start(folder: Path, targets: Sequence[str], rules: Sequence[Path]) -> tuple[str, subprocess.Popen[bytes], Path]:
    address, log = f"127.0.0.1:{free_port()}", folder / "prometheus.log"
    config = folder / "prometheus.yml"
    config.write_text(
        _CONFIG.format(
            rules=json.dumps([str(rule) for rule in rules]), targets=json.dumps(list(targets)), months=MONTHS
        )
    )
    command = [
        tool("prometheus"),
        f"--config.file={config}",
        f"--storage.tsdb.path={folder / 'tsdb'}",
        f"--web.listen-address={address}",
    ]
    with log.open("wb") as out:
        return f"http://{address}", subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT), log


def _ready(prometheus: Prometheus) -> None:
    end = time.monotonic() + _STARTS_WITHIN
    while time.monotonic() < end and prometheus.process.poll() is None:
        try:
            with urlopen(f"{prometheus.url}/-/ready", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"Prometheus does not start: {prometheus.log.read_text()[-2000:]}")


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def tool(name: str) -> str:
    """The path of `prometheus` or `promtool`; skips the test where it is not installed."""
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not installed: make tools")
    return path

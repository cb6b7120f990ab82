"""The engine as users run it: `casetide run` in a process of its own, read over HTTP."""

import contextlib
import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Generator
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families

from schemas.names import NOW
from tests.commands import CASETIDE

Series = dict[tuple[str, frozenset[tuple[str, str]]], float]
NAMES = ("engine",)


def environment(broker: str, topic: str, **more: object) -> dict[str, str]:
    """The settings of one test's engine and importers."""
    settings = {
        "bootstrap": broker,
        "group": f"{topic}-group",
        "events_topic": topic,
        "rejected_topic": f"{topic}-rejected",
        "partitions": 4,
        "http_port": 0,
        "pseudonym_key": "a key of the tests, long enough",
    }
    named = {f"CASETIDE_{name.upper()}": str(value) for name, value in (settings | more).items()}
    return {**os.environ, **named}


class Engine:
    """A running engine; `get` reads one of its metrics by name and labels."""

    def __init__(self, process: subprocess.Popen[str], errors: Path) -> None:
        self.process = process
        self._errors = errors
        self.url = self._url()

    def _url(self) -> str:
        for _ in range(300):
            said = self.said()
            if "/metrics" in said:
                return said.split("/metrics")[0].split()[-1]
            assert self.process.poll() is None, said
            time.sleep(0.1)
        raise AssertionError(f"the engine did not say where it listens: {self.said()}")

    def said(self) -> str:
        return self._errors.read_text()

    def page(self, path: str = NOW) -> str:
        """What Prometheus would get."""
        with urllib.request.urlopen(f"{self.url}{path}", timeout=30) as answer:
            return answer.read().decode()

    def metrics(self, path: str = NOW) -> Series:
        return {
            (sample.name, frozenset((k, v) for k, v in sample.labels.items() if k not in NAMES)): sample.value
            for family in text_string_to_metric_families(self.page(path))
            for sample in family.samples
        }

    def get(self, name: str, **labels: str) -> float | None:
        return self.metrics().get((name, frozenset(labels.items())))

    def total(self, name: str) -> float:
        """The sum over all labels."""
        return sum(value for (metric, _), value in self.metrics().items() if metric == name)

    def status(self, path: str) -> int:
        try:
            return urllib.request.urlopen(f"{self.url}{path}", timeout=10).status
        except urllib.error.HTTPError as error:
            return error.code

    def wait_ready(self, seconds: float = 90) -> None:
        self.wait_for(lambda: self.status("/ready") == 200, seconds, "ready")

    def wait_for(self, what, seconds: float = 60, name: str = "") -> None:
        end = time.monotonic() + seconds
        while not what():
            assert self.process.poll() is None, f"the engine ended: {self.said()}"
            assert time.monotonic() < end, f"waited {seconds} s for {name or what}: {self.said()}"
            time.sleep(0.05)

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(30)

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(30)


@contextlib.contextmanager
def started(env: dict[str, str], folder: Path, *options: str) -> Generator[Engine]:
    """An engine that ends with the block."""
    errors = folder / f"engine-{time.monotonic_ns()}.log"
    with errors.open("w") as file:
        process = subprocess.Popen([CASETIDE, "run", *options], env=env, stderr=file, text=True)
    try:
        yield Engine(process, errors)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait(30)

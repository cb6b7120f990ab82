"""Prometheus and Alertmanager on this machine, where they are installed, on loopback."""

import shutil
import time
import urllib.request
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from engine.local.child import Child
from engine.local.configured import Wanted, configure_alertmanager, configure_prometheus
from engine.local.errors import BrokerError
from engine.local.ports import LOOPBACK, free_port

_PATIENCE_S = 60
_PORTS = {"prometheus": 9090, "alertmanager": 9093}
"""The usual ones, where they are free."""


class Server(NamedTuple):
    """A running program and the host:port where it listens."""

    child: Child
    address: str

    @property
    def url(self) -> str:
        return f"http://{self.address}"

    def wait_ready(self) -> None:
        """Raises BrokerError where it ends, or does not answer in time."""
        deadline = time.monotonic() + _PATIENCE_S
        while time.monotonic() < deadline and self.child.alive:
            with suppress(OSError), urllib.request.urlopen(f"{self.url}/-/ready", timeout=5):  # noqa: S310 - our own server
                return
            self.child.wait(0.2)
        raise BrokerError(f"{self.url} does not answer. Why: server.log in its folder")


def start_prometheus(folder: Path, wanted: Wanted) -> Server | None:
    """Starts Prometheus with the rules of the catalogue; None where it is not installed."""
    program = shutil.which("prometheus")
    if program is None:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    config, address = configure_prometheus(folder, wanted), _address("prometheus")
    return _start([program, f"--config.file={config}", f"--storage.tsdb.path={folder / 'data'}"], folder, address)


def start_alertmanager(folder: Path, wanted: Wanted) -> Server | None:
    """Starts Alertmanager, alone; None where it is not installed. Debian calls the program by another name."""
    program = shutil.which("alertmanager") or shutil.which("prometheus-alertmanager")
    if program is None:
        return None
    config, address = configure_alertmanager(folder, wanted), _address("alertmanager")
    alone = ["--cluster.listen-address=", f"--storage.path={folder / 'data'}"]
    return _start([program, f"--config.file={config}", *alone], folder, address)


def _address(name: str) -> str:
    return f"{LOOPBACK}:{free_port(_PORTS[name])}"


def _start(command: list[str], folder: Path, address: str) -> Server:
    return Server(Child([*command, f"--web.listen-address={address}"], folder, {}, folder / "server.log"), address)

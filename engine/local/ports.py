"""Which loopback ports a broker listens on: the same after a restart, so that its clients find it again."""

import json
import random
import socket
from pathlib import Path
from typing import NamedTuple

from engine.local.errors import BrokerError

LOOPBACK = "127.0.0.1"
_OWN_CHOICE = range(20_000, 32_000)
"""Below the ports that clients get: one that calls a stopped broker's port could otherwise be given that very port."""


class Ports(NamedTuple):
    kafka: int
    controller: int


def choose_ports(state: Path, port: int | None) -> Ports:
    """The port asked for, else last time's if it is free, else any. The state folder remembers what was chosen."""
    if port is not None and not is_free(port):
        raise BrokerError(f"Port {port} on {LOOPBACK} is taken. Stop what listens there, or start with another port.")
    last = _remembered(state)
    kafka = port or _free(last and last.kafka)
    ports = Ports(kafka, _free(last and last.controller, but=kafka))
    (state / "ports.json").write_text(json.dumps(ports._asdict()), "utf-8")
    return ports


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as Kafka does: a closed connection is no obstacle
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
        return True


def free_port(wish: int | None = None) -> int:
    """The port wished for if it is free, else any."""
    return _free(wish)


def _remembered(state: Path) -> Ports | None:
    try:
        return Ports(**json.loads((state / "ports.json").read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _free(wish: int | None, but: int | None = None) -> int:
    shuffled = random.SystemRandom().sample(_OWN_CHOICE, len(_OWN_CHOICE))
    wishes = [wish] if wish else []
    return next(port for port in [*wishes, *shuffled] if port != but and is_free(port))

"""A broker's state folder: who has it, and what is in it before Kafka first starts.

broker.pid        the broker that has the folder; locked by that very process as long as it lives, so never stale
log/              Kafka's log and the id of its cluster; made whole or not at all
ports.json        where it listened last
server.properties kafka.log  jvm.log  tmp/        written anew at each start
"""

import base64
import fcntl
import os
import shutil
import subprocess
import uuid
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from engine.local.errors import BrokerError
from engine.local.java import ENVIRONMENT, kafka_command
from engine.local.ports import Ports
from engine.local.properties import server_properties

_FORMAT_SECONDS = 120


@contextmanager
def claimed(state: Path) -> Generator[int]:
    """Open and lock the folder's broker.pid. A child that inherits the descriptor keeps the folder until it ends."""
    try:
        state.mkdir(mode=0o700, parents=True, exist_ok=True)
        pid_file = os.open(state / "broker.pid", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise BrokerError(f"A broker cannot keep its log in {state}: {error.strerror}. Name another folder.") from error
    try:
        _lock(pid_file, state)
        yield pid_file
    finally:
        os.close(pid_file)


def _lock(pid_file: int, state: Path) -> None:
    try:
        fcntl.flock(pid_file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        owner = os.pread(pid_file, 20, 0).decode() or "still starting"
        raise BrokerError(
            f"{state} is in use by a running broker (pid {owner}). Use that one, stop it first, or name another folder."
        ) from None
    os.ftruncate(pid_file, 0)


def sign(pid_file: int, pid: int) -> None:
    os.pwrite(pid_file, str(pid).encode(), 0)


def prepare(state: Path, ports: Ports, jars: list[Path], pid_file: int) -> None:
    """Everything that Kafka expects to find."""
    shutil.rmtree(state / "tmp", ignore_errors=True)
    (state / "tmp").mkdir()
    if (state / "kafka.log").exists():
        (state / "kafka.log").replace(state / "kafka.log.1")
    if not (state / "log").exists():
        _format(state, ports, jars, pid_file)
    (state / "server.properties").write_text(server_properties(ports, "log"), "ascii")


def _format(state: Path, ports: Ports, jars: list[Path], pid_file: int) -> None:
    """Give the cluster its id. Done beside the log's place and then moved there, so that half of it is never found."""
    shutil.rmtree(state / "log.new", ignore_errors=True)
    (state / "server.properties").write_text(server_properties(ports, "log.new"), "ascii")
    cluster = base64.urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=")
    arguments = ["format", f"--cluster-id={cluster}", "--config=server.properties"]
    ended = subprocess.run(
        kafka_command("kafka.tools.StorageTool", *arguments, jars=jars, heap_mb=64),
        cwd=state,
        env=ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        pass_fds=[pid_file],
        timeout=_FORMAT_SECONDS,
        check=False,
    )
    if ended.returncode:
        raise BrokerError(f"Kafka could not prepare {state}:\n{ended.stdout.decode(errors='replace').strip()}")
    (state / "log.new").rename(state / "log")


def cluster_id(state: Path) -> str:
    """The id that Kafka gave the log at its first start, and checks at every other."""
    lines = (state / "log" / "meta.properties").read_text("latin-1").splitlines()
    return next(line.partition("=")[2] for line in lines if line.startswith("cluster.id="))


def log_tail(state: Path, lines: int = 20) -> str:
    """The last that Java and Kafka wrote since this start."""
    logs = [state / "jvm.log", state / "kafka.log"]
    return "\n".join("\n".join(log.read_text(errors="replace").splitlines()[-lines:]) for log in logs if log.exists())

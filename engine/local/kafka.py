"""The embedded broker: Apache Kafka itself, one node on loopback, its log in a state folder."""

import signal
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from engine.local.child import Child
from engine.local.errors import BrokerError
from engine.local.jars import kafka_jars
from engine.local.java import ENVIRONMENT, kafka_command
from engine.local.ports import LOOPBACK, Ports, choose_ports
from engine.local.ready import is_ready
from engine.local.state import claimed, cluster_id, log_tail, prepare, sign

_START_SECONDS = 90
_STOP_SECONDS = 45


class Broker:
    """A running broker. It ends with `stop`, with the `with` block, or with the process that started it."""

    def __init__(self, state: Path, ports: Ports, child: Child) -> None:
        self.state = state
        self.port = ports.kafka
        self.pid = child.pid
        self._child = child
        self._asked_to_stop = False

    @property
    def bootstrap(self) -> str:
        return f"{LOOPBACK}:{self.port}"

    @property
    def cluster_id(self) -> str:
        return cluster_id(self.state)

    @property
    def alive(self) -> bool:
        return self._child.alive

    def wait(self, seconds: float | None = None) -> bool:
        """Has it ended, at the latest after these seconds? Ending unasked is an error."""
        ended = self._child.wait(seconds)
        if ended and not self._asked_to_stop:
            raise self._ended_unasked()
        return ended

    def stop(self) -> None:
        """End it cleanly; nothing to do if it has ended already."""
        self._asked_to_stop = True
        self._child.terminate()
        if not self._child.wait(_STOP_SECONDS):
            self._child.kill()
            self._child.wait()
            raise BrokerError(
                f"The broker in {self.state} did not stop within {_STOP_SECONDS} s and was killed. "
                f"Nothing acknowledged is lost: the next start recovers its log. Why: {self.state / 'kafka.log'}"
            )

    def wait_ready(self) -> None:
        deadline = time.monotonic() + _START_SECONDS
        while not is_ready(self.port):
            if self._child.wait(0.05):
                raise self._ended_unasked()
            if time.monotonic() > deadline:
                raise BrokerError(
                    f"The broker in {self.state} was not ready after {_START_SECONDS} s.{self._last_words()}"
                )

    def _ended_unasked(self) -> BrokerError:
        return BrokerError(f"The broker in {self.state} ended with code {self._child.exit_code}.{self._last_words()}")

    def _last_words(self) -> str:
        return f" The end of its log:\n{log_tail(self.state)}\nAll of it: {self.state / 'kafka.log'}"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()


def start_broker(state: Path, *, port: int | None = None, heap_mb: int = 512, jars: Path | None = None) -> Broker:
    """Start a broker on this folder and return when it serves clients.

    The folder keeps the log, the cluster's id and, if they are still free, the ports. `jars`: where Kafka's jars
    are kept, if not in the user's cache.
    """
    state = state.absolute()
    class_path = kafka_jars(jars)
    with claimed(state) as pid_file:
        ports = choose_ports(state, port)
        prepare(state, ports, class_path, pid_file)
        broker = Broker(state, ports, _launch(state, class_path, heap_mb, pid_file))
        sign(pid_file, broker.pid)
    try:
        broker.wait_ready()
    except BaseException:
        broker.stop()
        raise
    return broker


def _launch(state: Path, jars: list[Path], heap_mb: int, pid_file: int) -> Child:
    command = kafka_command("kafka.Kafka", "server.properties", jars=jars, heap_mb=heap_mb)
    return Child(command, state, ENVIRONMENT, output=state / "jvm.log", keep=pid_file)


@contextmanager
def run_broker(state: Path, port: int | None = None) -> Generator[Broker]:
    """A broker in the foreground: SIGINT and SIGTERM end the block without an error, and the broker cleanly.

    with run_broker(state, port) as broker:
        print(broker.bootstrap)
        broker.wait()
    """
    with _both_interrupt(), start_broker(state, port=port) as broker, suppress(KeyboardInterrupt):
        yield broker


@contextmanager
def _both_interrupt() -> Generator[None]:
    """SIGINT is set too: a shell starts what runs in its background with that signal ignored."""
    before = {number: signal.signal(number, signal.default_int_handler) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

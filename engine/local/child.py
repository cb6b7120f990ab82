"""A child process that does not outlive its parent, however that ends."""

import os
import sys
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from subprocess import DEVNULL, STDOUT, Popen
from threading import Event, Thread

from engine.local import tied

_ENDS_WITHIN_S = 15


class Child:
    """A running program, in a session of its own: a Ctrl-C in the terminal is its parent's affair.

    `output`: a file for what it says; `keep`: a file that stays open in it. What ties it to its parent is the end of
    the thread that started it: that thread lives as long as it does.
    """

    def __init__(
        self, command: list[str], folder: Path, environment: dict[str, str], output: Path, keep: int | None = None
    ) -> None:
        started: Future[Popen[bytes]] = Future()
        tie = [sys.executable, "-I", str(Path(tied.__file__)), str(os.getpid())]

        def live() -> None:
            try:
                with output.open("wb") as opened:
                    process = Popen(
                        [*tie, *command],
                        cwd=folder,
                        env=environment,
                        stdin=DEVNULL,
                        stdout=opened,
                        stderr=STDOUT,
                        pass_fds=() if keep is None else [keep],
                        start_new_session=True,
                    )
            except BaseException as error:  # noqa: BLE001  # raised again in the thread that waits for it
                started.set_exception(error)
            else:
                started.set_result(process)
                process.wait()
                self._ended.set()

        self._ended = Event()  # and not Thread.join, which takes the thread for ended once a signal has interrupted it
        Thread(target=live, daemon=True).start()
        self._process = started.result()
        self.pid = self._process.pid

    @property
    def alive(self) -> bool:
        return not self._ended.is_set()

    @property
    def exit_code(self) -> int | None:
        return self._process.returncode

    def wait(self, seconds: float | None = None) -> bool:
        """Has it ended, at the latest after these seconds?"""
        return self._ended.wait(seconds)

    def terminate(self) -> None:
        self._process.terminate()

    def kill(self) -> None:
        self._process.kill()


StartEngine = Callable[[Path, dict[str, str], list[str]], Child]
"""Starts `casetide run` with settings and options; what it says goes to engine.log in the folder."""


def end(child: Child) -> None:
    """Ends it, by force where it takes too long."""
    child.terminate()
    if not child.wait(_ENDS_WITHIN_S):
        child.kill()
        child.wait()

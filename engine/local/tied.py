"""Become another program that is asked to end when the process (the very thread) that started it ends.

Run as a script: `tied.py PARENT_PID PROGRAM ARGUMENT…`. A function run between fork and exec would do the same, but
not safely in a parent that has threads.
"""

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1


def main(parent: str, program: str, *arguments: str) -> None:
    if sys.platform == "linux":  # elsewhere a broker can outlive its parent; its folder then says who has it
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() == int(parent):  # else it ended before it could be tied to
        os.execv(program, [program, *arguments])  # noqa: S606


if __name__ == "__main__":
    main(*sys.argv[1:])

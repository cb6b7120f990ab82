"""Runs the installed command as users do."""

import os
import subprocess
import sys
from pathlib import Path

CASETIDE = Path(sys.executable).parent / "casetide"


def casetide(*arguments: object, env: dict[str, str] | None = None, cwd: Path | None = None):
    """The command's end, with its stdout and stderr as text."""
    return subprocess.run(
        [CASETIDE, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
        cwd=cwd,
        env={**os.environ, **(env or {})},
    )

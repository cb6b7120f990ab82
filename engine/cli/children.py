"""This very command as a child."""

import os
import sys
from pathlib import Path

from engine.local.child import Child


def run_engine(folder: Path, settings: dict[str, str], options: list[str]) -> Child:
    """Starts `casetide run` with settings and options; what it says goes to engine.log in the folder."""
    command = [sys.executable, "-c", "from engine.cli import main; main()", "run", *options]
    return Child(command, folder, os.environ | settings, folder / "engine.log")

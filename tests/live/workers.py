"""Starts workers as processes of their own, and waits for what they say of themselves."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import asdict
from pathlib import Path

from tests.live.events import everything

PROCESS = Path(__file__).with_name("worker_process.py")
ROOT = PROCESS.parents[2]
PATIENCE_S = 30


class Worker:
    """A running worker; `said` is the last it told of its status."""

    def __init__(self, folder, settings, **options):
        self.said = {}
        self.heard = []
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._ids = folder / "ids.json"
        self._errors = folder / "stderr.txt"
        given = json.dumps(asdict(settings) | {"ids": str(self._ids)} | options)
        with self._errors.open("w") as errors:
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-W", "error", str(PROCESS), given],
                cwd=folder,
                env=os.environ | {"PYTHONPATH": str(ROOT)},
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
        assert self.process.stdout
        self._lines = self.process.stdout
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self._listener.join()
        self._lines.close()

    def until(self, holds, patience=PATIENCE_S):
        """Waits until what it says of itself holds, and gives that."""
        end = time.monotonic() + patience
        while not (self.said and holds(self.said)):
            assert self.process.poll() is None, self.errors
            assert time.monotonic() < end, f"{self.said}\n{self.errors}"
            time.sleep(0.01)
        return self.said

    def until_ready(self):
        return self.until(lambda said: said["ready"])

    def until_holding(self, events):
        return self.until(lambda said: said["ready"] and not said["dirty"] and sum(said["held"].values()) == events)

    def until_written(self, settings, count):
        """Waits until so many records are on the rejected topic, and gives them."""
        end = time.monotonic() + PATIENCE_S
        while len(records := asyncio.run(everything(settings, settings.rejected_topic))) < count:
            assert time.monotonic() < end, f"{len(records)} of {count}"
        return records

    def stop(self, number=signal.SIGTERM):
        """Ends it and gives the exit code."""
        self.process.send_signal(number)
        code = self.process.wait(PATIENCE_S)
        self._listener.join()
        return code

    @property
    def errors(self):
        """What it wrote to stderr."""
        return self._errors.read_text()

    @property
    def files(self):
        """What it left in its working directory."""
        return {path.name for path in self._folder.iterdir()}

    @property
    def ids(self):
        """The ids it held when it was stopped."""
        return json.loads(self._ids.read_text())

    def _listen(self):
        for line in self._lines:
            self.said = json.loads(line)
            self.heard.append(self.said)

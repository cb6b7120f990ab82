"""Does what a Dockerfile says in a folder, for want of a daemon: COPY, RUN, and what the image starts."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copy, copytree, ignore_patterns
from typing import NamedTuple

from tests.paths import ROOT


class Step(NamedTuple):
    word: str
    rest: str


def steps(dockerfile: Path) -> list[Step]:
    """Its instructions in order, each on one line."""
    lines = [line for line in dockerfile.read_text("utf-8").splitlines() if not line.startswith("#")]
    whole = re.sub(r"\\\n\s*", "", "\n".join(lines))
    return [Step(*line.split(maxsplit=1)) for line in whole.splitlines() if line]


def context(folder: Path) -> Path:
    """A folder with what .dockerignore lets through: it ignores all, but for what it names after `!`."""
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert "*" in lines
    for line in lines:
        if line.startswith("!"):
            _copy(ROOT / line[1:], folder / line[1:])
    return folder


class Image:
    """A folder as the root of a file system; `python` and `pip` are those of an environment of its own."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "image"
        self._context = context(folder / "context")
        self._cwd = self.root
        self._variables = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        subprocess.run([sys.executable, "-m", "venv", self.root / "usr"], check=True)
        self._variables["PATH"] = f"{self.root / 'usr' / 'bin'}{os.pathsep}{os.environ['PATH']}"

    def build(self, wanted: list[Step]) -> None:
        for step in wanted:
            match step.word:
                case "WORKDIR":
                    self._cwd = self.path(step.rest)
                    self._cwd.mkdir(parents=True, exist_ok=True)
                case "COPY":
                    *sources, target = step.rest.split()
                    for source in sources:
                        _copy(self._context / source, self._to(source, target))
                case "RUN":
                    self._run(step.rest)
                case _:
                    raise ValueError(f"{step.word}: not done here")

    def path(self, inside: str) -> Path:
        return self.root / inside.removeprefix("/")

    def _to(self, source: str, target: str) -> Path:
        folder = self._cwd / target
        return folder / Path(source).name if target.endswith("/") else folder

    def _run(self, command: str) -> None:
        """Its own folders, which stand at the root of the image, in place of this machine's."""
        here = re.sub(r"(?<![\w.-])/(?=(?:opt|dist)\b)", f"{self.root}/", command)
        done = subprocess.run(
            ["sh", "-c", here], cwd=self._cwd, env=self._variables, capture_output=True, text=True, check=False
        )
        assert 0 == done.returncode, f"{command}\n{done.stdout}{done.stderr}"


def exec_form(step: Step) -> list[str]:
    """The words of ENTRYPOINT or CMD."""
    return shlex.split(step.rest.strip("[]").replace(",", " "))


def files_of(folder: Path) -> Iterator[tuple[str, int, int]]:
    """What would tell of a write."""
    for path in sorted(folder.rglob("*")):
        about = path.lstat()
        yield str(path.relative_to(folder)), about.st_size, about.st_mtime_ns


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        copytree(source, target, ignore=ignore_patterns("__pycache__"), dirs_exist_ok=True)
    else:
        copy(source, target)

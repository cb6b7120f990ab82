"""How far a command has come with big files: on stderr, and only where that is a terminal."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

_BIG = 5_000_000
"""Bytes; smaller files are read before anyone wonders."""
_STEP = 1_000
_Thing = TypeVar("_Thing")


@contextmanager
def working(text: str, files: Sequence[Path]) -> Generator[None]:
    """Says what is being done with big files, while it is done."""
    big = sum(file.stat().st_size for file in files) >= _BIG
    with _display("{task.description}", shown=big) as progress:
        progress.add_task(text, total=None)
        yield


def counted(things: Iterable[_Thing], called: str) -> Iterator[_Thing]:
    """The same things; shows how many have passed."""
    with _display("{task.completed:,} {task.description}") as progress:
        task = progress.add_task(called, total=None)
        for number, thing in enumerate(things, 1):
            yield thing
            if number % _STEP == 0:
                progress.update(task, completed=number)


def _display(text: str, *, shown: bool = True) -> Progress:
    """Gone when done. It leaves stdout alone, where the command's result goes meanwhile."""
    console = Console(stderr=True)
    return Progress(
        SpinnerColumn(),
        TextColumn(text),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
        disable=not (shown and console.is_terminal),
    )

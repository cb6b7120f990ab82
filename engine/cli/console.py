"""What all commands say on stderr, and how they end. stdout holds only a command's result."""

from collections.abc import Iterable
from enum import IntEnum
from typing import NoReturn

import typer


class Exit(IntEnum):
    """Exit codes that scripts may rely on."""

    DONE = 0
    REFUSED = 1
    USAGE = 2
    UNREACHABLE = 3


def say(text: str) -> None:
    """A line for people."""
    typer.echo(text, err=True)


def stop(text: str, code: Exit) -> NoReturn:
    """Ends the command with a reason."""
    say(f"casetide: {text}")
    raise typer.Exit(code)


def listed(findings: Iterable[object], most: int = 200) -> int:
    """Lists what was found, up to so many lines; gives how many there were."""
    count = 0
    for count, finding in enumerate(findings, 1):
        if count <= most:
            say(str(finding))
    if count > most:
        say(f"… and {count - most} more")
    return count

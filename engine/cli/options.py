"""Options that several commands share."""

import datetime as dt
import re
import sys
from collections.abc import Iterable
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from engine.calendar import FIRST_DAY, LAST_DAY
from engine.cli.console import Exit, stop
from schemas.catalogue import Catalogue, CatalogueError, available, load, named

Files = Annotated[
    list[Path],
    typer.Argument(
        exists=True, dir_okay=False, help="Files of returns (SSDA903 CSV, CIN census XML), or events (.jsonl)."
    ),
]
AuthorityCode = Annotated[str, typer.Option("--authority", help="GSS code, as E06000019.")]
Recorded = Annotated[
    str | None, typer.Option("--recorded", metavar="DATE", help="The day a return was recorded, where it does not say.")
]
Now = Annotated[
    str | None, typer.Option("--now", metavar="T", help="Hold the engine's clock at this instant, for tests.")
]
Speed = Annotated[float, typer.Option("--speed", min=0, help="Let it run on from there, so many times as fast.")]
Out = Annotated[Path | None, typer.Option("-o", "--out", help="Write to this file instead of stdout.")]


def authority_code(text: str) -> str:
    """A GSS code, or the end of the command."""
    if not re.fullmatch(r"[A-Z]\d{8}", text):
        raise typer.BadParameter("a GSS code is a letter and eight digits, as E06000019", param_hint="--authority")
    return text


def day(text: str | None, option: str) -> dt.date | None:
    """A day as YYYY-MM-DD."""
    try:
        return None if text is None else _within(dt.date.fromisoformat(text))
    except ValueError:
        raise typer.BadParameter("a date is written YYYY-MM-DD", param_hint=option) from None


def month(text: str) -> dt.date:
    """The first day of a month given as YYYY-MM."""
    try:
        return _within(dt.datetime.strptime(text, "%Y-%m").replace(tzinfo=dt.UTC).date())
    except ValueError:
        raise typer.BadParameter("a month is written YYYY-MM", param_hint="--period") from None


def _within(day: dt.date) -> dt.date:
    """Days that the calendar knows, with room to look back and ahead. Raises ValueError."""
    if not FIRST_DAY.year + 5 <= day.year <= LAST_DAY.year - 5:
        raise ValueError("beyond the calendar")
    return day


def catalogue(name: str) -> Catalogue:
    """A catalogue of the product, or one in a file; else the end of the command."""
    try:
        return load(Path(name)) if name.endswith(".yaml") or "/" in name else named(name)
    except FileNotFoundError:
        stop(f"{name}: no such file; the product has {', '.join(available())}", Exit.USAGE)
    except CatalogueError as error:
        stop(str(error), Exit.USAGE)


def write(text: str, out: Path | None) -> None:
    """The result: to a file, or to stdout."""
    if out is None:
        typer.echo(text, nl=False)
    else:
        try:
            out.write_text(text, "utf-8")
        except OSError as error:
            stop(f"{out}: {error.strerror}", Exit.USAGE)


def write_lines(lines: Iterable[str], out: Path | None) -> None:
    """Lines of a result, as they come: to a file, or to stdout."""
    try:
        with out.open("w", encoding="utf-8") if out else nullcontext(sys.stdout) as file:
            file.writelines(f"{line}\n" for line in lines)
    except OSError as error:
        stop(f"{error.filename or out}: {error.strerror}", Exit.USAGE)

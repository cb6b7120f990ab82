"""`casetide example`: a synthetic event log, or the returns that its authority would send in."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from engine.cli import app, options
from engine.cli.console import Exit, say, stop
from engine.examples import EXAMPLES, WITH_RETURNS
from engine.examples.returns import Histories, gathered, write_cin, write_ssda903
from schemas.envelope import Event, decode


@app.command()
def example(
    name: Annotated[str, typer.Argument(help=f"One of: {', '.join(EXAMPLES)}.")],
    seed: Annotated[int, typer.Option("--seed", help="Another seed, another log of the same kind.")] = 1,
    out: options.Out = None,
    returns: Annotated[
        Path | None,
        typer.Option(
            "--returns",
            file_okay=False,
            help="Write no events, but SSDA903 (CSV) and the CIN census (XML) of each year to this folder.",
        ),
    ] = None,
    years: Annotated[
        list[int],
        typer.Option("--year", min=2024, max=2026, help="Only the returns of the year to 31 March of this one."),
    ] = [2024, 2025, 2026],  # noqa: B006 - typer copies it; these are the years of the log
) -> None:
    """A made-up authority's events, as JSON Lines: no real child is in them."""
    if name not in EXAMPLES:
        raise typer.BadParameter(f"one of {', '.join(EXAMPLES)}", param_hint="name")
    if returns and out:
        raise typer.BadParameter("takes no --out: it writes several files", param_hint="--returns")
    if returns and name not in WITH_RETURNS:
        raise typer.BadParameter(
            f"only of {', '.join(WITH_RETURNS)}: {name} has no years of them", param_hint="--returns"
        )
    events = EXAMPLES[name](seed)
    if returns:
        _write_returns(gathered(_decoded(events)), sorted(set(years)), returns)
    else:
        options.write_lines((json.dumps(event, ensure_ascii=False) for event in events), out)


def _decoded(events: Iterable[dict[str, Any]]) -> Iterator[Event]:
    return (decode(json.dumps(event)) for event in events)


def _write_returns(histories: Histories, years: Iterable[int], folder: Path) -> None:
    """Each year as it was known on 31 March: cin-2024.xml, and ssda903-2024 with its files."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for year in years:
            _write_year(histories, year, folder)
    except OSError as error:
        stop(f"{error.filename}: {error.strerror}", Exit.USAGE)


def _write_year(histories: Histories, year: int, folder: Path) -> None:
    census, return_ = folder / f"cin-{year}.xml", folder / f"ssda903-{year}"
    with census.open("w", encoding="utf-8") as file:
        _say_of(census, write_cin(histories, year, file).lines())
    _say_of(return_, write_ssda903(histories, year, return_).lines())


def _say_of(path: Path, lines: Iterable[str]) -> None:
    for line in lines:
        say(f"{path}: {line}")

"""`casetide report`: figures from returns or event files, without Kafka."""

import datetime as dt
from typing import Annotated

import typer

from engine.authority import Authority
from engine.calendar import LONDON
from engine.cli import app, options
from engine.cli.console import say
from engine.cli.folding import folded
from engine.readings.periods import known_by
from engine.report import FORMS, TABLES, make_report, write_form


@app.command()
def report(
    files: options.Files,
    authority: options.AuthorityCode,
    period: Annotated[
        str, typer.Option("--period", metavar="YYYY-MM", help="The month in which each indicator's period ends.")
    ],
    known: Annotated[
        str | None, typer.Option("--known", metavar="DATE", help="As known at the end of this day.")
    ] = None,
    recorded: options.Recorded = None,
    catalogue: Annotated[
        str, typer.Option("--catalogue", help="Whose indicators: a name, or a YAML file.")
    ] = "england",
    form: Annotated[str, typer.Option("--format", help=f"One of: {', '.join(FORMS)}.")] = "table",
    table: Annotated[str | None, typer.Option("--table", help=f"As csv, instead, one of: {', '.join(TABLES)}.")] = None,
    out: options.Out = None,
) -> None:
    """Figures of a month from files: the same as the live engine gives."""
    if form not in FORMS:
        raise typer.BadParameter(f"one of {', '.join(FORMS)}", param_hint="--format")
    if table is not None and table not in TABLES:
        raise typer.BadParameter(f"one of {', '.join(TABLES)}", param_hint="--table")
    month, until = options.month(period), options.day(known, "--known")
    one = folded(files, authority, options.catalogue(catalogue), recorded, [until])
    _say_strange(one, month, known_by(until))
    today = dt.datetime.now(LONDON).date()
    options.write(write_form(make_report(one, month, until, today), form, table), out)


def _say_strange(one: Authority, month: dt.date, instant: int) -> None:
    """A misspelt indicator would lose an officer's rating, and nobody would know."""
    if strange := one.remarks.unknown(one.catalogue, month, instant):
        name = one.catalogue.catalogue
        say(f"remarks by officers on indicators that {name} does not have: {strange}, not shown")

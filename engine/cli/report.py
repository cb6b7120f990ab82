"""`casetide report`: figures from returns or event files, without Kafka."""

import datetime as dt
from typing import Annotated

import typer

from engine.authority import Authority
from engine.calendar import LONDON, day_of, end_of
from engine.cli import app, options
from engine.cli.console import listed, say
from engine.cli.files import Source
from engine.cli.progress import counted
from engine.cli.settings import random_key, read_key, read_settings
from engine.history import microseconds
from engine.importers.event_lines import BadLine
from engine.report import FORMS, TABLES, make_report, write_form
from engine.rows.columns import EVERYTHING
from schemas.envelope import EventRefusedError


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
    one = Authority(options.authority_code(authority), options.catalogue(catalogue))
    source = Source(files, authority, read_key(read_settings()) or random_key(), options.day(recorded, "--recorded"))
    first = _take(one, source)
    if until and first and first > end_of(until):
        say(f"--known {until}: nothing had been recorded by then; the first was on {day_of(first)}")
    instant = microseconds(end_of(until)) if until else EVERYTHING
    _say_strange(one, month, instant)
    today = dt.datetime.now(LONDON).date()
    options.write(write_form(make_report(one, month, until, instant, today), form, table), out)


def _take(one: Authority, source: Source) -> dt.datetime | None:
    """Folds what can be used; lists what cannot. Gives when the first of it was recorded."""
    bad: list[object] = []
    first: dt.datetime | None = None
    for line in counted(source.read(), "events"):
        if isinstance(line, BadLine):
            bad.append(line)
            continue
        try:
            one.take(line.event)
            first = min(first or line.event["recordedtime"], line.event["recordedtime"])
        except EventRefusedError as error:
            bad.append(f"{line.place}: {error}")
    one.fold()
    for skipped in source.skipped:
        say(skipped)
    listed([*source.findings, *bad])
    if first is None:
        say("no event in these files can be used: no figure has data")
    return first


def _say_strange(one: Authority, month: dt.date, instant: int) -> None:
    """A misspelt indicator would lose an officer's rating, and nobody would know."""
    if strange := one.remarks.unknown(one.catalogue, month, instant):
        name = one.catalogue.catalogue
        say(f"remarks by officers on indicators that {name} does not have: {strange}, not shown")

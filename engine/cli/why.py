"""`casetide why`: the spells and events behind a figure, and what has changed it since."""

import datetime as dt
from difflib import get_close_matches
from typing import Annotated

import typer

from engine.calendar import LONDON
from engine.cli import app, options
from engine.cli.folding import folded
from engine.report import WHY_FORMS, ask, changes_between, spells_behind, write_why
from engine.why import UngroupableError, grouped_by
from schemas.catalogue import Breakdown, ByState, Catalogue, Indicator


@app.command()
def why(
    indicator: Annotated[str, typer.Argument(help="The id of the indicator whose card is asked about.")],
    files: options.Files,
    authority: options.AuthorityCode,
    period: Annotated[
        str, typer.Option("--period", metavar="YYYY-MM", help="The month in which the indicator's period ends.")
    ],
    known: Annotated[
        list[str] | None,
        typer.Option(
            "--known",
            metavar="DATE",
            help="As known at the end of this day. Twice: what has changed from the one to the other, and why.",
        ),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            "--by", metavar="NAME", help="Group by a state, a field of the events, or the card's `breakdown`."
        ),
    ] = None,
    rate: Annotated[
        bool, typer.Option("--rate", help="About the rate per 10,000 children, over its months, and not the value.")
    ] = False,
    recorded: options.Recorded = None,
    catalogue: Annotated[
        str, typer.Option("--catalogue", help="Whose indicators: a name, or a YAML file.")
    ] = "england",
    form: Annotated[str, typer.Option("--format", help=f"One of: {', '.join(WHY_FORMS)}.")] = "table",
    out: options.Out = None,
) -> None:
    """The spells behind a figure and the events that made them; of two days known, what changed and by which events.

    What each spell adds comes to the card, as `report` shows it.
    """
    if form not in WHY_FORMS:
        raise typer.BadParameter(f"one of {', '.join(WHY_FORMS)}", param_hint="--format")
    month, days = options.month(period), _days(known or [], by)
    whole = options.catalogue(catalogue)
    asked = _indicator(whole, indicator, of_rate=rate)
    grouping = _grouping(whole, asked, by)
    only = whole.only(asked, _state(grouping))
    one = folded(files, authority, only, recorded, days)
    today = dt.datetime.now(LONDON).date()
    cards = [ask(one, asked, month, day, today, grouping, of_rate=rate) for day in days]
    found = spells_behind(one, cards[0]) if len(cards) == 1 else changes_between(one, *cards)
    about = {"name": whole.catalogue, "hash": whole.digest}
    options.write(write_why({"catalogue": about, **found}, form), out)


def _days(known: list[str], by: str | None) -> list[dt.date | None]:
    """None, one or two days, the earlier first; without one, all that is known."""
    days = [day for day in (options.day(one, "--known") for one in known) if day]
    if len(days) > 2:
        raise typer.BadParameter("once, or twice to see what changed between the two", param_hint="--known")
    if len(days) == 2 and days[0] >= days[1]:
        raise typer.BadParameter("the later day comes second", param_hint="--known")
    if len(days) == 2 and by:
        raise typer.BadParameter("groups the spells of one day known, not what changed between two", param_hint="--by")
    return [*days] or [None]


def _indicator(catalogue: Catalogue, name: str, *, of_rate: bool) -> Indicator:
    found = _named(catalogue, name)
    if of_rate and found.rate is None:
        raise typer.BadParameter(f"{name} has none", param_hint="--rate")
    return found


def _named(catalogue: Catalogue, name: str) -> Indicator:
    try:
        return catalogue.indicator(name)
    except KeyError:
        ids = [one.id for one in catalogue.indicators]
        near = get_close_matches(name, ids, 5, 0.5) or [one for one in ids if name in one]
        others = f"; it has {', '.join(near)}" if near else ""
        raise typer.BadParameter(f"{catalogue.catalogue} has no {name}{others}", param_hint="INDICATOR") from None


def _grouping(catalogue: Catalogue, indicator: Indicator, by: str | None) -> Breakdown | None:
    try:
        return grouped_by(catalogue, indicator, by) if by else None
    except UngroupableError as error:
        raise typer.BadParameter(str(error), param_hint="--by") from None


def _state(grouping: Breakdown | None) -> list[str]:
    """The state that is grouped by, if it is one."""
    return [grouping.by.state] if grouping and isinstance(grouping.by, ByState) else []

"""Every example's figures come out as they were worked by hand: of the recount, and of the engine."""

import datetime as dt
from functools import cache
from typing import Any

import pytest

from engine.authority import Authority
from engine.calendar import end_of, month_end
from engine.card import card
from engine.history import microseconds
from engine.readings.periods import months_back
from engine.recount import period_start, recount, recount_coverage
from engine.rows.columns import EVERYTHING
from schemas.catalogue import Catalogue, CatalogueError
from tests.expressibility.examples import AUTHORITY, FILES, read, tiny

EXAMPLES = {path.stem: read(path) for path in FILES}
FIGURES = [
    pytest.param(name, one["id"], row, id=f"{name}-{one['id']}-{number}")
    for name, example in EXAMPLES.items()
    for one in example.tree["indicators"]
    for number, row in enumerate(one.get("figures", []), 1)
]
REFUSED = [
    pytest.param(name, refused, id=f"{name}-{refused['id']}-{number}")
    for name, example in EXAMPLES.items()
    for number, refused in enumerate(example.tree.get("refused", []), 1)
]
WHEN = {"period", "until", "known"}
"""What a row says of the reading; the rest is of its figure."""
OF_A_CARD = {"shown", "rating", "reason"}
"""The recount counts; it neither cuts a breakdown off nor rates."""


@pytest.mark.parametrize(("name", "indicator", "row"), FIGURES)
def test_the_recount_finds_the_figure_worked_by_hand(name, indicator, row):
    catalogue = catalogue_of(name)
    one, (last, known) = catalogue.indicator(indicator), when(row)

    def counted(start: dt.date) -> Any:
        return recount(EXAMPLES[name].events, catalogue, one, start, last, known)

    def status(start: dt.date) -> str:
        return recount_coverage(EXAMPLES[name].events, catalogue, one, start, last, known)

    first = period_start(one, last)
    rate_first = months_back(last, one.rate.months) if one.rate else first
    now = counted(first)
    found = {
        "figure": fraction(now.numerator, now.denominator),
        "value": now.value,
        "of": now.denominator,
        "parts": now.parts,
        "pending": now.pending,
        "by_day": now.by_day,
        "status": status(first),
        "rate": counted(rate_first).numerator,
        "rate_status": status(rate_first),
    }
    expected = {what: figure for what, figure in row.items() if what not in WHEN | OF_A_CARD}
    assert expected == {what: found[what] for what in expected}
    if "figure" in row and now.denominator is not None:
        assert now.value == (now.numerator / now.denominator if now.denominator else None)


@pytest.mark.parametrize(("name", "indicator", "row"), FIGURES)
def test_the_engine_finds_the_figure_worked_by_hand(name, indicator, row):
    one, (last, known) = catalogue_of(name).indicator(indicator), when(row)
    made = card(folded(name), one, last, microseconds(known) if known else EVERYTHING)
    now, rated = made.reading, made.rate
    found = {
        "figure": fraction(now.numerator, now.denominator),
        "value": now.value,
        "of": now.denominator,
        "parts": made.breakdown,
        "pending": made.pending,
        "by_day": now.by_day,
        "status": now.status,
        "rate": rated.value,
        "rate_status": rated.status,
        "rating": made.rating.verdict,
        "reason": made.rating.reason,
    }
    expected = as_read(row)
    assert expected == {what: found[what] for what in expected}


@pytest.mark.parametrize(("name", "refused"), REFUSED)
def test_what_makes_no_sense_is_refused(name, refused):
    changed = {field: value for field, value in refused.items() if field != "because"}
    with pytest.raises(CatalogueError) as error:
        tiny(EXAMPLES[name], changed)
    assert refused["because"] in str(error.value)


@cache
def catalogue_of(name: str) -> Catalogue:
    return tiny(EXAMPLES[name])


@cache
def folded(name: str) -> Authority:
    """The engine with all events of an example taken."""
    authority = Authority(AUTHORITY, catalogue_of(name))
    for event in EXAMPLES[name].events:
        authority.take(event)
    authority.fold()
    return authority


def when(row: dict[str, Any]) -> tuple[dt.date, dt.datetime | None]:
    """The last day, of a month as a whole or up to a day of it; and what was known, everything if nothing is said."""
    last = row["until"] if "until" in row else month_end(dt.date.fromisoformat(f"{row['period']}-01"))
    return last, end_of(row["known"]) if "known" in row else None


def fraction(numerator: float | None, denominator: int | None) -> Any:
    """As a row writes it: `2 of 3`, or a number alone; a median is of no numerator."""
    return numerator if denominator is None or numerator is None else f"{numerator:g} of {denominator}"


def as_read(row: dict[str, Any]) -> dict[str, Any]:
    """What the engine says of a row: of nothing there is no figure, and a breakdown is cut off where it says so."""
    expected = {what: figure for what, figure in row.items() if what not in WHEN | {"shown"}}
    if "shown" in row:
        expected["parts"] = row["shown"]
    of_nothing = str(row.get("figure")).endswith(" of 0") or row.get("of") == 0
    return expected | {what: None for what in ("figure", "value", "of") if of_nothing and what in expected}

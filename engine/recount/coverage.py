"""Is there data for a reading at all? docs/figures.md: no data is not zero."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from engine.calendar import add_months, working_days
from engine.recount.believed import known_events
from schemas.catalogue import AgeIs, Catalogue, Condition, Cycle, Duration, Indicator, Lasted, SpellsOverlap, StateIs
from schemas.envelope import Event
from schemas.events.management import COVERED

Status = Literal["ok", "partial", "no_data"]
_A_DAY = dt.timedelta(1)


def recount_coverage(
    events: Iterable[Event],
    catalogue: Catalogue,
    indicator: Indicator,
    start: dt.date,
    end: dt.date,
    known: dt.datetime | None,
) -> Status:
    """Whether the sources cover the indicator's period and what it looks back on. A covered nothing is ok here."""
    told = [event["data"] for event in known_events(events, known) if event["type"] == COVERED]
    is_stock = indicator.moment == "open"
    first = end if is_stock else start

    def covered(day: dt.date) -> bool:
        # A stock is of the night after its day: what covers the next day brings what is open.
        days = (day, day + _A_DAY) if is_stock else (day,)
        return all(_covers(told, kind, days) for kind in _types(catalogue, indicator))

    period = [covered(day) for day in _days(first, end)]
    if not any(period):
        return "no_data"
    looked_at = all(covered(day) for day in _days(_looks_back_to(catalogue, indicator, first), first))
    return "ok" if all(period) and looked_at else "partial"


def _covers(told: list[dict[str, Any]], kind: str, days: tuple[dt.date, ...]) -> bool:
    return any(kind in one["types"] and one["start"] <= day <= one["end"] for one in told for day in days)


def _types(catalogue: Catalogue, indicator: Indicator) -> set[str]:
    types = set(catalogue.reads(indicator.of))
    for condition in (*indicator.where, *indicator.part):
        if isinstance(condition, StateIs):
            types |= catalogue.reads(condition.state)
        elif isinstance(condition, SpellsOverlap):
            types |= catalogue.reads(condition.spells)
        elif isinstance(condition, AgeIs):
            types.add("child.registered")
    return types


def _looks_back_to(catalogue: Catalogue, indicator: Indicator, first: dt.date) -> dt.date:
    process = catalogue.processes[indicator.of]
    reach = [_before(first, limit) for limit in process.limits] if isinstance(process, Cycle) else []
    reach += [day for condition in (*indicator.where, *indicator.part) for day in _reach(condition, first)]
    return min([first, *reach])


def _reach(condition: Condition, day: dt.date) -> Iterator[dt.date]:
    if isinstance(condition, SpellsOverlap):
        yield add_months(day + _A_DAY, -condition.overlapping.months)
    elif isinstance(condition, Lasted | StateIs) and condition.lasted:
        yield _before(day, condition.lasted)


def _before(day: dt.date, length: Duration) -> dt.date:
    """The day from which the length reaches the day."""
    if length.months:
        return add_months(day, -length.months)
    if length.days:
        return day - dt.timedelta(length.days)
    earlier = day
    while working_days(earlier, day) < length.count:
        earlier -= _A_DAY
    return earlier


def _days(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        yield dt.date.fromordinal(ordinal)

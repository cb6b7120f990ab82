"""Is there data for a reading at all? docs/figures.md: no data is not zero.

A figure needs event types (those of its process, of what that rests on, of its conditions and its quantity) and days
(those of its period, and those before that it looks back on). It all comes down to one question: is a type covered
on a day? A stock asks it of the night after its day: what covers the next day brings what is open.

- no_data: some type is covered on none of the days of the period. Of a stock the period is its day.
- ok: every type is covered on every day of the period, and on every day looked back on.
- partial: anything else.

Looked back on, from the first day of the period: the windows of conditions, `since_last`, the time allowed where what
fell due is counted, and each limit of a cycle, be it the indicator's own or, before its window, one that a condition
asks about. A window during "this spell" looks back further than any source tells: open spells come with the coverage,
but not what happened in them before it. What has `lasted` (or `lasted_at_most`) and what is to be reached are looked
back on where more than one event may make the start: a state, an overlap, a duty, a span that joins. Where one event
opens a spell, an open one comes with its start.

A ratio is no_data if one of its counts is, and ok if both are.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from math import ceil
from typing import Literal

from engine.calendar import working_days
from engine.recount.believed import known_events
from engine.recount.timing import A_DAY
from engine.recount.windows import earliest_within, first_of
from schemas.catalogue import (
    BIRTH,
    Catalogue,
    Condition,
    Cycle,
    Duration,
    Indicator,
    Lasted,
    LastedAtMost,
    Moment,
    SinceLast,
    Span,
    SpellsIn,
    StateIs,
    flat,
    types_asked,
)
from schemas.envelope import Event
from schemas.events.management import COVERED

Status = Literal["ok", "partial", "no_data"]
Cover = dict[str, set[dt.date]]
"""Event type → the days that are covered."""


def recount_coverage(
    events: Iterable[Event],
    catalogue: Catalogue,
    indicator: Indicator,
    start: dt.date,
    end: dt.date,
    known: dt.datetime | None,
) -> Status:
    """Whether the sources cover the indicator's period and what it looks back on. A covered nothing is ok here."""
    if indicator.measure == "ratio":
        told = list(events)
        of, per = (catalogue.indicator(one) for one in (indicator.of, indicator.per or ""))
        one = recount_coverage(told, catalogue, of, start, end, known)
        return _both(one, recount_coverage(told, catalogue, per, start, end, known))
    first = end if indicator.moment == "open" else start
    days = _days(first, end), _days(_looks_back_to(catalogue, indicator, first), end)
    types = _types(catalogue, indicator)
    cover = _cover(known_events(events, known), types)
    return _status(cover, types, *days, is_stock=indicator.moment == "open")


def _both(one: Status, other: Status) -> Status:
    if "no_data" in {one, other}:
        return "no_data"
    return "ok" if one == other == "ok" else "partial"


def _status(cover: Cover, types: set[str], period: list[dt.date], looked: list[dt.date], *, is_stock: bool) -> Status:
    def covered(kind: str, day: dt.date) -> bool:
        return day in cover[kind] or (is_stock and day + A_DAY in cover[kind])

    if any(not any(covered(kind, day) for day in period) for kind in types):
        return "no_data"
    return "ok" if all(covered(kind, day) for kind in types for day in looked) else "partial"


def _cover(events: list[Event], types: set[str]) -> Cover:
    cover: Cover = {kind: set() for kind in types}
    for event in events:
        if event["type"] == COVERED:
            for kind in types.intersection(event["data"]["types"]):
                cover[kind].update(_days(event["data"]["start"], event["data"]["end"]))
    return cover


def _types(catalogue: Catalogue, indicator: Indicator) -> set[str]:
    """The types that a figure needs; those of its breakdown only tell its parts apart."""
    conditions = (*indicator.where, *indicator.part)
    types = set(catalogue.reads(indicator.of) | types_asked(catalogue.processes, conditions))
    if indicator.quantity and indicator.quantity.state:
        types |= catalogue.reads(indicator.quantity.state)
    if indicator.reaching and indicator.reaching.age:
        types.add(BIRTH)
    return types


def _looks_back_to(catalogue: Catalogue, indicator: Indicator, first: dt.date) -> dt.date:
    conditions = (*indicator.where, *indicator.part)
    days = [day for condition in flat(conditions) for day in _reach(catalogue, indicator.of, condition, first)]
    days += [_before(first, limit) for limit in _limits(catalogue, indicator.of)]
    if indicator.reaching and indicator.reaching.lasted:
        days += _lasting(catalogue, indicator.of, indicator.reaching.lasted, first)
    own = catalogue.processes[indicator.of]
    if indicator.moment == "due" and isinstance(own, Span) and own.due:
        days.append(first - A_DAY * ceil(own.due.hours / 24) if own.due.hours else _before(first, own.due))
    return min([first, *days])


def _limits(catalogue: Catalogue, process: str) -> list[Duration]:
    cycle = catalogue.processes[process]
    return [*cycle.limits, *(one.limit for one in cycle.instead)] if isinstance(cycle, Cycle) else []


def _lasting(catalogue: Catalogue, of: str, length: Duration, day: dt.date) -> list[dt.date]:
    """A length is looked back on, unless one event alone opens such a spell."""
    process = catalogue.processes[of]
    comes_with_its_start = isinstance(process, Moment) or (isinstance(process, Span) and process.joins is None)
    return [] if comes_with_its_start else [_before(day, length)]


def _reach(catalogue: Catalogue, of: str, condition: Condition, day: dt.date) -> Iterator[dt.date]:
    match condition:
        case SpellsIn():
            first = dt.date(1955, 1, 1) if condition.window.spell else first_of(condition.window, day, day)
            yield from (first, *(_before(first, limit) for limit in _limits(catalogue, condition.spells)))
        case SinceLast():
            yield earliest_within(day, condition.within)
        case LastedAtMost():
            yield from _lasting(catalogue, of, condition.lasted_at_most, day)
        case Lasted():
            yield from _lasting(catalogue, of, condition.lasted, day)
        case StateIs() if condition.lasted:
            yield _before(day, condition.lasted)
        case _:
            return


def _before(day: dt.date, length: Duration) -> dt.date:
    """The last day from which the length reaches the day."""
    if not length.working_days:
        return earliest_within(day, length)
    latest = day
    while working_days(latest, day) < length.working_days:
        latest -= A_DAY
    return latest


def _days(first: dt.date, last: dt.date) -> list[dt.date]:
    return [dt.date.fromordinal(ordinal) for ordinal in range(first.toordinal(), last.toordinal() + 1)]

"""How one child's events become spells: the four forms, each as plainly as it can be said."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from engine.calendar import day_of, due_day, working_days
from engine.recount.believed import order
from schemas.catalogue import Catalogue, Cycle, Duration, Events, Joins, Moment, Span, State
from schemas.envelope import Event

Data = dict[str, Any]


@dataclass(frozen=True)
class Interval:
    """One opening with its closing, half-open: [start, end). An end before the start is kept as it is."""

    opening: Event
    closing: Event | None

    @property
    def start(self) -> dt.date:
        return day_of(self.opening["time"])

    @property
    def end(self) -> dt.date | None:
        return day_of(self.closing["time"]) if self.closing else None


Run = list[Interval]
"""Intervals that continue each other, in the order in which they begin."""


@dataclass(frozen=True)
class Spell:
    """[start, end); `end` None is open. A moment has both on its one day.

    `in_time` is None where nothing is due. `was_done`: its end is an end, and not only the end of the duty to do it.
    """

    start: dt.date
    end: dt.date | None
    opening: Data
    closing: Data
    start_known: bool = True
    is_moment: bool = False
    was_done: bool = True
    in_time: bool | None = None


def spells(events: list[Event], catalogue: Catalogue, name: str) -> list[Spell]:
    """All spells of a process, in the order in which they begin. Of a state they are its runs."""
    process = catalogue.processes[name]
    if isinstance(process, Moment):
        return [_moment(event) for event in events if selects(process.on, event)]
    if isinstance(process, Cycle):
        return _duties(events, process, spells(events, catalogue, process.during))
    known = process.start_known if isinstance(process, Span) else {}
    return [_spell(run, known) for run in runs(events, process)]


def selects(wanted: Events, event: Event) -> bool:
    """Is it of the type, fitting `where` and not `unless`?"""
    if event["type"] != wanted.event or not matches(wanted.where, event["data"]):
        return False
    return not (wanted.unless and matches(wanted.unless, event["data"]))


def matches(wanted: dict[str, tuple[str, ...]], data: Data) -> bool:
    """Has every field one of its values?"""
    return all(data.get(field) in values for field, values in wanted.items())


def intervals(events: list[Event], process: Span | State) -> list[Interval]:
    """Openings with their closings, key by key, in the order in which they begin.

    An opening while its key is open says nothing. A closing that finds nothing open waits for the next opening of its
    key: on the same day it makes a spell of no length, and with a key also one that ends before it starts.
    """
    opened: dict[Any, Event] = {}
    early: dict[Any, Event] = {}
    found: list[Interval] = []
    for event in events:
        key = event["data"].get(process.key) if process.key else None
        if selects(process.opens, event) and key not in opened:
            closing = early.pop(key, None)
            if closing and (process.key or day_of(closing["time"]) == day_of(event["time"])):
                found.append(Interval(event, closing))
            else:
                opened[key] = event
        elif selects(process.closes, event):
            if key in opened:
                found.append(Interval(opened.pop(key), event))
            else:
                early[key] = event
    found += [Interval(opening, None) for opening in opened.values()]
    return sorted(found, key=lambda one: order(one.opening))


def runs(events: list[Event], process: Span | State) -> list[Run]:
    """Intervals joined as `joins` says; only the run that began last can go on."""
    found: list[Run] = []
    for interval in intervals(events, process):
        if found and process.joins and _continues(found[-1], interval, process.joins):
            found[-1].append(interval)
        else:
            found.append([interval])
    return found


def _continues(run: Run, interval: Interval, joins: Joins) -> bool:
    end = _end(run)
    if joins.overlapping and (end is None or interval.start < end):
        return True
    if end is not None and interval.start > end + dt.timedelta(joins.within_days):
        return False
    if joins.started and matches(joins.started, interval.opening["data"]):
        return True
    last = [one.closing["data"] for one in run if one.closing and one.end == end]
    return bool(joins.ended) and bool(last) and all(matches(joins.ended, data) for data in last)


def _end(run: Run) -> dt.date | None:
    ends = [one.end for one in run]
    return None if None in ends else max(end for end in ends if end)


def _spell(run: Run, start_known: dict[str, tuple[str, ...]]) -> Spell:
    opening, end = run[0].opening["data"], _end(run)
    closings = [one.closing for one in run if one.closing]
    closing = max(closings, key=order)["data"] if end else {}
    return Spell(run[0].start, end, opening, closing, matches(start_known, opening))


def _moment(event: Event) -> Spell:
    day = day_of(event["time"])
    return Spell(day, day, event["data"], {}, is_moment=True)


def _duties(events: list[Event], cycle: Cycle, during: list[Spell]) -> list[Spell]:
    """The duties of each spell of the span; a day that is the last of one and the first of the next is the first's."""
    held = {day_of(event["time"]): event["data"] for event in events if selects(cycle.held, event)}
    found: list[Spell] = []
    for span in during:
        days = [day for day in sorted(held) if span.start <= day and (span.end is None or day <= span.end)]
        found += _duties_in(span, cycle, {day: held.pop(day) for day in days})
    return sorted(found, key=lambda duty: duty.start)


def _duties_in(span: Spell, cycle: Cycle, held: dict[dt.date, Data]) -> Iterator[Spell]:
    """Each duty runs from the day on which the last was held; the last of all goes no further than its span."""
    days, limits, since = list(held), cycle.limits, span.start
    if not span.start_known:
        if not days:
            return
        # Nobody knows when the first was due: it only sets the clock.
        since, days, limits = days[0], days[1:], cycle.limits[-1:]
    for number, day in enumerate(days):
        limit = limits[min(number, len(limits) - 1)]
        yield Spell(since, day, {}, held[day], in_time=_in_time(since, day, limit))
        since = day
    yield Spell(since, span.end, {}, {}, was_done=False)


def _in_time(since: dt.date, day: dt.date, limit: Duration) -> bool:
    """docs/figures.md: weekends and holidays after the last working day of a limit are still in time."""
    if limit.working_days:
        return working_days(since, day) <= limit.working_days
    return day <= due_day(since, limit)

"""How openings find their closings, and which continue the one before."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from engine.calendar import day_of
from engine.recount.believed import order
from engine.recount.selecting import matches, selects
from engine.recount.timing import is_reversed
from schemas.catalogue import Joins, Selection, Span, State
from schemas.envelope import Event


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


def intervals(events: list[Event], process: Span | State) -> list[Interval]:
    """Openings with their closings, key by key, in the order in which they begin.

    An opening while its key is open says nothing. A closing that finds nothing open waits for the next opening of its
    key. With a key, they may make a spell that ends before it starts; without one, or with one that recurs, only a
    spell of one day, where nobody knows that the closing came first.
    """
    opened: dict[Any, Event] = {}
    early: dict[Any, Event] = {}
    found: list[Interval] = []
    for event in events:
        key = event["data"].get(process.key) if process.key else None
        if selects(process.opens, event) and key not in opened:
            closing = early.pop(key, None)
            is_tied = process.key and not process.recurs
            if closing and (is_tied or _is_of_one_day(event, closing)):
                found.append(Interval(event, closing))
            else:
                opened[key] = event
        elif selects(_endings(process), event):
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


def last_closing(run: Run) -> Event | None:
    """The event that ends a run; None while one of its intervals is open."""
    closings = [one.closing for one in run]
    return None if None in closings else max((one for one in closings if one), key=order)


def _is_of_one_day(opening: Event, closing: Event) -> bool:
    return day_of(opening["time"]) == day_of(closing["time"]) and not is_reversed(opening, closing)


def _endings(process: Span | State) -> Selection:
    return process.closes + (process.cancels if isinstance(process, Span) else ())


def _continues(run: Run, interval: Interval, joins: Joins) -> bool:
    closing = last_closing(run)
    end = day_of(closing["time"]) if closing else None
    if joins.overlapping and (end is None or interval.start < end):
        return True
    if end is not None and interval.start > end + dt.timedelta(joins.within_days):
        return False
    if joins.started and matches(joins.started, interval.opening["data"]):
        return True
    last = [one.closing["data"] for one in run if one.closing and one.end == end]
    return bool(joins.ended) and bool(last) and all(matches(joins.ended, data) for data in last)

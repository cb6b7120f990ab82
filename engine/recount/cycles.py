"""Cycles: while a span is open a duty recurs, one at a time."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from engine.calendar import day_of, due_day
from engine.recount.child import Child
from engine.recount.conditions import fulfils
from engine.recount.look import Look
from engine.recount.selecting import days_of, selects
from engine.recount.spell import Data, Outcome, Spell
from engine.recount.timing import timing_in_days
from schemas.catalogue import Cycle, Duration


@dataclass
class Clock:
    """Of one span: the day from which the open duty runs, None while nobody knows, and the number of that duty."""

    child: Child
    cycle: Cycle
    span: Spell
    since: dt.date | None
    number: int

    def limit(self, since: dt.date) -> Duration:
        """The first of `instead` that fits the span on the clock's day, or the limit whose turn it is."""
        look = Look(self.cycle.during, self.span, since, since, followed_up=False)
        for instead in self.cycle.instead:
            if fulfils(self.child, look, instead.when):
                return instead.limit
        return self.cycle.limits[min(self.number, len(self.cycle.limits) - 1)]

    def held(self, day: dt.date, data: Data) -> Iterator[Spell]:
        """The open duty is done; where the clock was not set, this sets it, and the last limit holds from now on."""
        if self.since is not None:
            yield self.duty(self.since, day, data, "completed")
            self.number += 1
        else:
            # Nobody knows which it is, but that it is not the first.
            self.number = max(len(self.cycle.limits) - 1, 1)
        self.since = day

    def ended(self, day: dt.date) -> Iterator[Spell]:
        """The duty to do it ends, with the span or by a restart."""
        if self.since is not None:
            lapsed = due_day(self.since, self.limit(self.since)) <= day
            yield self.duty(self.since, day, {}, "lapsed" if lapsed else "cancelled")

    def restarted(self, day: dt.date) -> Iterator[Spell]:
        """The clock starts anew, with the first limit."""
        yield from self.ended(day)
        self.since, self.number = day, 0

    def duty(self, since: dt.date, end: dt.date | None, data: Data, outcome: Outcome) -> Spell:
        """Cancelled, nothing was due."""
        timing = timing_in_days(since, end, outcome, self.limit(since)) if outcome != "cancelled" else None
        is_reversed = end is not None and end < since
        timing = None if is_reversed else timing
        return Spell(since, end, self.span.opening, data, outcome, timing=timing, ordinal=self.number + 1)


def duties(child: Child, cycle: Cycle) -> list[Spell]:
    """The duties of each spell of the span; a day that is the last of one and the first of the next is the first's."""
    held = {day_of(event["time"]): event["data"] for event in child.events if selects(cycle.held, event)}
    found: list[Spell] = []
    before: Spell | None = None
    for span in child.spells(cycle.during):
        own = [day for day in held if span.start <= day and (span.end is None or day <= span.end)]
        clock = Clock(child, cycle, span, _first_from(child, cycle, span, before), 0)
        found += _duties_in(clock, {day: held.pop(day) for day in own})
        before = span
    return sorted(found, key=lambda duty: duty.start)


def _first_from(child: Child, cycle: Cycle, span: Spell, before: Spell | None) -> dt.date | None:
    """The day of the last such event on or before the span's start, after the spell before; else the span's start."""
    if not span.start_known:
        return None
    for day in reversed(days_of(cycle.first_from, child.events)):
        if day <= span.start and (before is None or (before.end is not None and before.end <= day)):
            return day
    return span.start


def _duties_in(clock: Clock, held: dict[dt.date, Data]) -> Iterator[Spell]:
    """Day by day: first a restart, then what was held; the last duty goes no further than the span."""
    restarts = {day for day in days_of(clock.cycle.restarts, clock.child.events) if _is_inside(clock.span, day)}
    for day in sorted({*held, *restarts}):
        if day in restarts:
            yield from clock.restarted(day)
        if day in held:
            yield from clock.held(day, held[day])
    if clock.span.end is not None:
        yield from clock.ended(clock.span.end)
    elif clock.since is not None:
        yield clock.duty(clock.since, None, {}, "open")


def _is_inside(span: Spell, day: dt.date) -> bool:
    return span.start < day and (span.end is None or day <= span.end)

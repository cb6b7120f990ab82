"""Conditions on how many spells of a process a child has in a window that ends with the day asked about."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate
from typing import Any

from engine.calendar import LAST_DAY, OPEN, last_in_window
from engine.conditions.facts import Look
from engine.conditions.fields import said_in
from engine.spells import ALWAYS, Days, Spell, late_days, meet, union, without
from schemas.catalogue import Completed, DimensionIs, Late, OrdinalIs, SpellsIn, StartKnown, Window

_LAST = LAST_DAY.toordinal()


def windowed(condition: SpellsIn, look: Look) -> Days:
    """The days on whose window there are as many as asked."""
    others = [one for one in look.child.spells(condition.spells) if _is_linked(condition, look.spell, one)]
    seen = [_seen(condition, look.spell, one) for one in others]
    if condition.distinct:
        seen = _distinct([one.opened.get(condition.distinct) for one in others], seen)
    return _many(seen, condition)


def _distinct(said: Iterable[Any], seen: Iterable[Days]) -> list[Days]:
    """The days on which each value is seen; a spell that says none counts by itself."""
    found: defaultdict[Any, Days] = defaultdict(list)
    for number, (value, days) in enumerate(zip(said, seen, strict=True)):
        found[("place", number) if value is None else ("said", value)].extend(days)
    return [union(days) for days in found.values()]


def _is_linked(condition: SpellsIn, spell: Spell, other: Spell) -> bool:
    if condition.linked is None:
        return True
    link = spell.opened.get(condition.linked, spell.closed.get(condition.linked))
    return link is not None and link == other.opened.get(condition.linked)


def _many(seen: Iterable[Days], condition: SpellsIn) -> Days:
    """The days on which no fewer and no more than asked are seen."""
    edges = sorted(edge for days in seen for start, end in days for edge in ((start, 1), (end, -1)))
    counts = [0, *accumulate(step for _, step in edges)]
    bounds = [-OPEN, *(day for day, _ in edges), OPEN]
    most = OPEN if condition.at_most is None else condition.at_most
    fitting = [(bounds[i], bounds[i + 1]) for i, count in enumerate(counts) if condition.least <= count <= most]
    return [(start, end) for start, end in fitting if start < end]


def _seen(condition: SpellsIn, spell: Spell, other: Spell) -> Days:
    """The days whose window sees the other spell."""
    days = _in_window(condition, spell, other)
    for asked in condition.where:
        days = meet(days, _where(asked, other))
    return days


def _in_window(condition: SpellsIn, spell: Spell, other: Spell) -> Days:
    if min(other.end, OPEN) - other.start < condition.least_days:
        return []
    enough = other.start + max(condition.least_days - 1, 0)
    if condition.starting:
        return _until(condition.window, spell, other.start, enough)
    if condition.ending:
        return _until(condition.window, spell, other.end, other.end) if other.outcome == "completed" else []
    return _until(condition.window, spell, max(other.end - 1, other.start), enough)


def _until(window: Window, spell: Spell, seen: int, first: int) -> Days:
    """From a day on, as long as the window still reaches back to the day `seen`."""
    if window.spell:
        return [(first, OPEN)] if seen >= spell.start else []
    if seen >= _LAST:
        return [(first, OPEN)]
    last = seen + window.days - 1 if window.days else _last(seen, window.months or 0)
    return [(first, last + 1)] if first <= last else []


@lru_cache(16384)
def _last(seen: int, months: int) -> int:
    return last_in_window(dt.date.fromordinal(seen), months).toordinal()


def _where(asked: DimensionIs | StartKnown | OrdinalIs | Completed | Late, other: Spell) -> Days:
    """The days on which the other spell is as asked; its ending speaks from its day on."""
    match asked:
        case StartKnown():
            return ALWAYS if other.start_known == asked.start_known else []
        case OrdinalIs():
            return ALWAYS if asked.ordinal.holds(other.ordinal) else []
        case Completed():
            done: Days = [(other.end, OPEN)] if other.outcome == "completed" else []
            return done if asked.completed else without(ALWAYS, done)
        case Late():
            late = late_days(other)
            return late if asked.late else without(ALWAYS, late)
        case DimensionIs():
            before: Days = [(-OPEN, other.end)] if said_in(asked, other.opened) else []
            after: Days = [(other.end, OPEN)] if said_in(asked, {**other.opened, **other.closed}) else []
            return union([*before, *after])

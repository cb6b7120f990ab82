"""The days on which a condition holds, of a child and one of its spells."""

import datetime as dt
from collections.abc import Iterable
from itertools import accumulate

from engine.calendar import LAST_DAY, OPEN, add_months, due_day, last_in_window
from engine.child import Child
from engine.spells import Days, Segment, Spell, last_night, meet, without
from schemas.catalogue import AgeIs, Condition, DimensionIs, Duration, Lasted, SpellsOverlap, StartKnown, StateIs

_LAST = LAST_DAY.toordinal()


def days_when(conditions: Iterable[Condition], child: Child, spell: Spell, days: Days) -> Days:
    """Of the days given, those on which every condition holds."""
    for condition in conditions:
        if not days:
            break
        days = _when(condition, child, spell, days)
    return days


def _when(condition: Condition, child: Child, spell: Spell, days: Days) -> Days:
    match condition:
        case DimensionIs():
            return days if dimension(spell, condition.dimension) in condition.any_of else []
        case StartKnown():
            return days if spell.start_known == condition.start_known else []
        case StateIs():
            return _in_state(condition, child, spell, days)
        case Lasted():
            return meet(days, [(reached(spell.start, condition.lasted), OPEN)]) if spell.start_known else []
        case AgeIs():
            return meet(days, _at_age(condition, child.born))
        case SpellsOverlap():
            return meet(days, _overlapping(condition, child.spells(condition.spells)))


def dimension(spell: Spell, field: str) -> str | None:
    """A field of the event that closed the spell, or else of the one that opened it."""
    return spell.closed.get(field, spell.opened.get(field))


def reached(start: int, length: Duration) -> int:
    """The day on which a spell has lasted so long: years and months on the anniversary, cut to the month's end."""
    return due_day(dt.date.fromordinal(start), length).toordinal()


def segments_for(child: Child, state: str, spell: Spell) -> list[Segment]:
    """A state's days as the spell sees them: one without a night sees what held on the day it began."""
    if spell.start < spell.end or spell.is_moment:
        return child.segments(state)
    said = child.on_only_day(state, spell.start)
    return [Segment(spell.start, spell.start + 1, *said)] if said else []


def _in_state(condition: StateIs, child: Child, spell: Spell, days: Days) -> Days:
    segments = segments_for(child, condition.state, spell)
    if condition.none_of is not None:
        barred = condition.none_of
        days = without(days, [(one.start, one.end) for one in segments if one.value in barred])
    if condition.any_of is not None:
        wanted = condition.any_of
        days = meet(days, [(one.start, one.end) for one in segments if one.value in wanted])
    if condition.lasted is not None:
        days = meet(days, _long_enough(segments, condition.lasted))
    return days


def _long_enough(segments: list[Segment], length: Duration) -> Days:
    since = ((max(one.start, reached(one.run, length)), one.end) for one in segments if one.value is not None)
    return [(start, end) for start, end in since if start < end]


def _at_age(condition: AgeIs, born: dt.date | None) -> Days:
    if born is None:
        return []
    band = condition.age
    since = add_months(born, 12 * (band.at_least or 0)).toordinal() if band.at_least else -OPEN
    until = add_months(born, 12 * band.under).toordinal() if band.under else OPEN
    return [(since, until)]


def _overlapping(condition: SpellsOverlap, spells: list[Spell]) -> Days:
    """The days whose window at least so many spells overlap: one leaves it when its last night does."""
    seen = [days for one in spells if (days := _days_in_window(one, condition))]
    edges = sorted([(start, 1) for start, _ in seen] + [(end, -1) for _, end in seen])
    counts = accumulate(step for _, step in edges)
    bounds = [*(day for day, _ in edges), OPEN]
    days = [(bounds[i], bounds[i + 1]) for i, count in enumerate(counts) if count >= condition.at_least]
    return [(start, end) for start, end in days if start < end]


def _days_in_window(spell: Spell, condition: SpellsOverlap) -> tuple[int, int] | None:
    if spell.end - spell.start < condition.least_days:
        return None
    first = spell.start + max(condition.least_days - 1, 0)
    if spell.end >= _LAST:
        return first, OPEN
    last = last_in_window(dt.date.fromordinal(last_night(spell)), condition.overlapping.months)
    return first, last.toordinal() + 1

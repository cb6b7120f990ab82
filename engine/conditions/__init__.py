"""The days on which a condition holds, of a spell and its child."""

import datetime as dt
from collections.abc import Iterable

from engine.calendar import OPEN, add_months
from engine.conditions.facts import Facts, Look, segments_for
from engine.conditions.fields import dimension
from engine.conditions.settled import Settled, is_so
from engine.conditions.windows import windowed
from engine.processes.timing import due_and_late
from engine.spells import Days, Segment, is_reversed, late_days, meet, without
from schemas.catalogue import (
    AgeIs,
    AnyOf,
    Band,
    Completed,
    Condition,
    DimensionIs,
    Duration,
    HasLength,
    Lasted,
    LastedAtMost,
    Late,
    OrdinalIs,
    SinceLast,
    SpellsIn,
    StartKnown,
    StateIs,
)

__all__ = ["Facts", "Look", "days_when", "dimension", "fits", "reached", "segments_for"]


def days_when(conditions: Iterable[Condition], look: Look, days: Days) -> Days:
    """Of the days given, those on which every condition holds."""
    for condition in conditions:
        if not days:
            break
        days = _when(condition, look, days)
    return days


def fits(conditions: Iterable[Condition], look: Look, day: int, night: int) -> bool:
    """Whether every condition holds: states and ages on `night`, all others on `day`."""
    for condition in conditions:  # noqa: SIM110 - asked of every spell: a generator costs more than the answer
        if not _fits(condition, look, day, night):
            return False
    return True


def reached(start: int, length: Duration) -> int:
    """The day on which a spell has lasted so long: years and months on the anniversary, cut to the month's end."""
    return due_and_late(start, length)[0]


def _fits(condition: Condition, look: Look, day: int, night: int) -> bool:
    if isinstance(condition, Settled):
        return is_so(condition, look)
    if isinstance(condition, AnyOf):
        return any(fits(branch, look, day, night) for branch in condition.any)
    judged = night if isinstance(condition, StateIs | AgeIs) else day
    return bool(_when(condition, look, [(judged, judged + 1)]))


def _when(condition: Condition, look: Look, days: Days) -> Days:
    spell = look.spell
    match condition:
        case DimensionIs() | StartKnown() | HasLength() | OrdinalIs() | SinceLast() | Completed():
            return days if is_so(condition, look) else []
        case StateIs():
            return _in_state(condition, segments_for(look, condition.state), days)
        case Lasted():
            return meet(days, [(reached(spell.start, condition.lasted), OPEN)]) if spell.start_known else []
        case LastedAtMost():
            return meet(days, _no_longer(look, condition.lasted_at_most))
        case AgeIs():
            return meet(days, _at_age(condition.age, look.child.born))
        case Late():
            return meet(days, late_days(spell)) if condition.late else without(days, late_days(spell))
        case SpellsIn():
            return meet(days, windowed(condition, look))
        case AnyOf():
            return _in_any(condition, look, days)


def _in_any(condition: AnyOf, look: Look, days: Days) -> Days:
    rest = days
    for branch in condition.any:
        rest = without(rest, days_when(branch, look, rest))
    return without(days, rest)


def _in_state(condition: StateIs, segments: Iterable[Segment], days: Days) -> Days:
    if condition.absent is not None:
        held = [(one.start, one.end) for one in segments]
        days = without(days, held) if condition.absent else meet(days, held)
    if condition.none_of is not None:
        barred = condition.none_of
        days = without(days, [(one.start, one.end) for one in segments if one.value in barred])
    if condition.any_of is not None:
        wanted = condition.any_of
        days = meet(days, [(one.start, one.end) for one in segments if one.value in wanted])
    if condition.lasted is not None:
        days = meet(days, _long_enough(segments, condition.lasted))
    return days


def _long_enough(segments: Iterable[Segment], length: Duration) -> Days:
    since = ((max(one.start, reached(one.run, length)), one.end) for one in segments if one.value is not None)
    return [(start, end) for start, end in since if start < end]


def _no_longer(look: Look, length: Duration) -> Days:
    spell = look.spell
    if not spell.start_known or is_reversed(spell):
        return []
    return [(spell.start, due_and_late(spell.start, length)[1])]


def _at_age(band: Band, born: dt.date | None) -> Days:
    """The unborn are under any age, and at least none."""
    if born is None:
        return []
    since = -OPEN if band.at_least is None else add_months(born, 12 * max(band.at_least, 0)).toordinal()
    until = OPEN if band.under is None else add_months(born, 12 * band.under).toordinal()
    return [(since, until)] if since < until else []

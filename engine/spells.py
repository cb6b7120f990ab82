"""A spell: one bit of work with a start, a due day, an end and dimensions. Days are ordinals, spells [start, end)."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from engine.calendar import OPEN

Data = Mapping[str, Any]
NOTHING: Data = MappingProxyType({})
Days = list[tuple[int, int]]
"""Half-open intervals of days, in order, apart from each other."""
ALWAYS: Days = [(-OPEN, OPEN)]
DAY_ONLY = -(2**62)
"""The instant of something of which only the day is known; it comes before what is timed on that day."""
Outcome = Literal["open", "completed", "cancelled", "lapsed"]


class Spell(NamedTuple):
    """`end` is OPEN while it lasts. `opened` and `closed`: the data of the events that did.

    What is timed has `due`, its last day in time for people, and `late`, the first day that is not in time. A moment
    takes one day and is never open. `place`: its number among the child's spells of the process, from 0; `ordinal`:
    the number that people give it, from 1. `entry`: its place in the list that `each` takes apart, else -1.
    `start_at`, `end_at`: instants in microseconds since 1970, or DAY_ONLY. `by_day`: hours were judged by days.
    """

    start: int
    end: int = OPEN
    opened: Data = NOTHING
    closed: Data = NOTHING
    start_known: bool = True
    outcome: Outcome = "open"
    due: int = OPEN
    late: int = OPEN
    is_moment: bool = False
    place: int = 0
    ordinal: int = 1
    entry: int = -1
    start_at: int = DAY_ONLY
    end_at: int = DAY_ONLY
    by_day: bool = False


class Segment(NamedTuple):
    """Days [start, end) on which a state has one value; `run`: the day its run began. A value may be unknown (None)."""

    start: int
    end: int
    value: Any
    run: int


def last_night(spell: Spell) -> int:
    """The day on which the state of an ended spell is judged: the last before its end, or its only day."""
    return max(spell.end - 1, spell.start)


def is_timed(spell: Spell) -> bool:
    """Whether it can be in time or late: not cancelled, and not ended before it started."""
    return spell.due < OPEN and spell.outcome != "cancelled" and not is_reversed(spell)


def is_reversed(spell: Spell) -> bool:
    """Whether it ended before it started, by its instants where both are known."""
    if DAY_ONLY in {spell.start_at, spell.end_at}:
        return spell.end < spell.start
    return spell.end_at < spell.start_at


def as_open(spell: Spell) -> Spell:
    """The spell as it is while it lasts: an ending that lies ahead says nothing yet.

    But what is cancelled is never late, whatever the day.
    """
    if spell.outcome == "open":
        return spell
    return spell._replace(closed=NOTHING, outcome="cancelled" if spell.outcome == "cancelled" else "open")


def late_days(spell: Spell) -> Days:
    """The days by which it was not ended in the time allowed."""
    return [(spell.late, OPEN)] if is_timed(spell) and spell.late <= min(spell.end, OPEN - 1) else []


def numbered(spells: Iterable[Spell]) -> list[Spell]:
    """The same with their places; the ordinal follows from it."""
    return [one if not number else one._replace(place=number, ordinal=number + 1) for number, one in enumerate(spells)]


def meet(one: Days, other: Days) -> Days:
    """The days in both."""
    return [(max(start, a), min(end, b)) for start, end in one for a, b in other if a < end and start < b]


def without(days: Days, taken: Days) -> Days:
    """The days of the first that are not in the second."""
    for start, end in taken:
        days = [part for a, b in days for part in ((a, min(b, start)), (max(a, end), b)) if part[0] < part[1]]
    return days


def union(days: Days) -> Days:
    """The same days in order, those that overlap or adjoin as one."""
    found: Days = []
    for start, end in sorted(days):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found

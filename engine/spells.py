"""A spell: one bit of work with a start, a due day, an end and dimensions. Days are ordinals, spells [start, end)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from engine.calendar import OPEN

Data = Mapping[str, Any]
_NOTHING: Data = MappingProxyType({})
Days = list[tuple[int, int]]
"""Half-open intervals of days, in order, apart from each other."""


class Spell(NamedTuple):
    """`end` is OPEN while it lasts. `opened` and `closed`: the data of the events that did.

    A duty of a cycle has `due`, its last day in time for people, and `late`, the first day that is not in time.
    A moment takes one day and is never open.
    """

    start: int
    end: int = OPEN
    opened: Data = _NOTHING
    closed: Data = _NOTHING
    start_known: bool = True
    outcome: Literal["open", "completed", "cancelled", "lapsed"] = "open"
    due: int = OPEN
    late: int = OPEN
    is_moment: bool = False


class Segment(NamedTuple):
    """Days [start, end) on which a state has one value; `run`: the day its run began. A value may be unknown (None)."""

    start: int
    end: int
    value: str | None
    run: int


def last_night(spell: Spell) -> int:
    """The day on which an ended spell is judged: the last before its end, or its only day."""
    return max(spell.end - 1, spell.start)


def meet(one: Days, other: Days) -> Days:
    """The days in both."""
    both: Days = []
    for start, end in one:
        both.extend((max(start, a), min(end, b)) for a, b in other if a < end and start < b)
    return both


def without(days: Days, taken: Days) -> Days:
    """The days of the first that are not in the second."""
    for start, end in taken:
        days = [part for a, b in days for part in ((a, min(b, start)), (max(a, end), b)) if part[0] < part[1]]
    return days

"""What happens to a child, before it is an event: facts, and the entries that tell them together.

Days are ordinals (`date.toordinal()`): a large county is made of millions of them.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

DAY_ONLY = -1
"""The minute of a fact of which only the day is known."""
MINUTES = 24 * 60
"""Of a day."""


class Fact(NamedTuple):
    """One thing that happened: `ref` tells it from others of its type in this child's life.

    `minute`: of its day, or DAY_ONLY. `data` lacks only the precision; it may be shared, so don't change it.
    """

    type: str
    ref: str
    day: int
    minute: int
    data: Mapping[str, Any]


class Entry(NamedTuple):
    """Facts that a worker enters in one go.

    `room`: so many days back it could be misdated and still fit what came before. `false`: it never happened.
    """

    facts: tuple[Fact, ...]
    room: int = 0
    false: bool = False


Chain = Iterable[Entry]
"""Entries of one piece of work: none is recorded before the one that precedes it."""


def entry(kind: str, ref: str, day: int, data: Mapping[str, Any], room: int = 0) -> Entry:
    """The entry of one fact of which only the day is known."""
    return Entry((dated(kind, ref, day, data),), room)


def dated(kind: str, ref: str, day: int, data: Mapping[str, Any]) -> Fact:
    """A fact of which only the day is known."""
    return Fact(kind, ref, day, DAY_ONLY, data)


def timed(kind: str, ref: str, instant: int, data: Mapping[str, Any]) -> Fact:
    """A fact known to the minute. `instant`: minutes of London's wall clock, day * MINUTES + minute."""
    return Fact(kind, ref, instant // MINUTES, instant % MINUTES, data)

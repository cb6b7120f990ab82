"""Teenagers who go missing from care, or are away without leave: few of them, some often. Known to the minute."""

from collections.abc import Iterator

from engine.examples.chance import Chance, Table
from engine.examples.child import YEAR, Child
from engine.examples.facts import MINUTES, Chain, Entry, timed
from engine.examples.office import is_open, next_open

_FROM_AGE = 12
_HOURS = Table({**dict.fromkeys(range(15, 24), 9.0), **dict.fromkeys(range(8, 15), 3.0), 0: 5.0, 1: 3.0, 2: 1.0})
_KINDS = Table({"missing": 83, "away": 17})
_INTERVIEWED, _ACCEPTED = 0.86, 0.72
_WAITS = (36 * 60, 0.9)
"""Minutes from return to interview: two in three within the 72 hours of the statutory guidance of 2014."""


def missing(chance: Chance, child: Child, last: int) -> Iterator[Chain]:
    """A child's incidents in order of time, up to and with the day `last`, in one chain."""
    if child.stays and chance.happens(0.31):
        # Drawn as it is recorded: incidents after `last` must move nothing before it.
        yield _incidents(chance, child, last)


def _incidents(chance: Chance, child: Child, last: int) -> Iterator[Entry]:
    between = chance.about(45, 0.8)
    for number, day in enumerate(_days(chance, child, between, last), 1):
        yield from _incident(chance, str(number), day, false=chance.happens(0.02))


def _days(chance: Chance, child: Child, between: int, last: int) -> Iterator[int]:
    """Days on which an incident begins, far enough apart that they do not touch."""
    grown = child.born + round(_FROM_AGE * YEAR)
    for stay in child.stays:
        day = max(stay.start, grown) + chance.about(between / 2, 1.0)
        while day < stay.end and day <= last:
            yield day
            day += 15 + chance.about(between, 1.1)


def _incident(chance: Chance, ref: str, day: int, *, false: bool) -> Iterator[Entry]:
    went = day * MINUTES + chance.pick(_HOURS) * 60 + chance.between(0, 59)
    back = went + min(chance.about(13 * 60, 1.2), 14 * MINUTES)
    incident = {"incident": ref}
    yield Entry((timed("missing.started", ref, went, {**incident, "kind": chance.pick(_KINDS)}),), 0, false)
    yield Entry((timed("missing.ended", ref, back, incident),), 0, false)
    if chance.happens(_INTERVIEWED) and not false:
        data = {**incident, "accepted": chance.happens(_ACCEPTED)}
        yield Entry((timed("return_interview.held", ref, _interview(chance, back), data),))


def _interview(chance: Chance, back: int) -> int:
    """On a working day, or an evening of one."""
    at = back + chance.about(*_WAITS)
    day, minute = divmod(at, MINUTES)
    if is_open(day) and 9 * 60 <= minute <= 19 * 60:
        return at
    day = day if is_open(day) and minute < 9 * 60 else next_open(day + 1)
    return day * MINUTES + chance.between(9 * 60, 17 * 60)

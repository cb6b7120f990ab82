"""Teenagers who go missing from care, or are away without leave: few of them, some often. Known to the minute."""

from collections.abc import Iterator

from engine.examples.arrivals import YEAR, Child
from engine.examples.chance import Chance, Table
from engine.examples.facts import MISSING_ENDED, MISSING_STARTED, Entry, Fact

_FROM_AGE = 12
_HOURS = Table({**dict.fromkeys(range(15, 24), 9.0), **dict.fromkeys(range(8, 15), 3.0), 0: 5.0, 1: 3.0, 2: 1.0})
_KINDS = Table({"missing": 83, "away": 17})
_DATA = {kind: {"kind": kind} for kind in ("missing", "away")}
_BACK: dict[str, str] = {}
_MINUTES = 24 * 60


def missing(chance: Chance, child: Child, last: int) -> Iterator[Entry]:
    """A child's incidents in order of time, up to and with the day `last`; going and coming back are entries."""
    if not chance.happens(0.31):
        return
    between = chance.about(45, 0.8)
    for number, day in enumerate(_days(chance, child, between, last), 1):
        yield from _incident(chance, number, day, false=chance.happens(0.02))


def _days(chance: Chance, child: Child, between: int, last: int) -> Iterator[int]:
    """Days on which an incident begins, far enough apart that they do not touch."""
    grown = child.born + round(_FROM_AGE * YEAR)
    for stay in child.stays:
        day = max(stay.start, grown) + chance.about(between / 2, 1.0)
        while day < stay.end and day <= last:
            yield day
            day += 15 + chance.about(between, 1.1)


def _incident(chance: Chance, number: int, day: int, *, false: bool) -> Iterator[Entry]:
    went = day * _MINUTES + chance.pick(_HOURS) * 60 + chance.between(0, 59)
    back = went + min(chance.about(13 * 60, 1.2), 14 * _MINUTES)
    yield Entry((Fact(MISSING_STARTED, number, day, went % _MINUTES, _DATA[chance.pick(_KINDS)]),), 0, false)
    yield Entry((Fact(MISSING_ENDED, number, back // _MINUTES, back % _MINUTES, _BACK),), 0, false)

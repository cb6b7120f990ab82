"""Reviews of a child's care plan: within 20 working days, then 3 months, then 6 months, and some of them late."""

import datetime as dt
from collections.abc import Iterator
from math import sin

from engine.calendar import due_day
from engine.examples.chance import Chance, Table
from engine.examples.child import Child
from engine.examples.facts import Chain, entry
from engine.examples.office import last_open, working_day_after
from engine.examples.stay import Stay
from schemas.catalogue import Duration

LIMITS = (Duration(working_days=20), Duration(months=3), Duration(months=6))
"""Care Planning, Placement and Case Review (England) Regulations 2010, regulation 33."""
_EARLY = ((0, 9), (1, 26), (14, 92))
"""How many days before its due day a review in time is held."""
_TOOK_PART = {
    code: {"kind": "looked_after", "participation": code}
    for code in ("PN0", "PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7")
}
_PARTICIPATION = Table({"PN1": 46, "PN2": 4, "PN3": 12, "PN4": 4, "PN5": 8, "PN6": 20, "PN7": 6})
_UNDER_FOUR = 4
_HOLIDAYS = (1, 8, 9)
"""Months in which reviews that Christmas or the summer put off are held."""


def reviews(chance: Chance, child: Child, last: int) -> Iterator[Chain]:
    """A child's reviews, in order of day, up to and with `last`, each a chain of its own."""
    number = 0
    for stay in child.stays:
        for day in _held(chance, stay, last):
            data = _participation(chance, child, day)
            yield (entry("review.held", str(number := number + 1), day, data, room=5),)
            if chance.happens(0.012):
                # The same review under another date, until somebody sees it.
                number += 1
                twice = entry("review.held", str(number), day - chance.between(0, 3), data)
                yield (twice._replace(false=True),)


def _held(chance: Chance, stay: Stay, last: int) -> Iterator[int]:
    before, ordinal = stay.start, 0
    while (before := _next(chance, before, min(ordinal, 2))) < stay.end and before <= last:
        yield before
        ordinal += 1


def _next(chance: Chance, before: int, ordinal: int) -> int:
    due = due_day(dt.date.fromordinal(before), LIMITS[ordinal])
    if chance.happens(_lateness(due) * (1.25 if ordinal == 0 else 1)):
        return working_day_after(due.toordinal(), chance.about(6, 0.8))
    sooner = due.toordinal() - chance.between(*_EARLY[ordinal])
    if ordinal and chance.happens(0.2):
        # Brought forward: a move, a hearing, a school that asks.
        sooner -= (due.toordinal() - before) // 3
    return last_open(sooner)


def _lateness(due: dt.date) -> float:
    """The share held late: it wanders over the years, and holidays put reviews off."""
    wander = 0.085 + 0.022 * sin(due.year * 1.7 + due.month * 0.55)
    return wander + (0.025 if due.month in _HOLIDAYS else 0)


def _participation(chance: Chance, child: Child, day: int) -> dict[str, str]:
    return _TOOK_PART["PN0" if child.age(day) < _UNDER_FOUR else chance.pick(_PARTICIPATION)]

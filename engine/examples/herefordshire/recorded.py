"""When each fact is written down: what the report knew by the end of September 2014, what came to light after."""

import datetime as dt
from collections.abc import Iterator

from engine.examples.chance import Chance, Table
from engine.examples.facts import DAY_ONLY, Entry, Fact
from engine.examples.herefordshire.months import OPENS, first_day
from engine.examples.herefordshire.telling import Piece
from engine.examples.mistakes import mistaken
from engine.examples.recording import DAY, Version, in_office

KNOWN = dt.date(2014, 9, 30).toordinal()
"""The report was run as at this day."""
_LAGS = Table({(0, 0): 60, (1, 1): 24, (2, 5): 13, (6, 15): 3})
"""Working days from the day itself to the day of the entry: from, to."""
_LOADED = first_day(OPENS) * DAY + 6 * 3600
_WRONG = 0.03
_MINUTE = 60


_AFTER = {
    "plan.started": ("conference.held",),
    "conference.held": ("plan.started",),
    "visit.made": ("plan.started", "care_episode.started"),
    "review.held": ("care_episode.started",),
}
"""What is written down before the first of a piece; before every piece the referral is."""


class Writing:
    """Writes down the pieces of one child's case, none before what it follows."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self._written: dict[str, int] = {}

    def write(self, piece: Piece) -> Iterator[Version]:
        """The versions of a piece, in the order of their recording."""
        if not piece:
            return
        before = ("referral.made", *_AFTER.get(piece[0].type, ()))
        after = max(self._written.get(kind, 0) for kind in before)
        for version in recorded(self._chance, piece, after):
            self._written.setdefault(version.fact.type, version.recorded)
            yield version


def recorded(chance: Chance, piece: Piece, after: int = 0) -> Iterator[Version]:
    """The versions of a piece of work: what happened by the report's day is known, and right, by its end."""
    latest = after
    for fact in piece:
        if fact.day * DAY < _LOADED - 6 * 3600:
            yield Version(_LOADED, fact)
            continue
        latest = _by_the_report(max(_entered(chance, fact), latest + _MINUTE), fact, chance)
        yield from _told(chance, fact, latest)


def _entered(chance: Chance, fact: Fact) -> int:
    happened = fact.day * DAY + fact.minute * _MINUTE
    if fact.minute != DAY_ONLY:
        return happened + chance.between(20, 15 * _MINUTE)
    return in_office(chance, fact.day, chance.between(*chance.pick(_LAGS)))


def _by_the_report(at: int, fact: Fact, chance: Chance) -> int:
    """What is of a day up to the report's is entered on that day at the latest."""
    if fact.day > KNOWN or at // DAY <= KNOWN:
        return at
    evening = KNOWN * DAY + 23 * 3600 + chance.between(0, 40) * _MINUTE
    return max(evening, fact.day * DAY + max(fact.minute, 0) * _MINUTE + 30)


def _told(chance: Chance, fact: Fact, at: int) -> Iterator[Version]:
    """A few are wrong at first, and put right within days."""
    if not chance.happens(_WRONG):
        yield Version(at, fact)
        return
    right_at = in_office(chance, at // DAY, 1 + chance.about(5, 0.8))
    was = mistaken(chance, Entry((fact,))).facts[0]
    if fact.day <= KNOWN < right_at // DAY or was == fact:
        yield Version(at, fact)
    else:
        yield Version(at, was)
        yield Version(right_at, fact)

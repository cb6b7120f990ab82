"""Care: every time in care that touches the days of the log, with all that is told of it."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from typing import NamedTuple

from engine.examples.chance import Chance
from engine.examples.facts import Fact
from engine.examples.herefordshire.care_episodes import episodes
from engine.examples.herefordshire.care_flow import times
from engine.examples.herefordshire.care_health import Assessed, assessed, assessments_told
from engine.examples.herefordshire.care_seen import Days, reviewed, reviews_told, visited, visits_told
from engine.examples.herefordshire.care_times import LASTS_ON, Time
from engine.examples.herefordshire.fitting import UnfittedError


class CareStay(NamedTuple):
    """A time in care over [start, end), ordinals; one that lasts on ends beyond the days that are drawn.

    `born`: the earliest and the latest birth with which all of it is plausible; `family`: the same of brothers and
    sisters who come together; `found_ended`: its end in September 2014, where that became known only later, or 0.
    """

    start: int
    end: int
    born: tuple[int, int]
    facts: tuple[Fact, ...]
    family: int = 0
    found_ended: int = 0


def stays(seed: str) -> list[CareStay]:
    """All of them, each yet to be given a child. What does not give the figures is drawn anew."""
    for attempt in count():
        with suppress(UnfittedError):
            return _drawn(Chance(f"{seed}:care:{attempt}"))
    raise AssertionError


def _drawn(chance: Chance) -> list[CareStay]:
    found = times(chance.fork())
    reviews, visits = reviewed(chance.fork(), found), visited(chance.fork(), found)
    telling = _Telling(chance.fork(), reviews, visits, assessed(chance.fork(), found))
    return [telling.stay(one) for one in found]


class _Telling:
    """Tells what happens in a time in care."""

    def __init__(self, chance: Chance, reviews: Days, visits: Days, health: Assessed) -> None:
        self._chance, self._reviews, self._visits, self._health = chance, reviews, visits, health

    def stay(self, time: Time) -> CareStay:
        """With its facts up to the last day that is drawn, in order of day."""
        facts = sorted(self._facts(time), key=lambda fact: fact.day)
        told = tuple(fact for fact in facts if fact.day < LASTS_ON)
        return CareStay(time.start, time.end, time.born, told, time.family, time.found_ended)

    def _facts(self, time: Time) -> Iterator[Fact]:
        yield from episodes(self._chance, time)
        yield from reviews_told(self._chance, time, self._reviews.get(time.number, ()))
        yield from visits_told(self._chance, time, self._visits.get(time.number, ()))
        yield from assessments_told(time, self._health.get(time.number, ()))

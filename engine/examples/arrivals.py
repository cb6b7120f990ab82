"""Who comes into care in a month, for how long, and who comes back: the plan of each child's life.

The plan is drawn by household, so that brothers and sisters start on one day; the details are each child's own.
"""

import datetime as dt
from collections.abc import Iterator
from math import pi, sin, sqrt

from engine.calendar import add_months, month_end
from engine.examples.chance import Chance, Table
from engine.examples.child import YEAR, Child
from engine.examples.courses import AT_18, BY_AGE, REMAND, SHORT_BREAKS, UNACCOMPANIED, Course
from engine.examples.office import next_open
from engine.examples.stay import Stay

OLDEST = 18
"""Years that a child can be in care; so far back a county's children come from."""
HOUSEHOLDS = 1 / 130
"""Households that come into care in a month, for each child of the county's size."""

_SIZES = Table({1: 74, 2: 16, 3: 7, 4: 3})
_AGES = Table({(0, 1): 21, (1, 5): 17, (5, 10): 18, (10, 16): 33, (16, 17.8): 11})
_NEEDS = Table({"N1": 66, "N2": 3, "N3": 4, "N4": 9, "N5": 13, "N6": 2, "N7": 1, "N8": 2})
_KINDS = Table({"family": 85, "unaccompanied": 8, "short_breaks": 4, "remand": 3})
_SEASON = (1.0, 0.96, 1.06, 0.98, 1.02, 1.0, 1.04, 0.86, 1.06, 1.1, 1.04, 0.88)


def cohort(seed: int, month: dt.date, children: int) -> Iterator[Child]:
    """The children who come into care for the first time in a month, in a county of that size."""
    count = _households(Chance(f"{seed}:{month:%Y-%m}"), month, children)
    for number in range(count):
        yield from _household(f"{seed}:{month:%Y-%m}:{number}", month)


def _households(chance: Chance, month: dt.date, children: int) -> int:
    """Mild season, a slow swing over nine years, and less than Poisson's variance: thresholds even out."""
    swing = 1 + 0.04 * sin(2 * pi * (month.year + month.month / 12) / 9)
    mean = children * HOUSEHOLDS * _SEASON[month.month - 1] * swing
    return int(max(0.0, chance.gauss(mean, 0.7 * sqrt(mean))) + chance.random())


def _household(key: str, month: dt.date) -> Iterator[Child]:
    chance = Chance(key)
    start = _day_in(chance, month)
    kind = chance.pick(_KINDS)
    if kind == "family":
        yield from _family(chance, key, start)
    else:
        yield _single(chance, key, start, kind)


def _day_in(chance: Chance, month: dt.date) -> int:
    """Most starts are on working days."""
    day = dt.date(month.year, month.month, chance.between(1, month_end(month).day)).toordinal()
    return day if chance.happens(0.35) else next_open(day)


def _family(chance: Chance, key: str, start: int) -> Iterator[Child]:
    age = chance.uniform(*chance.pick(_AGES))
    need = chance.pick(_NEEDS)
    first: Course | None = None
    for number in range(chance.pick(_SIZES)):
        course = first if first and chance.happens(0.75) else _course(chance, age)
        first = first or course
        yield _child(chance, f"{key}:{number}", (start, start - round(age * YEAR)), need, course)
        age = age - chance.uniform(1.0, 3.5) if age > chance.uniform(4, 7) else age + chance.uniform(1.0, 3.5)
        if age >= OLDEST:
            return


def _single(chance: Chance, key: str, start: int, kind: str) -> Child:
    course, need, ages = {
        "unaccompanied": (UNACCOMPANIED, "N8", (15.5, 17.7)),
        "short_breaks": (SHORT_BREAKS, "N2", (4.0, 16.0)),
        "remand": (REMAND, "N6", (12.5, 17.7)),
    }[kind]
    return _child(chance, f"{key}:0", (start, start - round(chance.uniform(*ages) * YEAR)), need, course)


def _child(chance: Chance, key: str, days: tuple[int, int], need: str, course: Course) -> Child:
    start, born = days
    adult = add_months(dt.date.fromordinal(born), 12 * OLDEST).toordinal()
    return Child(key, key.rpartition(":")[0], born, need, tuple(_stays(chance, start, (born, adult), course)))


def _stays(chance: Chance, start: int, life: tuple[int, int], course: Course) -> Iterator[Stay]:
    born, adult = life
    while True:
        stay = _stay(chance, start, adult, course)
        yield stay
        start = stay.end + 3 + chance.about(200, 1.0)
        if not chance.happens(course.returns) or start >= adult - 30:
            return
        course = _course(chance, (start - born) / YEAR)


def _stay(chance: Chance, start: int, adult: int, course: Course) -> Stay:
    length = chance.about(course.median, course.spread)
    if chance.happens(course.to_adulthood) or start + length >= adult:
        return Stay(start, max(adult, start + 1), course, chance.pick(AT_18))
    return Stay(start, start + length, course, chance.pick(course.reasons))


def _course(chance: Chance, age: float) -> Course:
    return chance.pick(next(table for under, table in BY_AGE if age < under))

"""Health assessments of looked after children: those of October 2013 to June 2014, and what they are counted from.

Only of these nine months health told who came. Of a child who was in care when they began, its initial assessment
and its last review came along; else nobody could say when the next was due.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from engine.examples.chance import Chance
from engine.examples.facts import Fact, dated
from engine.examples.herefordshire.care_duties import Cared, Duty, Period, held
from engine.examples.herefordshire.care_figures import SEASON, Held
from engine.examples.herefordshire.care_times import LASTS_ON, Time
from engine.examples.herefordshire.fitting import shared
from engine.examples.herefordshire.months import first_day, last_day, month, months_after
from engine.examples.office import last_open, working_day_after

Assessed = Mapping[int, Sequence[tuple[int, str]]]
"""By the number of a time in care: days and kinds, in order."""
INITIAL, REVIEW = "initial", "review"
TOLD = range(month(2013, 10), month(2014, 7))
"""Months."""
INITIAL_ASKED, REVIEWS_ASKED = Held(12, 85 - 12), Held(107, 123 - 107)
_BEGINS = first_day(TOLD.start)
_DONE_BEFORE = first_day(month(2013, 3))
"""Whoever came before has had the initial assessment when health begins to tell."""
_INITIAL_WITHIN, _INITIAL_TAKES = 20, (12, 80)
"""Working days: what is allowed, and what it took before."""
_FIVE, _YOUNG, _OLDER = 60, 6, 12
"""Months: an age, and the time between reviews below and from it (SI 2010/959, regulation 7)."""
_AGO = {_YOUNG: (10, 190), _OLDER: (10, 380)}
"""Days since the last review, when health begins to tell."""
_INITIAL_FORGOTTEN, _REVIEW_FORGOTTEN = 0.85, 0.15
_APART = 110
"""Days at least between two of a child."""
_BACKLOG = 0.5
"""More are assessed in the first months."""


def assessed(chance: Chance, times: Sequence[Time]) -> Assessed:
    """All that is told. Narrows births where more than one would not give the time between reviews."""
    found: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    before = [one for one in times if one.start < _DONE_BEFORE and one.end > _BEGINS]
    for one in before:
        found[one.number] += _before(chance, one)
    waiting = [one for one in times if _DONE_BEFORE <= one.start < LASTS_ON]
    for number, days in _initial(chance, waiting).items():
        found[number] += [(day, INITIAL) for day in days]
    for number, days in _reviews(chance, times, found).items():
        found[number] += [(day, REVIEW) for day in days]
    for one in times:
        _narrow(one, [day for day, _ in found.get(one.number, ())])
    return found


def assessments_told(time: Time, attended: Sequence[tuple[int, str]]) -> Iterator[Fact]:
    """The health assessments of a time in care."""
    for number, (day, kind) in enumerate(attended, 1):
        yield dated("health_assessment.attended", f"{time.number}-{number}", day, {"kind": kind})


def _before(chance: Chance, one: Time) -> Iterator[tuple[int, str]]:
    initial = working_day_after(one.start, chance.between(*_INITIAL_TAKES))
    yield initial, INITIAL
    review = last_open(_BEGINS - chance.between(*_AGO[_months(one, _BEGINS)]))
    if review >= initial + _APART:
        yield review, REVIEW


def _initial(chance: Chance, waiting: Sequence[Time]) -> Mapping[int, Sequence[int]]:
    """One for each child, few in time."""

    def late(_: int, since: int, count: int) -> int:
        return LASTS_ON if count else working_day_after(since, _INITIAL_WITHIN + 1)

    duty = Duty(late, LASTS_ON, (0.6, 1.0), _INITIAL_FORGOTTEN)
    cared = [Cared(one.number, one.end, (one.start,)) for one in waiting]
    return held(chance, duty, cared, _periods(chance, INITIAL_ASKED))


def _reviews(
    chance: Chance, times: Sequence[Time], done: Mapping[int, Sequence[tuple[int, str]]]
) -> Mapping[int, Sequence[int]]:
    """Counted from the last that was done."""
    of = {one.number: one for one in times if one.number in done}

    def late(number: int, since: int, _: int) -> int:
        return months_after(since, _months(of[number], since)) + 1

    duty = Duty(late, _APART, (0.8, 1.0), _REVIEW_FORGOTTEN, first_apart=_APART)
    cared = [Cared(one.number, one.end, (done[number][-1][0],)) for number, one in of.items()]
    return held(chance, duty, cared, _periods(chance, REVIEWS_ASKED))


def _periods(chance: Chance, asked: Held) -> Iterator[Period]:
    weights = {
        one: SEASON[one % 12] * chance.uniform(0.9, 1.1) * (1 + _BACKLOG / (one - TOLD.start + 1)) for one in TOLD
    }
    in_time, late = (shared(weights, total) for total in asked)
    for one in TOLD:
        own = Held(in_time[one], late[one])
        yield Period(first_day(one), last_day(one), own, own)


def _months(one: Time, day: int) -> int:
    """Until the next review, counted from a day. Of the birth only the month is told."""
    return _YOUNG if _turns_five(one.birth) > day else _OLDER


def _turns_five(birth: int) -> int:
    return months_after(dt.date.fromordinal(birth).replace(day=1).toordinal(), _FIVE)


def _narrow(one: Time, days: Sequence[int]) -> None:
    """Births in one month, where the child may turn five on either side of a day that counts."""
    turns = [_turns_five(birth) for birth in one.born]
    if any(turns[0] <= day < turns[1] for day in days):
        one.birth = dt.date.fromordinal(one.birth).replace(day=15).toordinal()
        one.around = 10

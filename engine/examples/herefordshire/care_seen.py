"""Reviews of looked after children's plans and visits to them, as many a month and as timely as was printed."""

from collections.abc import Iterator, Mapping, Sequence

from engine.examples.chance import Chance, Table
from engine.examples.facts import Fact, dated
from engine.examples.herefordshire.care_duties import Cared, Duty, Period, halves, held
from engine.examples.herefordshire.care_figures import PRINTED, Held, reviews, visits
from engine.examples.herefordshire.care_times import Time
from engine.examples.herefordshire.months import (
    MONTHS,
    OPENS,
    Month,
    first_day,
    last_day,
    month,
    month_of,
    months_after,
)
from engine.examples.office import working_day_after

TOLD_FROM = first_day(month(2010, 9))
"""What was held before is not told."""
_NONE = Held(0, 0)
_REVIEWED, _VISITED = (0.25, 0.02), (0.66, 0.04)
"""Of the children in care, those in a month before the log opens: in time, and late."""
_SPEAKS = 4 * 12
"""Months: the age from which a child takes part in a review, and is seen alone."""
_PARTICIPATION = Table({"PN1": 46, "PN2": 4, "PN3": 12, "PN4": 4, "PN5": 8, "PN6": 20, "PN7": 6})
_SEEN, _ALONE = 0.97, 0.8

Days = Mapping[int, Sequence[int]]
"""By the number of a time in care."""


def reviewed(chance: Chance, times: Sequence[Time]) -> Days:
    """The days of the reviews."""
    duty = Duty(_review_late, 25, (0.55, 0.85), 0.45)
    cared = [Cared(one.number, one.end, (one.start,)) for one in times]
    return held(chance, duty, cared, _periods(reviews(chance), times, _REVIEWED))


def visited(chance: Chance, times: Sequence[Time]) -> Days:
    """The days of the visits."""
    of = {one.number: one for one in times}

    def late(number: int, since: int, count: int) -> int:
        return _visit_late(of[number], since, count)

    duty = Duty(late, 9, (0.6, 0.95), 0.2)
    cared = [Cared(one.number, one.end, (one.start, *one.moves)) for one in times]
    return held(chance, duty, cared, _periods(visits(chance), times, _VISITED))


def _review_late(_: int, since: int, count: int) -> int:
    """After 20 working days, 3 months, 6 months: regulation 33 of SI 2010/959."""
    if count == 0:
        return working_day_after(since, 21)
    return months_after(since, 3 if count == 1 else 6) + 1


def _visit_late(time: Time, since: int, count: int) -> int:
    """After a week, then six weeks; three months where a place has lasted a year: regulation 28 of SI 2010/959."""
    if months_after(time.home_since(since), 12) <= since:
        return months_after(since, 3) + 1
    return since + (42 if count else 7) + 1


def _periods(asked: Mapping[Month, Held], times: Sequence[Time], before: tuple[float, float]) -> list[Period]:
    """From the first day in care on; what was printed is met."""
    begun = month_of(min(one.start for one in times))
    early = {one: _early(times, one, before) for one in range(begun, OPENS)}
    return [
        *(half for one, own in early.items() for half in halves(one, own, _NONE)),
        *(half for one in MONTHS for half in halves(one, asked[one], _least(asked[one], one))),
    ]


def _least(asked: Held, month: Month) -> Held:
    return asked if month in PRINTED else Held(asked.in_time, 0)


def _early(times: Sequence[Time], month: Month, shares: tuple[float, float]) -> Held:
    children = sum(one.is_open(last_day(month)) for one in times)
    return Held(*(2 + round(share * children) for share in shares))


def reviews_told(chance: Chance, time: Time, days: Sequence[int]) -> Iterator[Fact]:
    """The reviews of a time in care; where it hangs on the day of birth, how the child took part is not said."""
    for number, day in enumerate(days, 1):
        data = {"kind": "looked_after"}
        if months_after(time.born[0], _SPEAKS) > day:
            data["participation"] = "PN0"
        elif months_after(time.born[1], _SPEAKS) <= day:
            data["participation"] = chance.pick(_PARTICIPATION)
        if day >= TOLD_FROM:
            yield dated("review.held", f"{time.number}-{number}", day, data)


def visits_told(chance: Chance, time: Time, days: Sequence[int]) -> Iterator[Fact]:
    """The visits of a time in care; whoever is too young to speak is not seen alone."""
    for number, day in enumerate(days, 1):
        seen = chance.happens(_SEEN)
        alone = seen and months_after(time.born[1], _SPEAKS) <= day and chance.happens(_ALONE)
        data = {"kind": "looked_after", "seen": seen, "seen_alone": alone}
        if day >= TOLD_FROM:
            yield dated("visit.made", f"care-{time.number}-{number}", day, data)

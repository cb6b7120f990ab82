"""Visits to children on a plan: within four weeks of the last, as a rule; in 2012 seldom."""

from bisect import insort
from collections.abc import Iterator, Sequence

from engine.examples.chance import Chance
from engine.examples.herefordshire.asked import VISITS, VISITS_IN_TIME
from engine.examples.herefordshire.case import Plan
from engine.examples.herefordshire.days import open_between
from engine.examples.herefordshire.fitting import between, chosen, chosen_or_all
from engine.examples.herefordshire.months import (
    HORIZON,
    SEP_12,
    SEP_13,
    SEP_14,
    Month,
    first_day,
    last_day,
    month,
    month_of,
)
from engine.examples.herefordshire.tally import Tally
from engine.examples.office import last_open

_LIMIT = 28
"""Days: four weeks."""
_LATE = {SEP_12: 0.77, month(2013, 6): 0.05, SEP_14: 0.06}
_GAPS = {SEP_12: 22.0, SEP_13: 26.0, SEP_14: 22.0}
"""Days between visits in time, at the middle."""
_AROUND, _OVER = 3, (1, 14)
_END = last_day(HORIZON)


def add_visits(chance: Chance, plans: Sequence[Plan]) -> None:
    """Makes the visits of all plans: in the printed months as many as were printed, and as many in time."""
    visiting = _Visiting(chance)
    for plan in plans:
        visiting.go_on(plan, [], prompt_in=0)
    for one in VISITS:
        _fit(visiting, plans, one)


class _Visiting:
    """Draws visits so that of each month about as many are late as its printed neighbours say."""

    def __init__(self, chance: Chance) -> None:
        self.chance, self._tally = chance, Tally()

    def go_on(self, plan: Plan, made: list[int], prompt_in: Month) -> None:
        """Draws the visits after those that are made; none is late in a month."""
        self._count(plan, -1)
        plan.visits = made
        self._count(plan, 1)
        while True:
            last = made[-1] if made else plan.start
            day = self._next(last, prompt_in)
            if day >= min(plan.end, _END):
                return
            made.append(day)
            self._tally.add(month_of(day), plan.size, is_late=day > last + _LIMIT)

    def _count(self, plan: Plan, sign: int) -> None:
        for day, gap in _gaps(plan):
            self._tally.add(month_of(day), sign * plan.size, is_late=gap > _LIMIT)

    def _next(self, last: int, prompt_in: Month) -> int:
        late = last_open(last + _LIMIT + 2 + self.chance.between(*_OVER))
        month = month_of(late)
        if month != prompt_in and late > last + _LIMIT and self._tally.wants_late(month, between(_LATE, month)):
            return late
        middle = round(between(_GAPS, month))
        gap = min(self.chance.between(middle - _AROUND, middle + _AROUND), _LIMIT)
        return max(last_open(last + gap), last + 1)


def _fit(visiting: _Visiting, plans: Sequence[Plan], month: Month) -> None:
    """First as many are visited late in the month as were, then as many in time."""
    chance = visiting.chance
    drawn = [plan for plan in chance.sample(list(plans), len(plans)) if plan.start <= last_day(month) < plan.end + 60]
    drawn.sort(key=lambda plan: not _late_in(plan, month))
    able = [plan for plan in drawn if _late_days(plan, month)]
    late = chosen(able, [plan.size for plan in able], VISITS[month] - VISITS_IN_TIME[month])
    for plan in drawn:
        count = _late_in(plan, month)
        if count > (plan in late):
            made = [day for day in plan.visits if day < first_day(month) - 30]
            visiting.go_on(plan, made, prompt_in=month)
        if plan in late and count != 1:
            _be_late(visiting, plan, month)
    left = VISITS_IN_TIME[month] - sum(plan.size for plan in drawn for _ in _in_time(plan, month))
    (_leave_out if left < 0 else _add)(chance, drawn, month, abs(left))


def _late_in(plan: Plan, month: Month) -> int:
    """How many visits of the month were late."""
    return sum(month_of(day) == month and gap > _LIMIT for day, gap in _gaps(plan))


def _late_days(plan: Plan, month: Month) -> tuple[int, ...]:
    """The days of the month on which a visit may be the first for more than four weeks."""
    return open_between(max(first_day(month), plan.start + _LIMIT + 1), min(last_day(month), plan.end - 1))


def _be_late(visiting: _Visiting, plan: Plan, month: Month) -> None:
    days = _late_days(plan, month)
    day = visiting.chance.choice(days[len(days) // 3 :])
    made = [one for one in plan.visits if one < day - _LIMIT]
    if made and day - made[-1] > 2 * _LIMIT:
        made.append(last_open(day - _LIMIT - 2))
    visiting.go_on(plan, [*made, day], prompt_in=month)


def _gaps(plan: Plan) -> Iterator[tuple[int, int]]:
    """Each visit with the days since the last, or since the plan began."""
    last = plan.start
    for day in plan.visits:
        yield day, day - last
        last = day


def _in_time(plan: Plan, month: Month) -> Iterator[int]:
    return (day for day, gap in _gaps(plan) if month_of(day) == month and gap <= _LIMIT)


def _leave_out(chance: Chance, drawn: Sequence[Plan], month: Month, children: int) -> None:
    """Leaves out visits that were in time and the last of the month."""
    while children > 0:
        able = [plan for plan in chance.sample(list(drawn), len(drawn)) if _last_in_time(plan, month)]
        taken = chosen_or_all(able, [plan.size for plan in able], children)
        for plan in taken:
            plan.visits.remove(_last_in_time(plan, month))
        children -= sum(plan.size for plan in taken)


def _last_in_time(plan: Plan, month: Month) -> int:
    """The last visit of the month, if it was in time; else 0."""
    last = max((day for day in plan.visits if month_of(day) == month), default=0)
    return last if last in set(_in_time(plan, month)) else 0


def _add(chance: Chance, drawn: Sequence[Plan], month: Month, children: int) -> None:
    """Adds visits in time after the last of the month."""
    while children > 0:
        able = [plan for plan in chance.sample(list(drawn), len(drawn)) if _room(plan, month)]
        taken = chosen_or_all(able, [plan.size for plan in able], children)
        for plan in taken:
            insort(plan.visits, chance.choice(_room(plan, month)))
        children -= sum(plan.size for plan in taken)


def _room(plan: Plan, month: Month) -> tuple[int, ...]:
    """The days for one more visit in time after those of the month, before the next."""
    last = max((day for day in plan.visits if day <= last_day(month)), default=plan.start)
    following = min((day for day in plan.visits if day > last_day(month)), default=_END)
    until = min(last + _LIMIT, last_day(month), plan.end - 1, following - 1)
    return open_between(max(last + 3, first_day(month)), until)

"""Review conferences: each within 90 days of the initial one, then 181 of the last, mostly sooner."""

from collections.abc import Iterator, Sequence

from engine.examples.chance import Chance
from engine.examples.herefordshire.asked import REVIEWS, REVIEWS_IN_TIME
from engine.examples.herefordshire.case import Plan, Review
from engine.examples.herefordshire.days import drawn_between, open_between
from engine.examples.herefordshire.fitting import between, chosen
from engine.examples.herefordshire.months import HORIZON, SEP_12, SEP_13, Month, first_day, last_day, month_of
from engine.examples.herefordshire.tally import Tally
from engine.examples.office import last_open

_FIRST, _NEXT = 90, 181
"""Days, by Working Together to Safeguard Children."""
_SOONER, _SOONEST = 2, {SEP_12: 30.0, SEP_13: 45.0}
"""Days before the due day: at least, and at most."""
_LATER = 1, 20
_LATE = 0.03
_END_IN_REVIEW = 0.85
_END = last_day(HORIZON)


def add_reviews(chance: Chance, plans: Sequence[Plan]) -> None:
    """Holds the reviews of all plans: in the printed months as many as were printed, and as many in time."""
    holding = _Holding(chance)
    for plan in plans:
        holding.go_on(plan, [])
    for month in REVIEWS:
        _fit(holding, plans, month)


class _Holding:
    """Draws reviews so that months have about as many as their printed neighbours."""

    def __init__(self, chance: Chance) -> None:
        self.chance, self._tally = chance, Tally()

    def go_on(self, plan: Plan, held: list[Review]) -> None:
        """Draws the reviews after those that are held."""
        self._count(plan, -1)
        plan.reviews = held
        while (day := self._day(_last(plan), _due(plan))) < min(plan.end, _END):
            plan.reviews.append(Review(day))
        last, due = _last(plan), _due(plan)
        if plan.end <= min(due, _END) and plan.end > last + 14 and self.chance.happens(_END_IN_REVIEW):
            plan.reviews.append(Review(plan.end, ends_plan=True))
        self._count(plan, 1)

    def again(self, plan: Plan, place: int, day: int) -> None:
        """A review on a day instead of the one at this place, and those after it anew."""
        self.go_on(plan, [*plan.reviews[:place], Review(day)])

    def _count(self, plan: Plan, sign: int) -> None:
        for one in plan.reviews:
            self._tally.add(month_of(one.day), sign * plan.size)

    def _day(self, last: int, due: int) -> int:
        if self.chance.happens(_LATE):
            late = drawn_between(self.chance, due + _LATER[0], due + _LATER[1])
            if not {month_of(late), month_of(due)} & REVIEWS.keys():
                return late
        first = max(due - round(between(_SOONEST, month_of(due))), last + 25)
        month = self._tally.emptiest(range(month_of(first), month_of(due - _SOONER) + 1), REVIEWS)
        days = max(first, first_day(month)), min(due - _SOONER, last_day(month))
        return drawn_between(self.chance, *days) if open_between(*days) else last_open(due - _SOONER)


def _last(plan: Plan) -> int:
    return plan.reviews[-1].day if plan.reviews else _clock(plan)


def _clock(plan: Plan) -> int:
    """The day from which the first review is due."""
    one = plan.discussion
    return one.enquiry.conference.day if one and one.enquiry and one.enquiry.conference else plan.start


def _due(plan: Plan) -> int:
    return _last(plan) + (_NEXT if plan.reviews else _FIRST)


def _fit(holding: _Holding, plans: Sequence[Plan], month: Month) -> None:
    chance = holding.chance
    late = REVIEWS[month] - REVIEWS_IN_TIME[month]
    drawn = chance.sample(list(plans), len(plans))
    may_be_late = [plan for plan in drawn if _place_due_in(plan, month) is not None]
    for plan in chosen(may_be_late, [plan.size for plan in may_be_late], late):
        _delay(holding, plan, month)
    left = REVIEWS[month] - sum(plan.size for plan in plans for _ in _in(plan, month))
    if left < 0:
        early = [plan for plan in drawn if _may_be_sooner(plan, month)]
        for plan in chosen(early, [plan.size for plan in early], -left):
            _bring_forward(holding, plan, month)
    else:
        more = [plan for plan in drawn if _may_be_added(plan, month)]
        for plan in chosen(more, [plan.size for plan in more], left):
            _add(holding, plan, month)


def _in(plan: Plan, month: Month) -> Iterator[int]:
    """The places of the reviews held in the month."""
    return (place for place, one in enumerate(plan.reviews) if month_of(one.day) == month)


def _dues(plan: Plan) -> Iterator[int]:
    """The day on which each review was due."""
    last, limit = _clock(plan), _FIRST
    for one in plan.reviews:
        yield last + limit
        last, limit = one.day, _NEXT


def _place_due_in(plan: Plan, month: Month) -> int | None:
    """The place of a review that was due early enough in the month to be late in it."""
    for place, due in enumerate(_dues(plan)):
        is_apt = first_day(month) < due < last_day(month) - 6 and not plan.reviews[place].ends_plan
        if is_apt and plan.end > last_day(month):
            return place
    return None


def _delay(holding: _Holding, plan: Plan, month: Month) -> None:
    place = _place_due_in(plan, month)
    if place is not None:
        due = list(_dues(plan))[place]
        holding.again(plan, place, holding.chance.choice(open_between(due + 1, last_day(month))))


def _may_be_sooner(plan: Plan, month: Month) -> bool:
    places = list(_in(plan, month))
    if len(places) != 1 or plan.reviews[places[0]].ends_plan or _is_late(plan, places[0]):
        return False
    before = plan.reviews[places[0] - 1].day if places[0] else _clock(plan)
    return before < first_day(month) - 40 and plan.end > last_day(month)


def _is_late(plan: Plan, place: int) -> bool:
    return plan.reviews[place].day > list(_dues(plan))[place]


def _bring_forward(holding: _Holding, plan: Plan, month: Month) -> None:
    place = next(_in(plan, month))
    before = plan.reviews[place - 1].day if place else _clock(plan)
    holding.again(
        plan, place, drawn_between(holding.chance, max(first_day(month) - 60, before + 25), first_day(month) - 1)
    )


def _may_be_added(plan: Plan, month: Month) -> bool:
    """Open all month, no review in it or just before, and the next one not yet due in it."""
    if list(_in(plan, month)) or plan.end <= last_day(month) + 20 or plan.start > first_day(month) - 50:
        return False
    before = max((one.day for one in plan.reviews if one.day < first_day(month)), default=_clock(plan))
    following = [due for due, one in zip(_dues(plan), plan.reviews, strict=True) if one.day > last_day(month)]
    return before < first_day(month) - 30 and bool(following) and following[0] > last_day(month)


def _add(holding: _Holding, plan: Plan, month: Month) -> None:
    place = sum(one.day < first_day(month) for one in plan.reviews)
    holding.again(plan, place, drawn_between(holding.chance, first_day(month), last_day(month)))

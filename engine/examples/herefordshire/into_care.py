"""Which child each time in care is of: of a case open at its start, a few on a plan that goes on."""

from collections.abc import Iterable, Iterator, Sequence

from engine.examples.chance import Chance
from engine.examples.herefordshire.asked import DUAL
from engine.examples.herefordshire.care import CareStay
from engine.examples.herefordshire.case import Case, Plan
from engine.examples.herefordshire.days import working_days_before
from engine.examples.herefordshire.fitting import UnfittedError, between
from engine.examples.herefordshire.months import MONTHS, OPENS, Month, first_day, last_day, month_of
from engine.examples.herefordshire.shelf import Shelf

_LEAD = 5
"""Months before a printed day in which those may come into care who are on a plan on it."""
_BEFORE = 10
"""Children on a plan and in care when the log opens."""


class IntoCare:
    """Binds times in care to the children of cases; `made` are the cases of those in care when the log opens."""

    def __init__(self, chance: Chance, cases: Iterable[Case], plans: Iterable[tuple[Plan, Case]]) -> None:
        self._chance, self._shelf = chance, Shelf(cases)
        self._plans = list(plans)
        self._bound: list[tuple[CareStay, Plan]] = []
        self._left: dict[int, CareStay] = {}
        """By family, of those who come without brothers and sisters."""
        self.made: list[Case] = []

    def bind(self, stays: Sequence[CareStay]) -> None:
        """First those who are on a plan as well, as many as were printed; then all others."""
        families: dict[int, list[CareStay]] = {}
        for stay in stays:
            families.setdefault(stay.family, []).append(stay)
        self._left = {family: own[0] for family, own in families.items() if len(own) == 1 and not own[0].found_ended}
        self._on_plans()
        taken = {stay.family for stay, _ in self._bound}
        for own in families.values():
            if own[0].family not in taken:
                self._put(own)

    def _on_plans(self) -> None:
        printed = {OPENS - 1: _BEFORE, **DUAL}
        for month, count in printed.items():
            self._bind_dual(month - _LEAD, month, count, month)
        for month in MONTHS:
            if month not in printed:
                self._bind_dual(month, month, round(between(printed, month)), month)

    def _bind_dual(self, first: Month, last: Month, count: int, month: Month) -> None:
        """Until so many are on a plan and in care at the month's end, and none of them at the next printed one."""
        day = last_day(month)
        following = min((last_day(one) for one in DUAL if one > month), default=10**7)
        have = sum(_is_dual(*both, day) for both in self._bound)
        free = [stay for stay in self._left.values() if first <= month_of(stay.start) <= last and stay.end > day]
        for stay in self._chance.sample(free, len(free)):
            if have >= count:
                return
            plan = self._plan_for(stay, day, following)
            if plan:
                self._take(stay, *plan)
                have += 1
        if have < count and month in DUAL:
            raise UnfittedError("too few come into care while on a plan")

    def _plan_for(self, stay: CareStay, day: int, following: int) -> tuple[Plan, Case] | None:
        def is_apt(plan: Plan, case: Case) -> bool:
            is_over = min(plan.end, stay.end) <= following
            is_born = stay.born[0] <= case.day
            is_free = not (plan.in_care or case.again or case.is_transfer)
            return plan.start + 14 < stay.start and plan.end > day and is_over and is_born and is_free

        found = [both for both in self._plans if is_apt(*both)]
        return self._chance.choice(found) if found else None

    def _take(self, stay: CareStay, plan: Plan, case: Case) -> None:
        plan.in_care = True
        case.care[plan.first] = stay
        self._bound.append((stay, plan))
        del self._left[stay.family]

    def _put(self, own: Sequence[CareStay]) -> None:
        start = own[0].start
        case = self._before_the_log(own) if start < first_day(OPENS) else self._case_for(len(own), start)
        case.care.update(dict(enumerate(own)))

    def _before_the_log(self, own: Sequence[CareStay]) -> Case:
        case = Case(len(own), working_days_before(own[0].start, self._chance.between(1, 40)))
        self.made.append(case)
        return case

    def _case_for(self, size: int, start: int) -> Case:
        def is_free(case: Case) -> bool:
            return case.size >= size and not (case.plans or case.care or case.again)

        def is_known(case: Case) -> bool:
            return is_free(case) and case.size == size and (case.discussion is not None or bool(case.cores))

        case = self._shelf.draw(self._chance, (start - 80, start), is_known, is_free)
        if case is None:
            raise UnfittedError("no referral before a time in care")
        return case


def _is_dual(stay: CareStay, plan: Plan, day: int) -> bool:
    return max(stay.start, plan.start) <= day < min(stay.end, plan.end)


def bound(cases: Iterable[Case]) -> Iterator[tuple[Plan, Case]]:
    """Each plan with its case."""
    return ((plan, case) for case in cases for plan in case.plans)

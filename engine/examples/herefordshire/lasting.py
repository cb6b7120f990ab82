"""How long plans may last: so many are two years old on the printed days, and no others."""

from collections.abc import Sequence

from engine.examples.chance import Chance
from engine.examples.herefordshire.asked import PLANS_OF_TWO_YEARS
from engine.examples.herefordshire.case import FAR, Plan
from engine.examples.herefordshire.fitting import chosen
from engine.examples.herefordshire.months import (
    AUG_14,
    HORIZON,
    OPENS,
    SEP_12,
    SEP_13,
    SEP_14,
    first_day,
    month_of,
)

_BEYOND = 2
"""Children whose plan is two years old in September 2012 and still open a year later."""
_MOST = 23
"""Months: nearly every plan has ended by then."""


def limit(chance: Chance, plans: Sequence[Plan]) -> None:
    """Gives each plan its earliest and its latest end."""
    for plan in plans:
        latest = month_of(plan.start) + _MOST
        plan.by = latest + (latest == SEP_14) if latest <= HORIZON else FAR
    oldest = [plan for plan in plans if month_of(plan.start) <= SEP_12 - 24]
    kept = _keep(chance, oldest, PLANS_OF_TWO_YEARS[SEP_12], SEP_12, (SEP_12 + 1, SEP_13 - 1))
    _let_go(chance, oldest, (OPENS + 1, SEP_12 - 1))
    _keep(chance, kept, _BEYOND, SEP_13, (SEP_13 + 2, AUG_14 - 1))
    younger = _of(plans, SEP_12 - 23, SEP_12 - 16)
    _keep(chance, younger, PLANS_OF_TWO_YEARS[SEP_13] - _BEYOND, SEP_13, (SEP_13 + 2, AUG_14 - 1))
    _keep(chance, _of(plans, SEP_13 - 23, SEP_14 - 25), PLANS_OF_TWO_YEARS[SEP_14], SEP_14, (SEP_14 + 2, SEP_14 + 8))


def _of(plans: Sequence[Plan], first: int, last: int) -> list[Plan]:
    """Those that began in these months."""
    return [plan for plan in plans if first <= month_of(plan.start) <= last]


def _keep(chance: Chance, plans: Sequence[Plan], children: int, beyond: int, ends: tuple[int, int]) -> list[Plan]:
    """So many stay open beyond a month, and end in one of those given."""
    drawn = chance.sample(list(plans), len(plans))
    kept = chosen(drawn, [plan.size for plan in drawn], children)
    for plan in kept:
        plan.by = chance.between(*ends)
        plan.not_before = max(first_day(beyond + 1), first_day(plan.by - 1))
    return kept


def _let_go(chance: Chance, plans: Sequence[Plan], ends: tuple[int, int]) -> None:
    """Those that are not kept end in one of these months at the latest, few of them long after two years."""
    first, last = ends
    for plan in plans:
        if not plan.not_before:
            turns_two = month_of(plan.start) + 24
            plan.by = chance.between(first, last if turns_two <= first else min(last, turns_two + 1))
            plan.not_before = first_day(plan.by - 1)

"""Families who become known at the front door: their children, and their needs one after another."""

import datetime as dt
from collections.abc import Iterator
from math import sqrt

from engine.calendar import add_months, month_end
from engine.examples.chance import Chance, Table
from engine.examples.child import YEAR, Child
from engine.examples.cutting import cut
from engine.examples.early_help import caf
from engine.examples.front_door import contact
from engine.examples.need import Need
from engine.examples.office import next_open
from engine.examples.plans import need_plan
from engine.examples.ways import CONFERENCE, IN_NEED, SUPPORTED, TRANSFER, WAYS, followed

KNOWN_YEARS = 5
"""For so long a family may come back."""
FAMILIES = 0.185
"""Families who become known in a month, for each child of the county's size."""
UNBORN_DAYS = 150
"""How long before birth a child may be known, at most."""
GROWN = 18

_SEASON = (1.04, 0.98, 1.08, 0.94, 1.06, 1.06, 1.06, 0.78, 0.98, 1.06, 1.08, 0.88)
_SIZES = Table({1: 46, 2: 30, 3: 15, 4: 7, 5: 2})
_AGES = Table({(-0.38, -0.1): 2.5, (0, 1): 8, (1, 5): 23, (5, 10): 29, (10, 16): 31, (16, 17.8): 6.5})
_OUTCOMES = Table({"referral": 16, "early_help": 14, "advice": 31, "no_further_action": 39})
_REFERRED_AGAIN = 0.6
"""The share of contacts after a referral that become another."""
_COMES_BACK = 0.5
_TRANSFERS, _MOVES, _DEATHS = 0.0016, 0.012, 0.0025
_EARLIER = Table({0: 83, 1: 12, 2: 4, 3: 1})
_NO_PLAN = 0.06
"""The share of children for whom the conference of their brothers and sisters makes no plan."""
_SERIOUS = Table({SUPPORTED: 34, IN_NEED: 48, CONFERENCE: 18})
"""Where early help was not enough."""


def cohort(seed: int, month: dt.date, children: int) -> Iterator[Child]:
    """The children of the families who become known in a month."""
    chance = Chance(f"{seed}:front:{month:%Y-%m}")
    mean = children * FAMILIES * _SEASON[month.month - 1]
    for number in range(int(max(0.0, chance.gauss(mean, 0.8 * sqrt(mean))) + chance.random())):
        yield from family(f"{seed}:front:{month:%Y-%m}:{number}", month)


def family(key: str, month: dt.date) -> Iterator[Child]:
    """One family's children who are known at some time."""
    chance = Chance(key)
    start = _day_in(chance, month)
    births = _births(chance, start)
    needs = list(_needs(chance, start))
    for number, born in enumerate(births):
        child = _child(Chance(f"{key}:{number}"), (f"{key}:{number}", key), born, needs)
        if child.needs:
            yield child


def _day_in(chance: Chance, month: dt.date) -> int:
    day = dt.date(month.year, month.month, chance.between(1, month_end(month).day)).toordinal()
    return day if chance.happens(0.2) else min(next_open(day), month_end(month).toordinal())


def _births(chance: Chance, start: int) -> list[int]:
    age = chance.uniform(*chance.pick(_AGES))
    births = [start - round(age * YEAR)]
    for _ in range(chance.pick(_SIZES) - 1):
        apart = chance.uniform(1.0, 3.5)
        age += apart if age < chance.uniform(3, 8) else -apart
        births.append(start - round(age * YEAR))
    return births


def _needs(chance: Chance, start: int) -> Iterator[Need]:
    need = _first(chance, start)
    number = 1
    yield need
    while chance.happens(_COMES_BACK) or _stepped_up(need):
        number, day = number + 1, _comes_back(chance, need)
        if day > start + KNOWN_YEARS * YEAR:
            return
        need = _next(chance, number, day, need)
        yield need


def _first(chance: Chance, start: int) -> Need:
    if chance.happens(_TRANSFERS):
        return followed(chance, 1, contact(chance, start, "referral", "other_authority"), TRANSFER)
    return _need(chance, 1, start, chance.pick(_OUTCOMES))


def _stepped_up(need: Need) -> bool:
    return need.caf is not None and need.caf.reason == "step_up"


def _comes_back(chance: Chance, need: Need) -> int:
    if _stepped_up(need):
        return next_open(need.over + 1)
    return next_open(need.over + chance.about(95, 1.1))


def _next(chance: Chance, number: int, day: int, before: Need) -> Need:
    if _stepped_up(before):
        return followed(chance, number, contact(chance, day, "referral", "early_help"), chance.pick(_SERIOUS))
    known = before.referral is not None and chance.happens(_REFERRED_AGAIN)
    return _need(chance, number, day, "referral" if known else chance.pick(_OUTCOMES))


def _need(chance: Chance, number: int, day: int, outcome: str) -> Need:
    first = contact(chance, day, outcome)
    if outcome != "referral":
        return Need(number, first, caf(chance, day + 1) if outcome == "early_help" else None)
    need = followed(chance, number, first, chance.pick(WAYS))
    if chance.happens(_MOVES):
        return cut(need, day + chance.about(60, 0.7), "RC5") or need
    return need


def _child(chance: Chance, keys: tuple[str, str], born: int, needs: list[Need]) -> Child:
    key, family = keys
    grown = add_months(dt.date.fromordinal(born), 12 * GROWN).toordinal()
    young = [need for need in needs if need.day >= born - UNBORN_DAYS]
    own = [_own(chance, kept) for need in young if (kept := cut(need, grown, "RC7"))]
    died = _died(chance, own, born)
    if died:
        own = [kept for need in own if (kept := cut(need, died, "RC2"))]
    earlier = chance.pick(_EARLIER) if own and own[0].day - born > 2 * YEAR else 0
    if own and (plan := own[0].plan) and plan.transfer:
        earlier = max(earlier, 1)
    return Child(key, family, born, "", needs=tuple(own), earlier_plans=earlier, died=died)


def _own(chance: Chance, need: Need) -> Need:
    """A child's own part in a need: now and then a conference makes no plan for one of several."""
    plan = need.plan
    if plan is None or plan.transfer or not chance.happens(_NO_PLAN):
        return need
    enquiries = tuple(
        one._replace(conference=one.conference and one.conference._replace(plan=False)) for one in need.enquiries
    )
    before = tuple(one for one in need.plans if one.start < plan.start)
    instead = need_plan(chance, plan.start, 140)
    end = max(plan.end, need.plans[-1].end)
    return need._replace(enquiries=enquiries, plans=(*before, instead._replace(end=min(instead.end, end))))


def _died(chance: Chance, needs: list[Need], born: int) -> int:
    """A day during a need, or 0."""
    for need in needs:
        if need.referral and chance.happens(_DEATHS):
            day = chance.between(need.referral.day + 10, need.referral.day + 200)
            if born < day <= need.referral.closed:
                return day
    return 0

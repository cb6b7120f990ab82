"""Child protection plans and plans of children in need: how long, under which category, and how they end.

England 2024-25: 16 % of child protection plans end within three months, 4 % last two years or more.
"""

from collections.abc import Iterator
from typing import Any

from engine.examples.chance import Chance, Table
from engine.examples.child import Child
from engine.examples.conferences import review_days
from engine.examples.facts import Chain, Entry, entry
from engine.examples.groups import group, meeting
from engine.examples.need import Need, Plan, Referral
from engine.examples.office import last_open, next_open, working_day_after

CHILD_PROTECTION, CHILD_IN_NEED = "child_protection", "child_in_need"
_CATEGORIES = Table({"NEG": 49, "EMO": 37, "PHY": 7.5, "SAB": 4, "MUL": 2.5})
"""CIN census; England 2024-25, roughly."""
_CHANGED = 0.09
_SHORT, _SHORTEST = 0.11, 60
_FIRST_CORE_GROUP, _CORE_GROUPS = 10, 30
"""Working days: the first core group (Working Together), and those after it."""


def protection_plan(chance: Chance, start: int, *, transfer: bool = False) -> Plan:
    """A child protection plan; the review at which it is no longer needed ends it."""
    least = _SHORTEST if chance.happens(_SHORT) else chance.about(265, 0.58)
    reviews = review_days(chance, start, start + min(least, 1000))
    category = chance.pick(_CATEGORIES)
    return Plan(CHILD_PROTECTION, start, reviews[-1], category, _change(chance, start, category), reviews, transfer)


def _change(chance: Chance, start: int, category: str) -> tuple[int, str] | None:
    other = chance.pick(_CATEGORIES)
    if other == category or not chance.happens(_CHANGED * 2):
        return None
    return next_open(start + chance.about(150, 0.5)), other


def need_plan(chance: Chance, start: int, median: int) -> Plan:
    """A plan of a child in need."""
    return Plan(CHILD_IN_NEED, start, next_open(start + min(chance.about(median, 0.6), 800)))


def plans(_: Chance, child: Child, __: int) -> Iterator[Chain]:
    """A child's plans, each a chain."""
    before = child.earlier_plans
    for need in child.needs:
        if need.referral:
            for number, plan in enumerate(need.plans, 1):
                yield _chain(child, (need, need.referral), number, (plan, before))
                before += plan.protects


def _chain(child: Child, of: tuple[Need, Referral], number: int, which: tuple[Plan, int]) -> Iterator[Entry]:
    need, referral = of
    plan, before = which
    ref = f"{need.number}-{number}"
    both = {"plan": ref, "kind": plan.kind}
    data = {
        **both,
        "referral": str(need.number),
        "team": referral.team,
        "group": group(child.family, need.number),
        **(_protection(need, plan, before) if plan.protects else {}),
    }
    yield entry("plan.started", ref, plan.start, data)
    if plan.change and plan.change[0] < plan.end:
        yield entry("plan.category_changed", ref, plan.change[0], {"plan": ref, "category": plan.change[1]})
    yield entry("plan.ended", ref, plan.end, both, room=2)


def _protection(need: Need, plan: Plan, before: int) -> dict[str, Any]:
    data: dict[str, Any] = {"category": plan.category, "previous_plans": before}
    if plan.transfer:
        return {**data, "transfer_in": True}
    held = next(number for number, one in enumerate(need.enquiries, 1) if one.conference)
    return {**data, "conference": f"{need.number}-{held}"}


def core_groups(_: Chance, child: Child, last: int) -> Iterator[Chain]:
    """The core groups of a child's protection plans; brothers and sisters share them."""
    for need in child.needs:
        for number, plan in enumerate(need.plans, 1):
            if plan.protects:
                yield from ((one,) for one in _core_groups(child, need, f"{need.number}-{number}", plan, last))


def _core_groups(child: Child, need: Need, ref: str, plan: Plan, last: int) -> Iterator[Entry]:
    chance = Chance(f"{child.family}:core:{ref}")
    day, number = working_day_after(plan.start, _days_to(chance, _FIRST_CORE_GROUP)), 1
    while day < plan.end and day <= last:
        name = f"{ref}-{number}"
        data = {"plan": ref, "meeting": meeting(child.family, need.number, f"core-{name}")}
        yield entry("core_group.held", name, day, data, room=2)
        day, number = working_day_after(day, _days_to(chance, _CORE_GROUPS)), number + 1


def _days_to(chance: Chance, limit: int) -> int:
    if chance.happens(0.14):
        return limit + chance.about(4, 0.7)
    return limit - chance.between(0, limit // 3)


def until(plan: Plan, day: int) -> Plan:
    """The plan ended on a working day by then, as when the child comes into care."""
    if plan.end <= day:
        return plan
    end = max(last_open(day), plan.start + 1)
    return plan._replace(end=end, reviews=tuple(held for held in plan.reviews if held < end))

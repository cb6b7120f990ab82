"""Child protection plans: when each starts and ends, so that month by month as many are open as were printed."""

from collections.abc import Iterable, Iterator, Sequence

from engine.examples.chance import Chance, Table
from engine.examples.herefordshire.asked import PLANS_OPEN, PLANS_STARTED, SECOND_PLANS
from engine.examples.herefordshire.case import FAR, Discussion, Plan
from engine.examples.herefordshire.conferences import before_plan
from engine.examples.herefordshire.days import drawn_between, drawn_in
from engine.examples.herefordshire.fitting import FAMILIES, Numbers, UnfittedError, between, chosen, families, profile
from engine.examples.herefordshire.lasting import limit
from engine.examples.herefordshire.months import MONTHS, OPENS, SEP_12, SEP_13, Month, first_day, last_day, month_of

_TRANSFERS = 0.55
"""In a month: 3 % of all plans came with a child from another authority."""
_CAME_ALONE = 0.06
"""The same of the children who were alone on a plan when the log opens."""
_OLD = {range(-31, -23): 19, range(-22, -11): 30}
"""Months before the log opens → children on a plan then who began in them."""
_RECENT = 11
"""Months back to the first of the others."""
_OPENING = 150
_LENGTH, _SPREAD, _LONGEST, _SHORTEST = 270, 0.55, 600, 75
_CATEGORIES = Table({"NEG": 42, "EMO": 34, "PHY": 12, "SAB": 7, "MUL": 5})
_CHANGES = 0.08
_SECOND_AT_FIRST = {OPENS: 12, OPENS + 4: 13, OPENS + 8: 13}
"""Children on a second plan when the log opens, and later."""
_SECOND = {SEP_12: 0.095, SEP_13: 0.18}


def plans(chance: Chance, of_conferences: Iterable[Discussion]) -> list[Plan]:
    """All plans with their ends, those that are open when the log opens first."""
    started = [*_opening(chance), *_started(chance, of_conferences)]
    for plan in started:
        plan.length = min(chance.about(_LENGTH, _SPREAD), _LONGEST)
        plan.category = chance.pick(_CATEGORIES)
    limit(chance, started)
    found = _ended(chance, started)
    _mark_second(chance, found)
    for plan in found:
        _change(chance, plan)
    return found


def _opening(chance: Chance) -> Iterator[Plan]:
    """Some began more than eleven months before the log opens, a few two years before."""
    for back, children in _OLD.items():
        for size in families(chance, children, FAMILIES):
            yield _plan(chance, size, OPENS + chance.choice(back))
    for size in families(chance, _OPENING - sum(_OLD.values()), FAMILIES):
        yield _plan(chance, size, OPENS - min(chance.between(1, _RECENT), chance.between(1, _RECENT)))


def _plan(chance: Chance, size: int, month: Month) -> Plan:
    day = drawn_in(chance, month)
    came = size == 1 and chance.happens(_CAME_ALONE)
    return Plan(size, day, None if came else before_plan(chance, size, day))


def _started(chance: Chance, of_conferences: Iterable[Discussion]) -> Iterator[Plan]:
    begun: Numbers = dict.fromkeys(MONTHS, 0)
    for one in of_conferences:
        held = one.enquiry.conference if one.enquiry else None
        if held and held.leads_to_plan:
            begun[month_of(held.day)] += one.size
            yield Plan(one.size, held.day, one)
    phase = chance.random()
    for number, (one, children) in enumerate(begun.items()):
        arrived = int((number + 1) * _TRANSFERS + phase) - int(number * _TRANSFERS + phase)
        count = PLANS_STARTED.get(one, children + arrived) - children
        yield from (Plan(1, drawn_in(chance, one)) for _ in range(count))


def _ended(chance: Chance, started: Sequence[Plan]) -> list[Plan]:
    stock = profile(chance, MONTHS, PLANS_OPEN | {OPENS - 1: _OPENING, MONTHS[-1]: 205}, wobble=0.006)
    found = [plan for plan in started if plan.start < first_day(OPENS)]
    before = _OPENING
    for one in MONTHS:
        begun = [plan for plan in started if month_of(plan.start) == one]
        count = before + sum(plan.size for plan in begun) - stock[one]
        found.extend(_end(chance, [plan for plan in found if plan.end == FAR], count, one))
        found.extend(begun)
        before = stock[one]
    return found


def _end(chance: Chance, lasting: list[Plan], count: int, month: Month) -> list[Plan]:
    """Ends plans of so many children; gives the plans of brothers and sisters that go on without the others."""
    parted: list[Plan] = []
    for plan in sorted(_ripe(lasting, month), key=lambda plan: (plan.by > month, plan.start + plan.length)):
        if count <= 0:
            break
        if plan.size > count:
            parted.append(_part(plan, count))
        count -= plan.size
        plan.end = drawn_between(chance, max(first_day(month), plan.not_before, plan.start + 30), last_day(month))
    if count > 0 or any(plan.by <= month and plan.end == FAR for plan in lasting):
        raise UnfittedError("plans cannot end as many as must")
    return parted


def _ripe(lasting: Iterable[Plan], month: Month) -> Iterator[Plan]:
    for plan in lasting:
        if plan.not_before <= last_day(month) and plan.start + _SHORTEST <= last_day(month):
            yield plan


def _part(plan: Plan, size: int) -> Plan:
    """Leaves so many children on the plan; the others go on."""
    other = Plan(plan.size - size, plan.start, plan.discussion, plan.first + size)
    other.not_before, other.by, other.length = plan.not_before, plan.by, plan.length + 60
    other.category = plan.category
    plan.size = size
    return other


def is_open(plan: Plan, day: int) -> bool:
    """Whether the plan is, at the end of the day."""
    return plan.start <= day < plan.end


def _mark_second(chance: Chance, found: Sequence[Plan]) -> None:
    """Which plans are the child's second or later one: so many of those open on the printed days."""
    settled: set[Plan] = set()
    days = [(last_day(one), total) for one, total in (_SECOND_AT_FIRST | SECOND_PLANS).items()]
    for (day, total), following in zip(days, [*days[1:], (FAR - 1, FAR)], strict=True):
        there = [plan for plan in found if is_open(plan, day)]
        free = [plan for plan in chance.sample(there, len(there)) if plan not in settled]
        held = sum(plan.size for plan in there if plan.is_second)
        able = _few_of_which_last(there, free, *following)
        for plan in chosen(able, [plan.size for plan in able], total - held):
            plan.is_second = True
        settled.update(there)
    for plan in found:
        plan.is_second = plan.is_second or (
            plan not in settled and chance.happens(between(_SECOND, month_of(plan.start)))
        )


def _few_of_which_last(there: Sequence[Plan], free: Sequence[Plan], day: int, total: int) -> list[Plan]:
    """Those that are free, but of those open on the next printed day no more than leave room for new ones."""
    room = 0.93 * total - sum(plan.size for plan in there if plan.is_second and is_open(plan, day))
    able: list[Plan] = []
    for plan in free:
        lasts = is_open(plan, day)
        if not lasts or plan.size <= room:
            able.append(plan)
            room -= plan.size if lasts else 0
    return able


def _change(chance: Chance, plan: Plan) -> None:
    """Now and then the category of abuse changes at a review."""
    last = min(plan.end, last_day(MONTHS[-1])) - 20
    if last - plan.start > 120 and chance.happens(_CHANGES):
        other = chance.pick(_CATEGORIES)
        if other != plan.category:
            plan.changed = drawn_between(chance, plan.start + 80, last), other

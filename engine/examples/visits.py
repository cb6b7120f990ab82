"""Social workers' visits: to children on plans, and to looked-after children.

On a child protection plan every 10 working days, on a plan of a child in need every 20 (both are common local
standards); looked after: within a week of each placement, then every six weeks, and three months where the placement
is to last (Care Planning, Placement and Case Review (England) Regulations 2010, regulation 28).
"""

from collections.abc import Iterator

from engine.examples.chance import Chance
from engine.examples.child import YEAR, Child
from engine.examples.courses import LONG, SHORT_BREAKS
from engine.examples.facts import Chain, entry
from engine.examples.need import Plan
from engine.examples.office import last_open, next_open, working_day_after
from engine.examples.stay import Stay

EVERY = {"child_protection": 10, "child_in_need": 20}
"""Working days."""
_LATE = {"child_protection": 0.06, "child_in_need": 0.16, "looked_after": 0.07}
FIRST_WEEK, SIX_WEEKS, THREE_MONTHS = 7, 42, 91
_SPEAKS = 4
"""The age from which a child is seen alone."""
_SEEN, _ALONE = 0.96, 0.8
_TWICE = 0.018
"""The share entered twice, under another date, until somebody sees it."""


def visits_on_plans(chance: Chance, child: Child, last: int) -> Iterator[Chain]:
    """Visits to a child on a plan, each a chain of its own."""
    for need in child.needs:
        for number, plan in enumerate(need.plans, 1):
            days = _on_plan(chance, plan, last)
            yield from _visits(chance, child, days, (plan.kind, f"{need.number}-{number}"))


def visits_in_care(chance: Chance, child: Child, last: int) -> Iterator[Chain]:
    """Visits to a child in care, each a chain of its own."""
    for number, stay in enumerate(child.stays, 1):
        if stay.course is not SHORT_BREAKS:
            yield from _visits(chance, child, _in_care(chance, stay, last), ("looked_after", f"care-{number}"))


def _visits(chance: Chance, child: Child, days: Iterator[int], what: tuple[str, str]) -> Iterator[Chain]:
    kind, ref = what
    for number, day in enumerate(days, 1):
        data = {"kind": kind, "seen": chance.happens(_SEEN)}
        if kind != "looked_after":
            data["plan"] = ref
        data["seen_alone"] = bool(data["seen"]) and child.age(day) >= _SPEAKS and chance.happens(_ALONE)
        yield (entry("visit.made", f"{ref}-{number}", day, data, room=2),)
        if chance.happens(_TWICE):
            twice = entry("visit.made", f"{ref}-{number}-again", day - chance.between(0, 2), data)
            yield (twice._replace(false=True),)


def _on_plan(chance: Chance, plan: Plan, last: int) -> Iterator[int]:
    limit = EVERY[plan.kind]
    day = plan.start
    while (day := _within(chance, day, limit, _LATE[plan.kind])) < plan.end and day <= last:
        yield day


def _within(chance: Chance, before: int, limit: int, late: float) -> int:
    """The next visit, so many working days after the last; some of them late."""
    if chance.happens(late):
        return working_day_after(before, limit + chance.about(4, 0.7))
    return working_day_after(before, limit - chance.between(0, limit // 2))


def _in_care(chance: Chance, stay: Stay, last: int) -> Iterator[int]:
    starts = [episode.day for episode in stay.episodes if episode.moves]
    for start, end in zip(starts, [*starts[1:], stay.end], strict=True):
        day = _first(chance, start)
        while day < end and day <= last:
            yield day
            day = _next(chance, day, settled=stay.course is LONG and day - start > YEAR)


def _first(chance: Chance, start: int) -> int:
    if chance.happens(_LATE["looked_after"]):
        return next_open(start + FIRST_WEEK + chance.about(3, 0.6))
    return max(start, last_open(start + chance.between(1, FIRST_WEEK)))


def _next(chance: Chance, before: int, *, settled: bool) -> int:
    limit = THREE_MONTHS if settled else SIX_WEEKS
    if chance.happens(_LATE["looked_after"]):
        return next_open(before + limit + chance.about(6, 0.8))
    return last_open(before + limit - chance.between(0, limit // 3))

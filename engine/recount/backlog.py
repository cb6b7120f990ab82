"""What a manager asks next: what is open and overdue or due soon, and how the month can still end.

Today is not over, so what is due today is not overdue.
"""

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from engine.calendar import add_months, month_end, month_start, working_days
from engine.recount.child import Child
from engine.recount.counted import Case, cases
from engine.recount.measures import open_on
from engine.recount.spell import Spell
from engine.recount.timing import A_DAY
from schemas.catalogue import Catalogue, Cycle, Indicator, Span


@dataclass(frozen=True)
class Backlog:
    """`best` and `worst`: the value that the period can still end at, new arrivals left out; None of nothing.

    `cases`: all that `worst` is of. `margin`: the least number more late with which even the best misses the target;
    None where none does. `soon_until`: the last day on which something may be due and is due soon.
    """

    open: int
    overdue: int
    due_soon: int
    best: float | None
    worst: float | None
    cases: int
    margin: int | None
    soon_until: dt.date


def period_start(indicator: Indicator, last: dt.date) -> dt.date:
    """The first day of the indicator's own period that ends in the month of `last`."""
    month = month_start(last)
    match indicator.period:
        case "month":
            return month
        case "quarter":
            return add_months(month, -((month.month - 1) % 3))
        case "year_to_date":
            return dt.date(month.year - (month.month < 4), 4, 1)
        case "year":
            return add_months(month, -11)


def backlog_of(children: list[Child], catalogue: Catalogue, indicator: Indicator, today: dt.date) -> Backlog:
    """Of a timely indicator, with its period so far."""
    opened, days = open_on(children, indicator, today), soon_days(catalogue, indicator.of)
    standing = _standing(children, indicator, today, opened)
    low = _low(indicator, children[0].events[0]["authority"], today) if children else None
    return Backlog(
        len(opened),
        sum(is_overdue(spell, today) for spell in opened),
        sum(is_soon(spell, today, days) for spell in opened),
        _share(standing.in_time + standing.hopeful, standing.whole),
        _share(standing.in_time, standing.whole + standing.uncounted),
        standing.whole + standing.uncounted,
        None if low is None else _margin(standing, Fraction(str(low))),
        _soon_until(today, days),
    )


@dataclass(frozen=True)
class _Standing:
    """How the period stands: `whole` are all cases if the `hopeful`, open and not overdue, end in it.

    `uncounted`: overdue, and in the whole only if they end.
    """

    in_time: int
    hopeful: int
    whole: int
    uncounted: int


def _standing(children: list[Child], indicator: Indicator, today: dt.date, opened: list[Spell]) -> _Standing:
    """docs/figures.md: by `ended` over those ended and those open; else over all started, or due in the whole month."""
    start, last = period_start(indicator, today), month_end(today)
    found = _found(children, indicator, start, last if indicator.moment == "due" else today)
    in_time = sum(case.is_in_part for case in found)
    if indicator.moment != "ends":
        may_be = sum(case.look.spell.is_open(today) and not is_overdue(case.look.spell, today) for case in found)
        return _Standing(in_time, may_be, len(found), 0)
    overdue = sum(is_overdue(spell, today) for spell in opened)
    waiting = sum(not is_overdue(spell, today) and _due(spell) <= last for spell in opened)
    return _Standing(in_time, waiting, len(found) + waiting, overdue)


def _margin(standing: _Standing, least: Fraction) -> int | None:
    """One more after another is late: of the hopeful first, and then what is overdue ends too."""
    hopeful, whole, uncounted = standing.hopeful, standing.whole, standing.uncounted
    for late in range(hopeful + uncounted + 1):
        if whole and Fraction(standing.in_time + hopeful, whole) < least:
            return late
        if hopeful:
            hopeful -= 1
        elif whole:
            whole += 1
    return None


def _low(indicator: Indicator, authority: str, today: dt.date) -> float | None:
    """What the value is rated against and must reach: by the last target of the authority's own, else of everyone's."""
    begun = sorted((one for one in indicator.targets if one.start <= today), key=lambda one: one.start)
    own = [one for one in begun if one.authority == authority] or [one for one in begun if one.authority is None]
    if not own or own[-1].unrated is not None or own[-1].applies_to != "value":
        return None
    return own[-1].low


def _soon_until(today: dt.date, days: int) -> dt.date:
    last = today
    while working_days(today, last + A_DAY) <= days:
        last += A_DAY
    return last


def _found(children: list[Child], indicator: Indicator, start: dt.date, end: dt.date) -> list[Case]:
    return [case for child in children for case in cases(child, indicator, start, end)]


def _due(spell: Spell) -> dt.date:
    """What is open and timed is due some day."""
    return spell.timing.due if spell.timing else dt.date.max


def is_overdue(spell: Spell, today: dt.date) -> bool:
    return _due(spell) < today


def is_soon(spell: Spell, today: dt.date, days: int) -> bool:
    return spell.timing is not None and today <= _due(spell) and working_days(today, _due(spell)) <= days


def soon_days(catalogue: Catalogue, process: str) -> int:
    of = catalogue.processes[process]
    return of.due_soon_working_days if isinstance(of, Span | Cycle) else 0


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None

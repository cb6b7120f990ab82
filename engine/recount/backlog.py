"""What a manager asks next: what is open and overdue or due soon, and how the month can still end.

Today is not over, so what is due today is not overdue.
"""

import datetime as dt
from dataclasses import dataclass

from engine.calendar import add_months, month_end, month_start, working_days
from engine.recount.child import Child
from engine.recount.counted import Case, cases
from engine.recount.measures import open_on
from engine.recount.spell import Spell
from schemas.catalogue import Cycle, Indicator, Span


@dataclass(frozen=True)
class Backlog:
    """`best` and `worst`: the value that the period can still end at, new arrivals left out; None of nothing."""

    open: int
    overdue: int
    due_soon: int
    best: float | None
    worst: float | None


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


def backlog_of(children: list[Child], indicator: Indicator, today: dt.date) -> Backlog:
    """Of a timely indicator, with its period so far."""
    opened = open_on(children, indicator, today)
    best, worst = _ends_at(children, indicator, today, opened)
    return Backlog(
        len(opened),
        sum(_is_overdue(spell, today) for spell in opened),
        sum(_is_soon(children, indicator, spell, today) for spell in opened),
        best,
        worst,
    )


def _ends_at(
    children: list[Child], indicator: Indicator, today: dt.date, opened: list[Spell]
) -> tuple[float | None, float | None]:
    """docs/figures.md: by `ended` over those ended and those open; else over all started, or due in the whole month."""
    start, last = period_start(indicator, today), month_end(today)
    found = _found(children, indicator, start, last if indicator.moment == "due" else today)
    in_time = sum(case.is_in_part for case in found)
    if indicator.moment != "ends":
        may_be = sum(case.look.spell.is_open(today) and not _is_overdue(case.look.spell, today) for case in found)
        return _share(in_time + may_be, len(found)), _share(in_time, len(found))
    overdue = sum(_is_overdue(spell, today) for spell in opened)
    waiting = sum(not _is_overdue(spell, today) and _due(spell) <= last for spell in opened)
    ended = len(found)
    return _share(in_time + waiting, ended + waiting), _share(in_time, ended + waiting + overdue)


def _found(children: list[Child], indicator: Indicator, start: dt.date, end: dt.date) -> list[Case]:
    return [case for child in children for case in cases(child, indicator, start, end)]


def _due(spell: Spell) -> dt.date:
    """What is open and timed is due some day."""
    return spell.timing.due if spell.timing else dt.date.max


def _is_overdue(spell: Spell, today: dt.date) -> bool:
    return _due(spell) < today


def _is_soon(children: list[Child], indicator: Indicator, spell: Spell, today: dt.date) -> bool:
    process = children[0].catalogue.processes[indicator.of]
    days = process.due_soon_working_days if isinstance(process, Span | Cycle) else 0
    return spell.timing is not None and today <= _due(spell) and working_days(today, _due(spell)) <= days


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None

"""What is open of what an indicator times, and where its month can still end."""

import datetime as dt
from typing import NamedTuple

from engine.authority import Authority
from engine.calendar import month_end, soon_until
from engine.rating import target_on
from engine.readings.counts import count, level
from engine.readings.month_end import MonthEnd
from engine.readings.periods import first_day
from engine.rows.columns import EVERYTHING
from engine.rows.row import Part
from schemas.catalogue import Cycle, Indicator, Span


class Backlog(NamedTuple):
    """`best` and `worst`: where the month can still end, new arrivals left out; None without a whole to share.

    `cases`: all that can count in it. `margin`: so many more late, and even the best misses the target; None where no
    number does, or nothing is to be reached. `soon_until`: what is due up to this day is due soon.
    """

    waiting: int
    overdue: int
    due_soon: int
    best: float | None
    worst: float | None
    cases: int
    margin: int | None
    soon_until: dt.date


def backlog(authority: Authority, indicator: Indicator, today: dt.date) -> Backlog:
    """On a day that is not over: what is due today is not overdue yet."""
    waiting, due, soon = (level(authority, indicator, part, today) for part in _LEVELS)
    due_today = authority.rows(indicator.id, Part.DUE_TODAY).total(today.toordinal(), today.toordinal())
    overdue = due - due_today
    ends, low = _ends(authority, indicator, today, overdue), _low(authority, indicator, today)
    margin = None if low is None else ends.margin(low)
    until = _soon_until(authority, indicator, today)
    return Backlog(waiting, overdue, soon, ends.best, ends.worst, ends.cases, margin, until)


_LEVELS = (Part.WAITING, Part.OVERDUE, Part.DUE_SOON)


def _low(authority: Authority, indicator: Indicator, today: dt.date) -> float | None:
    """The least that the value should be, where it is rated against that."""
    target = target_on(indicator, authority.code, today)
    is_rated = target is not None and target.applies_to == "value" and target.unrated is None
    return target.low if target and is_rated else None


def _soon_until(authority: Authority, indicator: Indicator, today: dt.date) -> dt.date:
    process = authority.catalogue.processes[indicator.of]
    return soon_until(today, process.due_soon_working_days) if isinstance(process, Cycle | Span) else today


def _ends(authority: Authority, indicator: Indicator, today: dt.date, overdue: int) -> MonthEnd:
    first = first_day(indicator, today)
    last = month_end(today) if indicator.moment == "due" else today
    in_time, counted = (_known_today(authority, indicator, part, first, last, today) for part in _COUNTED)
    if indicator.moment == "starts":
        hopeful = _started(authority, indicator, first, today)
    else:
        hopeful = level(authority, indicator, Part.DUE_THIS_MONTH, today)
    return MonthEnd(in_time, counted, hopeful, overdue, is_settled=indicator.moment != "ends")


_COUNTED = (Part.NUMERATOR, Part.DENOMINATOR)


def _known_today(
    authority: Authority, indicator: Indicator, part: Part, first: dt.date, last: dt.date, today: dt.date
) -> int:
    """Of days that may lie ahead, without events that were recorded ahead of theirs."""
    return count(authority, indicator, part, first, last, EVERYTHING, seen=today)


def _started(authority: Authority, indicator: Indicator, first: dt.date, today: dt.date) -> int:
    """Started in the period, open and not overdue."""
    by_month = authority.rows(indicator.id, Part.IN_TIME_YET).by_label(None, today.toordinal())
    return sum(many for month, many in by_month.items() if f"{first:%Y-%m}" <= month <= f"{today:%Y-%m}")

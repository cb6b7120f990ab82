"""What is open of what an indicator times, and where its month can still end."""

import datetime as dt
from typing import NamedTuple

from engine.authority import Authority
from engine.calendar import month_end
from engine.readings.counts import count, level
from engine.readings.periods import first_day
from engine.rows.columns import EVERYTHING
from engine.rows.row import Part
from schemas.catalogue import Indicator


class Backlog(NamedTuple):
    """`best` and `worst`: where the month can still end, new arrivals left out; None without a whole to share."""

    waiting: int
    overdue: int
    due_soon: int
    best: float | None
    worst: float | None


class _Case(NamedTuple):
    """Of what decides a month: in time so far, all so far, open and still in time, open and overdue."""

    in_time: int
    whole: int
    hopeful: int
    overdue: int


def backlog(authority: Authority, indicator: Indicator, today: dt.date) -> Backlog:
    """On a day that is not over: what is due today is not overdue yet."""
    waiting, due, soon = (level(authority, indicator, part, today) for part in _LEVELS)
    due_today = authority.rows(indicator.id, Part.DUE_TODAY).total(today.toordinal(), today.toordinal())
    overdue = due - due_today
    best, worst = _ends(indicator, _case(authority, indicator, today, overdue))
    return Backlog(waiting, overdue, soon, best, worst)


_LEVELS = (Part.WAITING, Part.OVERDUE, Part.DUE_SOON)


def _case(authority: Authority, indicator: Indicator, today: dt.date, overdue: int) -> _Case:
    first = first_day(indicator, today)
    last = month_end(today) if indicator.moment == "due" else today
    in_time, whole = (_known_today(authority, indicator, part, first, last, today) for part in _COUNTED)
    if indicator.moment == "starts":
        return _Case(in_time, whole, _started(authority, indicator, first, today), overdue)
    return _Case(in_time, whole, level(authority, indicator, Part.DUE_THIS_MONTH, today), overdue)


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


def _ends(indicator: Indicator, case: _Case) -> tuple[float | None, float | None]:
    """Best and worst.

    By `ended`: (in time + hopeful) / (ended + hopeful), in time / (ended + hopeful + overdue). By `due` and
    `started`, where the whole is settled: (in time + hopeful) / whole, in time / whole.
    """
    high = low = case.whole
    if indicator.moment == "ends":
        high, low = case.whole + case.hopeful, case.whole + case.hopeful + case.overdue
    best = (case.in_time + case.hopeful) / high if high else None
    return best, case.in_time / low if low else None

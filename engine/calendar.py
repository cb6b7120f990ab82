"""Days as children's social care counts them: London days, England's working days, calendar months.

Days are `datetime.date` at this file's doors and ordinals (`date.toordinal()`) inside the fold.
"""

import datetime as dt
from array import array
from bisect import bisect_left, bisect_right
from calendar import monthrange
from functools import cache
from zoneinfo import ZoneInfo

import holidays

from schemas.catalogue import Duration

LONDON = ZoneInfo("Europe/London")
FIRST_DAY, LAST_DAY = dt.date(1950, 1, 1), dt.date(2110, 12, 31)
"""Working days are known from one to the other; the engine takes no event outside."""
OPEN = 2**31 - 1
"""The ordinal of an end that has not come."""
_FRIDAY, _APRIL = 4, 4
_HOUR = dt.timedelta(hours=1)
_OPENS, _WORK = 9 * _HOUR, 8 * _HOUR


def day_of(instant: dt.datetime) -> dt.date:
    """The London calendar day of an instant."""
    return instant.astimezone(LONDON).date()


def end_of(day: dt.date) -> dt.datetime:
    """The last microsecond of a London day: what was recorded by then was known on that day."""
    following = dt.datetime.combine(day + dt.timedelta(1), dt.time(), LONDON)
    return following.astimezone(dt.UTC) - dt.timedelta(microseconds=1)


def month_start(day: dt.date) -> dt.date:
    """The first day of the day's month."""
    return day.replace(day=1)


def month_end(day: dt.date) -> dt.date:
    """The last calendar day of the day's month, never the last working day."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def quarter_start(day: dt.date) -> dt.date:
    """The first day of the day's quarter; the year, and quarters with it, start on 1 April."""
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)


def year_start(day: dt.date) -> dt.date:
    """The 1 April on or before the day."""
    return dt.date(day.year - (day.month < _APRIL), _APRIL, 1)


def add_months(day: dt.date, months: int) -> dt.date:
    """So many calendar months later (or earlier), cut to the month's end: 31 August + 6 months = 28 February."""
    month = day.year * 12 + day.month - 1 + months
    year, month = month // 12, month % 12 + 1
    return dt.date(year, month, min(day.day, monthrange(year, month)[1]))


def window_start(day: dt.date, months: int) -> dt.date:
    """The first day of the window of so many months that ends with `day`."""
    return add_months(day + dt.timedelta(1), -months)


def last_in_window(day: dt.date, months: int) -> dt.date:
    """The last day whose window of so many months still begins on or before `day`."""
    following = add_months(day, months)
    return (month_end(following) if day == month_end(day) else following) - dt.timedelta(1)


def working_days(start: dt.date, end: dt.date) -> int:
    """Working days d with start < d <= end, over England's bank holidays; the start is day 0, whatever day it is."""
    return working_days_between(start.toordinal(), end.toordinal())


def working_days_between(start: int, end: int) -> int:
    """The same, of ordinals."""
    counts, _ = _table()
    first = FIRST_DAY.toordinal()
    return counts[end - first] - counts[start - first]


def working_hours(start: dt.datetime, end: dt.datetime) -> float:
    """Hours of work between two instants: 9 to 17 on the clocks of London, on working days; below 0 backwards."""
    return (_worked(end) - _worked(start)) / _HOUR


def due_day(start: dt.date, limit: Duration) -> dt.date:
    """The last day of a limit: for working days the limit-th of them; months and days do not roll off holidays."""
    if limit.months:
        return add_months(start, limit.months)
    if limit.days:
        return start + dt.timedelta(limit.days)
    return dt.date.fromordinal(_working_day_after(start.toordinal(), limit.count))


def first_late_day(start: dt.date, limit: Duration) -> dt.date:
    """The first day that is not in time: weekends and holidays after a due day of working days still are."""
    if limit.working_days:
        return dt.date.fromordinal(_working_day_after(start.toordinal(), limit.count + 1))
    return due_day(start, limit) + dt.timedelta(1)


def soon_from(due: dt.date, count: int) -> dt.date:
    """The first day from which no more than so many working days are left until the due day."""
    counts, days = _table()
    return dt.date.fromordinal(days[counts[due.toordinal() - FIRST_DAY.toordinal()] - count - 1])


def soon_until(day: dt.date, count: int) -> dt.date:
    """The last day until which no more than so many working days are left: it may be a weekend's or a holiday."""
    return dt.date.fromordinal(_working_day_after(day.toordinal(), count + 1) - 1)


def _working_day_after(start: int, count: int) -> int:
    counts, days = _table()
    return days[counts[start - FIRST_DAY.toordinal()] + count - 1]


def _worked(until: dt.datetime) -> dt.timedelta:
    """All hours of work up to an instant. The clocks change at night, and never in them."""
    _, days = _table()
    local = until.astimezone(LONDON)
    clock = local.replace(tzinfo=None) - dt.datetime.combine(local.date(), dt.time())
    before, through = bisect_left(days, local.toordinal()), bisect_right(days, local.toordinal())
    return before * _WORK + (through - before) * min(max(clock - _OPENS, 0 * _HOUR), _WORK)


@cache
def _table() -> "tuple[array[int], array[int]]":
    """Working days up to and with each day since FIRST_DAY, and the ordinal of each working day.

    Bank holidays of England and Wales: Banking and Financial Dealings Act 1971 and yearly proclamations.
    """
    closed = holidays.country_holidays("GB", subdiv="ENG", years=range(FIRST_DAY.year, LAST_DAY.year + 1))
    counts, days = array("l"), array("l")
    for ordinal in range(FIRST_DAY.toordinal(), LAST_DAY.toordinal() + 1):
        day = dt.date.fromordinal(ordinal)
        if day.weekday() <= _FRIDAY and day not in closed:
            days.append(ordinal)
        counts.append(len(days))
    return counts, days

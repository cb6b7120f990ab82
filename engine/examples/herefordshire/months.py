"""Months as numbers that count on, and their days as ordinals."""

import datetime as dt
from functools import cache

from engine.calendar import add_months, month_end
from engine.examples.office import is_open

Month = int
"""Twelve times the year, plus the month from 0."""


def month(year: int, number: int) -> Month:
    """The month of a year; January is 1."""
    return 12 * year + number - 1


@cache
def month_of(day: int) -> Month:
    """The month that a day lies in."""
    date = dt.date.fromordinal(day)
    return month(date.year, date.month)


@cache
def first_day(month: Month) -> int:
    """Its first day."""
    return _start(month).toordinal()


@cache
def last_day(month: Month) -> int:
    """Its last day."""
    return month_end(_start(month)).toordinal()


@cache
def open_days(month: Month) -> tuple[int, ...]:
    """Its working days."""
    return tuple(day for day in range(first_day(month), last_day(month) + 1) if is_open(day))


@cache
def months_after(day: int, months: int) -> int:
    """So many calendar months later, or earlier."""
    return add_months(dt.date.fromordinal(day), months).toordinal()


def _start(month: Month) -> dt.date:
    return dt.date(month // 12, month % 12 + 1, 1)


SEP_12, SEP_13, AUG_14, SEP_14 = month(2012, 9), month(2013, 9), month(2014, 8), month(2014, 9)
OPENS = month(2011, 9)
"""The log's first month; on its first day what began earlier is loaded."""
CLOSES = month(2014, 11)
"""The last month of the log that is shipped."""
HORIZON = month(2015, 11)
"""The last month that is drawn: what is open at the end of the log has an end ahead, and a demo goes on."""
LOOKED_BACK = month(2010, 9)
"""Referrals from here on are loaded: whoever is referred again within 12 months of one."""
MONTHS = range(OPENS, HORIZON + 1)
YEARS = tuple(range(september - 11, september + 1) for september in (SEP_12, SEP_13, SEP_14))
"""The twelve months that end with each September that was printed."""

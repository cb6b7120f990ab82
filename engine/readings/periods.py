"""The period of a figure: its days, up to the last."""

import datetime as dt

from engine.calendar import add_months, end_of, month_end, month_start, quarter_start, year_start
from engine.history import microseconds
from engine.rows.columns import EVERYTHING
from schemas.catalogue import Indicator


def first_day(indicator: Indicator, last: dt.date) -> dt.date:
    """The first day of the period that ends with `last`, or is open on it; of a stock, the day itself."""
    if indicator.moment == "open":
        return last
    match indicator.period:
        case "month":
            return month_start(last)
        case "quarter":
            return quarter_start(last)
        case "year_to_date":
            return year_start(last)
        case "year":
            return months_back(last, 12)


def counted_to(indicator: Indicator, last: dt.date, *, is_over: bool) -> dt.date:
    """The last day that counts: of what fell due only a day that is over."""
    return last if is_over or indicator.moment != "due" else last - dt.timedelta(1)


def months_back(last: dt.date, months: int) -> dt.date:
    """The first day of so many calendar months, the last of which is the month of `last`."""
    return month_start(add_months(month_start(last), 1 - months))


def shown_start(indicator: Indicator, last: dt.date) -> dt.date:
    """Where people see the period begin: of a stock, the month that it ends."""
    return month_start(last) if indicator.moment == "open" else first_day(indicator, last)


def shown_end(last: dt.date) -> dt.date:
    """Where people see the period end: with the month."""
    return month_end(last)


def known_by(day: dt.date | None) -> int:
    """The last instant of a day, in microseconds since 1970; without a day EVERYTHING that is known."""
    return EVERYTHING if day is None else microseconds(end_of(day))


def last_day(month: dt.date, until: dt.date | None) -> dt.date:
    """The month's end, or the day in it after which nothing is known. A month to come is taken whole."""
    last = month_end(month)
    return last if until is None or until < month_start(month) else min(last, until)

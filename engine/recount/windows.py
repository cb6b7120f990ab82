"""Windows: so long back from a day, and what lies in them."""

import datetime as dt

from engine.calendar import add_months, working_days
from engine.recount.spell import Spell
from engine.recount.timing import A_DAY
from schemas.catalogue import Duration, SpellsIn, Window


def earliest_within(day: dt.date, length: Duration) -> dt.date:
    """The earliest day from which no more than the length has passed on the day."""
    if length.months:
        return add_months(day, -length.months)
    if length.days:
        return day - dt.timedelta(length.days)
    earliest = day
    while working_days(earliest - A_DAY, day) <= length.count:
        earliest -= A_DAY
    return earliest


def first_of(window: Window, day: dt.date, start: dt.date) -> dt.date:
    """The first day of a window that ends with the day, or begins with the spell."""
    if window.months:
        return add_months(day + A_DAY, -window.months)
    if window.days:
        return day - dt.timedelta(window.days - 1)
    return start


def is_in(one: Spell, first: dt.date, day: dt.date, condition: SpellsIn) -> bool:
    """Is it in the window, with nights enough by the day?"""
    if one.start > day:
        return False
    until = day + A_DAY if one.end is None else min(one.end, day + A_DAY)
    if (until - one.start).days < condition.least_days:
        return False
    if condition.starting:
        return first <= one.start
    if condition.ending:
        return one.outcome == "completed" and one.end is not None and first <= one.end <= day
    return one.end is None or one.end > first or one.start >= first

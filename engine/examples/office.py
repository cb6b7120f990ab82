"""Working days as the office keeps them, in ordinals."""

import datetime as dt
from functools import cache

from engine.calendar import due_day, working_days_between
from schemas.catalogue import Duration


@cache
def is_open(day: int) -> bool:
    """Whether it is a working day."""
    return working_days_between(day - 1, day) == 1


@cache
def working_day_after(day: int, count: int) -> int:
    """The count-th working day after a day."""
    return due_day(dt.date.fromordinal(day), _limit(count)).toordinal()


def next_open(day: int) -> int:
    """The day, or the next working day when it is none."""
    return day if is_open(day) else working_day_after(day, 1)


def last_open(day: int) -> int:
    """The day, or the last working day before it when it is none."""
    while not is_open(day):
        day -= 1
    return day


@cache
def _limit(count: int) -> Duration:
    return Duration(working_days=count)

"""Working days counted backwards and drawn."""

from bisect import bisect_left, bisect_right
from functools import cache

from engine.examples.chance import Chance
from engine.examples.herefordshire.months import HORIZON, Month, first_day, last_day, month, open_days


@cache
def _open() -> tuple[int, ...]:
    """All working days from 1995, when nobody was born who is told of, to a year beyond the horizon."""
    return tuple(day for one in range(month(1995, 1), HORIZON + 13) for day in open_days(one))


def working_days_before(day: int, count: int) -> int:
    """The working day from which so many have elapsed on a day."""
    return _open()[bisect_right(_open(), day) - 1 - count]


def working_days_after(day: int, count: int) -> int:
    """The working day on which so many have elapsed since a day."""
    return _open()[bisect_right(_open(), day) - 1 + count]


def open_between(first: int, last: int) -> tuple[int, ...]:
    """The working days between two days, both included."""
    return _open()[bisect_left(_open(), first) : bisect_right(_open(), last)]


def drawn_in(chance: Chance, month: Month) -> int:
    """A working day of the month."""
    return chance.choice(open_days(month))


def drawn_between(chance: Chance, first: int, last: int) -> int:
    """A working day between two days; the first of them where there is none."""
    days = open_between(first, last)
    return chance.choice(days) if days else first


def within(month: Month, day: int) -> int:
    """The day, or the nearest of the month."""
    return min(max(day, first_day(month)), last_day(month))

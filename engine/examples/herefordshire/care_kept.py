"""Children who live where they live for years: those long in care when the log opens, and some who come later."""

from collections.abc import Callable, Iterator
from itertools import count

from engine.examples.chance import Chance
from engine.examples.herefordshire.care_times import (
    ALONE,
    GROWN,
    LASTS_ON,
    NEEDS,
    SIZES,
    TOGETHER,
    YEAR,
    Time,
    ages,
)
from engine.examples.herefordshire.months import (
    HORIZON,
    OPENS,
    SEP_12,
    SEP_13,
    SEP_14,
    Month,
    first_day,
    last_day,
    month,
    months_after,
)
from engine.examples.office import last_open, next_open

LONG = 172
"""Living in one place for two years on 30 September 2012."""
_LET_GO = 10
"""Living so too when the log opens, and gone by then."""
_GO = {
    range(OPENS + 1, SEP_12): (_LET_GO, 0),
    range(SEP_12 + 1, SEP_13 + 1): (1, 1),
    range(SEP_13 + 1, SEP_14 + 1): (9, 6),
    range(SEP_14 + 1, HORIZON + 1): (10, 6),
}
"""How many of both leave care in these months, and how many move."""
_COME = {
    (month(2011, 3), OPENS - 1): 5,
    (OPENS + 1, month(2012, 3)): 3,
    (month(2012, 4), SEP_12): 10,
}
"""How many come in these months, and stay."""
_SINCE, _UNTIL = first_day(month(2003, 1)), last_day(SEP_12 - 24)
_GROWN_SHARE, _LIVED_ELSEWHERE = 0.6, 0.4


class Kept:
    """Draws them, each with a number of its own."""

    def __init__(self, chance: Chance, numbers: Callable[[], int]) -> None:
        self._chance, self._number = chance, numbers

    def times(self) -> list[Time]:
        """All of them."""
        gone = [one for months, counts in _GO.items() for one in self._going(months, counts)]
        came = [self._coming(*months) for months, many in _COME.items() for _ in range(many)]
        long = LONG + _LET_GO - len(gone)
        return [*gone, *came, *self._staying(long)]

    def _going(self, months: range, counts: tuple[int, int]) -> Iterator[Time]:
        leave, move = counts
        for _ in range(leave):
            yield self._leaving(self._day_in(months))
        for _ in range(move):
            yield self._moving(self._day_in(months))

    def _day_in(self, months: range) -> int:
        return self._chance.between(first_day(months.start), last_day(months.stop - 1))

    def _leaving(self, end: int) -> Time:
        """Grown, or to a family of their own."""
        birth = months_after(end, -GROWN)
        end = months_after(birth, GROWN)
        home, start = self._settled(end)
        if self._chance.happens(_GROWN_SHARE):
            return self._time(start, end, home, birth, 0)
        return self._alone(start, end, home)

    def _moving(self, day: int) -> Time:
        home, start = self._settled(day)
        one = self._alone(start, LASTS_ON, home)
        one.moves = (*one.moves, last_open(day))
        return one

    def _staying(self, children: int) -> Iterator[Time]:
        while children:
            home, start = self._settled(_UNTIL)
            family, need = self._number(), self._chance.pick(NEEDS)
            size = min(self._chance.pick(SIZES), children)
            for age in ages(self._chance, _oldest(start, LASTS_ON), size):
                children -= 1
                birth, around = start - round(age * YEAR), ALONE if size == 1 else TOGETHER
                one = self._time(start, LASTS_ON, home, birth, around)
                one.family, one.need = family, need
                yield one

    def _coming(self, first: Month, last: Month) -> Time:
        start = min(next_open(self._day_in(range(first, last + 1))), last_day(last))
        return self._alone(start, LASTS_ON, start)

    def _settled(self, before: int) -> tuple[int, int]:
        """The day on which they came to where they live, two years before they leave; and on which care began."""
        until = min(_UNTIL, months_after(before, -24) - 30)
        home = last_open(until - round((until - _SINCE) * (1 - self._chance.random() ** 0.5)))
        return home, home - (self._chance.about(150, 0.7) if self._chance.happens(_LIVED_ELSEWHERE) else 0)

    def _alone(self, start: int, end: int, home: int) -> Time:
        age = next(ages(self._chance, _oldest(start, end), 1))
        return self._time(start, end, home, start - round(age * YEAR), ALONE)

    def _time(self, start: int, end: int, home: int, birth: int, around: int) -> Time:
        number, need = self._number(), self._chance.pick(NEEDS)
        moves = (home,) if home > start else ()
        return Time(number, number, need, start, end, birth, around, moves=moves)


def _oldest(start: int, end: int) -> float:
    """The greatest age at the start of a child who is not grown at the end."""
    return 18 - (end - start) / YEAR - 0.6


def numbers() -> Callable[[], int]:
    """One after another."""
    counted = count(1)
    return lambda: next(counted)

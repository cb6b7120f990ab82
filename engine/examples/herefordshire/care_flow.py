"""Those who come into care and leave it, most of them soon: as many a month as its end asks for."""

from collections.abc import Callable, Iterator, Sequence

from engine.examples.chance import Chance, Table
from engine.examples.herefordshire.care_figures import FOUND_LATER, in_care, starts
from engine.examples.herefordshire.care_kept import Kept, numbers
from engine.examples.herefordshire.care_times import ALONE, LASTS_ON, NEEDS, SIZES, TOGETHER, YEAR, Time, ages
from engine.examples.herefordshire.fitting import UnfittedError
from engine.examples.herefordshire.months import MONTHS, OPENS, SEP_12, SEP_14, Month, first_day, last_day, month_of
from engine.examples.office import next_open

_LENGTHS: Table[tuple[float, float]] = Table({(12, 0.7): 12, (170, 0.4): 74, (900, 0.5): 14})
"""Median days and spread."""
_UNTIL_SEP_12: Table[tuple[float, float]] = Table({(15, 0.8): 55, (70, 0.6): 45})
_MOST = 420
"""Days: of those who come before October 2012, those who stay longer are the ones that are kept."""
_SIZES_UNTIL_SEP_12 = Table({1: 90, 2: 8, 3: 2})
_ON_ANY_DAY, _ALIKE = 0.3, 0.75
_OLDEST, _LEAVES_BY = 17.2, 17.6
"""Years of age."""
_MOVES_SOON, _SOON, _LATER = 0.4, (70, 0.9), (900, 0.7)
"""How many of the places are only for the first weeks; median days and spread of both kinds."""


def times(chance: Chance) -> list[Time]:
    """All times in care that touch the days from the log's opening on."""
    number = numbers()
    flow = _Flow(chance, number, Kept(chance.fork(), number).times())
    for one in MONTHS:
        flow.go_on(one)
    flow.move()
    return flow.all


class _Flow:
    """Month by month, who comes and who leaves."""

    def __init__(self, chance: Chance, number: Callable[[], int], kept: Sequence[Time]) -> None:
        self._chance, self._number, self._key = chance, number, chance.getrandbits(64)
        self._stock, self._starts = in_care(chance), starts(chance)
        self.all = list(kept)
        self._came: list[Time] = []
        self._here: list[Time] = []
        """Of those who came, who may leave."""
        self._come(OPENS - 5, OPENS - 1, self._stock[OPENS - 1] - self._count(OPENS - 1))

    def go_on(self, month: Month) -> None:
        """The arrivals of a month, and as many departures as bring the children in care to what they should be."""
        came = sum(month_of(one.start) == month for one in self.all)
        self._come(month, month, self._starts[month] - came)
        self._leave(month, self._count(month) - self._stock[month])

    def move(self) -> None:
        """Moves those who come and go."""
        for one in self._came:
            one.moves = tuple(_moves(self._chance, one))

    def _count(self, month: Month) -> int:
        return sum(one.is_open(last_day(month)) for one in self.all)

    def _come(self, first: Month, last: Month, children: int) -> None:
        while children > 0:
            size = self._chance.pick(SIZES if first > SEP_12 else _SIZES_UNTIL_SEP_12)
            together = list(self._family(self._day(first, last), min(size, children)))
            children -= len(together)
            self.all += together
            self._came += together
            self._here += together

    def _day(self, first: Month, last: Month) -> int:
        day = self._chance.between(first_day(first), last_day(last))
        return day if self._chance.happens(_ON_ANY_DAY) else min(next_open(day), last_day(last))

    def _family(self, start: int, size: int) -> Iterator[Time]:
        family, need, length = self._number(), self._chance.pick(NEEDS), self._length(start)
        for age in ages(self._chance, _OLDEST, size):
            own = length if self._chance.happens(_ALIKE) else self._length(start)
            birth, around = start - round(age * YEAR), ALONE if size == 1 else TOGETHER
            wish = min(start + own, max(birth + round(_LEAVES_BY * YEAR), start + 1))
            yield Time(self._number(), family, need, start, LASTS_ON, birth, around, wish)

    def _length(self, start: int) -> int:
        if month_of(start) > SEP_12:
            return self._chance.about(*self._chance.pick(_LENGTHS))
        return min(self._chance.about(*self._chance.pick(_UNTIL_SEP_12)), _MOST)

    def _leave(self, month: Month, children: int) -> None:
        """Those whose time is up, or soonest."""
        able = [one for one in self._here if one.start < last_day(month)]
        if not 0 <= children <= len(able):
            raise UnfittedError("too few come into care, or too few may leave it")
        leaving = sorted(able, key=lambda one: (one.wish, one.family, one.number))[:children]
        for one in leaving:
            one.end = self._end(one, month)
            self._here.remove(one)
        if month == SEP_14:
            _find_later(leaving)

    def _end(self, one: Time, month: Month) -> int:
        """The day that it would be, or another of the month; brothers and sisters leave together."""
        first, last = max(first_day(month), one.start + 1), last_day(month)
        if first <= one.wish <= last:
            return one.wish
        return min(next_open(Chance(f"{self._key}:{one.family}:{month}").between(first, last)), last)


def _find_later(leaving: Sequence[Time]) -> None:
    """Of those who leave in September 2014, some of whom it is found out only after the report."""
    for one in sorted(leaving, key=lambda one: one.start)[:FOUND_LATER]:
        one.found_ended = one.end


def _moves(chance: Chance, one: Time) -> Iterator[int]:
    """The days on which a child who came and did not stay moves."""
    day = one.start
    while True:
        day = next_open(day + chance.about(*(_SOON if chance.happens(_MOVES_SOON) else _LATER)))
        if day >= one.end:
            return
        yield day

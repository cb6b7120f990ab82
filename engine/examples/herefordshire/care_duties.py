"""Duties that recur, held as often and as late as each half month asks for."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from engine.examples.chance import Chance
from engine.examples.herefordshire.care_figures import Held
from engine.examples.herefordshire.fitting import UnfittedError
from engine.examples.herefordshire.months import Month, first_day, last_day
from engine.examples.office import last_open, next_open


class Period(NamedTuple):
    """Days, both included, how many are asked to be held in them, and the least of it that will do."""

    first: int
    last: int
    asked: Held
    least: Held


def halves(of: Month, asked: Held, least: Held) -> Iterator[Period]:
    """A month in two parts: more than one may be held for a child in a month."""
    middle = first_day(of) + 14
    for number, (first, last) in enumerate(((first_day(of), middle), (middle + 1, last_day(of)))):
        parts = (Held((one.in_time + number) // 2, (one.late + number) // 2) for one in (asked, least))
        yield Period(first, last, *parts)


class Cared(NamedTuple):
    """Whom the duty is owed, until care ends. `resets`: the days on which its clock starts anew, the first with it."""

    number: int
    end: int
    resets: tuple[int, ...]


class Duty(NamedTuple):
    """What recurs.

    `late`: from whom, the day the clock starts and how many were held since a reset, to the first day that is too late.
    `apart`: the days at least between two, `first_apart`: from a reset to the first. `wish`: which part of the time
    allowed goes by, from and to. `forgotten`: the share that is held in time only on the last occasion, or late.
    """

    late: Callable[[int, int, int], int]
    apart: int
    wish: tuple[float, float]
    forgotten: float
    first_apart: int = 1


@dataclass(slots=True)
class _Clock:
    reset: int
    since: int
    count: int
    late: int = 0
    wish: int = 0
    forgotten: bool = False


class _Open(NamedTuple):
    """A child whose duty may be done in a period: on which days in time, on which late; both may be none."""

    number: int
    clock: _Clock
    in_time: tuple[int, int]
    late: tuple[int, int]


def held(chance: Chance, duty: Duty, cared: Sequence[Cared], periods: Iterable[Period]) -> dict[int, list[int]]:
    """The days on which it is held, by number. Raises UnfittedError."""
    holding = _Holding(chance, duty, cared)
    for period in periods:
        holding.hold(period)
    return holding.days


class _Holding:
    def __init__(self, chance: Chance, duty: Duty, cared: Sequence[Cared]) -> None:
        self._chance, self._duty, self._cared = chance, duty, cared
        self._clocks: dict[int, _Clock] = {}
        self.days: defaultdict[int, list[int]] = defaultdict(list)

    def hold(self, period: Period) -> None:
        """First those that are late, then in time whom it is most urgent for."""
        able = list(self._open(period))
        late = self._late(period, able)
        taken = {one.number for one in late}
        prompt = self._prompt(period, [one for one in able if one.number not in taken])
        if len(prompt) < period.least.in_time or len(late) < period.least.late:
            raise UnfittedError("too few to whom a duty is owed")
        for one in late:
            self._be_held(one, one.late)
        for one in prompt:
            self._be_held(one, one.in_time)

    def _open(self, period: Period) -> Iterator[_Open]:
        for one in self._cared:
            if one.resets[0] <= period.last and one.end > period.first:
                clock = self._clock(one, period.last)
                first = max(period.first, clock.since + (self._duty.apart if clock.count else self._duty.first_apart))
                last = min(period.last, one.end - 1)
                in_time, late = (first, min(last, clock.late - 1)), (max(first, clock.late), last)
                yield _Open(one.number, clock, in_time, late)

    def _clock(self, one: Cared, last: int) -> _Clock:
        reset = max(day for day in one.resets if day <= last)
        clock = self._clocks.get(one.number)
        if clock is None or clock.reset < reset:
            clock = self._clocks[one.number] = self._set(one.number, _Clock(reset, reset, 0))
        return clock

    def _set(self, number: int, clock: _Clock) -> _Clock:
        clock.late = self._duty.late(number, clock.since, clock.count)
        allowed = clock.late - 1 - clock.since
        clock.wish = clock.since + round(allowed * self._chance.uniform(*self._duty.wish))
        clock.forgotten = self._chance.happens(self._duty.forgotten)
        return clock

    def _late(self, period: Period, able: Sequence[_Open]) -> list[_Open]:
        """Those overdue, then those forgotten, then others that fall due."""
        found = [one for one in able if _has_day(one.late)]
        self._chance.shuffle(found)
        found.sort(key=lambda one: (one.clock.late > period.first, not one.clock.forgotten))
        return found[: period.asked.late]

    def _prompt(self, period: Period, able: Sequence[_Open]) -> list[_Open]:
        following = next_open(period.last + 1)

        def is_last_chance(one: _Open) -> bool:
            return one.clock.late <= (period.last if one.clock.forgotten else following)

        found = [one for one in able if _has_day(one.in_time) and (not one.clock.forgotten or is_last_chance(one))]
        found.sort(key=lambda one: (not is_last_chance(one), one.clock.wish, one.number))
        return found[: period.asked.in_time]

    def _be_held(self, one: _Open, days: tuple[int, int]) -> None:
        day = _day(self._chance, *days)
        self.days[one.number].append(day)
        one.clock.since, one.clock.count = day, one.clock.count + 1
        self._set(one.number, one.clock)


def _has_day(days: tuple[int, int]) -> bool:
    return days[0] <= days[1] and next_open(days[0]) <= days[1]


def _day(chance: Chance, first: int, last: int) -> int:
    """A working day between two, of which there is one."""
    day = next_open(chance.between(first, last))
    return day if day <= last else last_open(last)

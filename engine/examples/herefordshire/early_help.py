"""Early help cases (CAF): as many open, stepped down and led by health as was printed.

Source: Herefordshire Council, Improvement Board Performance Report, September 2014. The register was gone through in
September 2014: that month many were closed that had gone on for long.
"""

from collections.abc import Iterator
from typing import NamedTuple

from engine.examples.chance import Chance, Table
from engine.examples.facts import Fact, dated
from engine.examples.herefordshire.fitting import between, shared
from engine.examples.herefordshire.months import (
    AUG_14,
    HORIZON,
    MONTHS,
    OPENS,
    SEP_12,
    SEP_13,
    SEP_14,
    Month,
    first_day,
    last_day,
    month,
)
from engine.examples.office import last_open, next_open

INITIAL, CORE = "initial_assessment", "core_assessment"
LASTS_ON = last_day(HORIZON) + 1
_OPEN = {OPENS - 1: 165, SEP_12: 240, SEP_13: 430, AUG_14: 675, SEP_14: 660, HORIZON: 700}
"""At the month's end."""
_STARTS = {OPENS: 18, SEP_12: 26, SEP_13: 36, SEP_14: 52, SEP_14 + 1: 45, HORIZON: 43}
_TERMS = (1.05, 0.95, 1.1, 0.85, 1.05, 1.1, 1.0, 0.6, 1.0, 1.1, 1.1, 0.85)
"""January to December: schools are closed in August."""
_FROM_INITIAL = {SEP_12: 2, SEP_13: 6, SEP_14: 3}
_FROM_CORE = {SEP_12: 2, SEP_13: 0, SEP_14: 1}
_FROM_CORE_IN_YEAR = 16
"""October 2013 to September 2014."""
_LED_FROM = month(2012, 7)
"""Who leads was not recorded before."""
_LED_BY_HEALTH = {_LED_FROM: 4.0, month(2013, 6): 5.0, SEP_13: 6.0, SEP_14 + 1: 11.0}
_LED_IN = {
    range(month(2013, 4), month(2013, 7)): 14,
    range(month(2013, 10), month(2014, 7)): 95 - 35,
    range(month(2014, 7), month(2014, 10)): 35,
}
_LEADS = Table({"education": 60, "local_authority": 27, "voluntary": 9, "housing": 4})
_REASONS = Table({"outcomes_met": 56, "no_further_action": 30, "step_up": 14})
_CLEANSED = Table({"outcomes_met": 22, "no_further_action": 75, "step_up": 3})
_LASTS = 420, 0.7
"""Median days and spread, if the register lets go of it."""
_LEAST_CLOSED = 4
"""In a month."""
_OLDEST = 24
"""Months that a case has been open at most when the log opens."""


class EarlyHelp(NamedTuple):
    """A case of one child over [opened, closed), ordinals; one that lasts on closes beyond the days that are drawn."""

    opened: int
    closed: int
    lead: str | None
    stepped_down_from: str | None
    facts: tuple[Fact, ...]


def early_help(seed: str) -> list[EarlyHelp]:
    """All cases that are open at some time from the log's opening on, each yet to be given a child."""
    register = _Register(Chance(f"{seed}:early help"))
    for one in MONTHS:
        register.go_on(one)
    return register.told()


class _Case:
    """One that is open; `wish`: the day on which it would be closed."""

    def __init__(self, opened: int, wish: int) -> None:
        self.opened, self.wish, self.closed = opened, wish, LASTS_ON
        self.lead: str | None = None
        self.stepped_down_from: str | None = None
        self.reason = ""


class _Register:
    """Month by month, the cases that open and those that close."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self._stock = _stock(chance)
        self._starts = _starts(chance, self._stock)
        self._down = _stepped_down(chance)
        self._by_health = _led_by_health(chance, self._starts)
        self._all: list[_Case] = []
        for _ in range(self._stock[OPENS - 1]):
            self._all.append(self._case(chance.between(OPENS - _OLDEST, OPENS - 1)))
        self._open = list(self._all)

    def go_on(self, month: Month) -> None:
        """What opens in a month, and so many closings that as many are open at its end as should be."""
        before = len(self._open)
        opened = [self._case(month) for _ in range(self._starts[month])]
        self._name(month, opened)
        self._all += opened
        self._open += opened
        self._close(month, before + len(opened) - self._stock[month])

    def told(self) -> list[EarlyHelp]:
        """With their facts."""
        return [
            EarlyHelp(one.opened, one.closed, one.lead, one.stepped_down_from, tuple(_facts(str(number), one)))
            for number, one in enumerate(self._all, 1)
        ]

    def _case(self, month: Month) -> _Case:
        opened = min(next_open(self._chance.between(first_day(month), last_day(month))), last_open(last_day(month)))
        return _Case(opened, opened + 14 + self._chance.about(*_LASTS))

    def _name(self, month: Month, opened: list[_Case]) -> None:
        """Where they come from and who leads them."""
        names = [name for name, many in self._down[month].items() for _ in range(many)]
        down, others = opened[: len(names)], opened[len(names) :]
        for one, name in zip(down, names, strict=True):
            one.stepped_down_from = name
        if month >= _LED_FROM:
            for number, one in enumerate((*others, *down)):
                one.lead = "health" if number < self._by_health[month] else self._chance.pick(_LEADS)

    def _close(self, month: Month, count: int) -> None:
        """Those that should have been closed first."""
        able = [one for one in self._open if one.opened + 7 < last_day(month)]
        for one in sorted(able, key=lambda one: one.wish)[:count]:
            first = max(first_day(month), one.opened + 7)
            day = min(max(one.wish, first), last_day(month))
            one.closed = last_open(day) if last_open(day) >= first else next_open(first)
            one.reason = self._chance.pick(_CLEANSED if month == SEP_14 else _REASONS)
            self._open.remove(one)


def _stock(chance: Chance) -> dict[Month, int]:
    months = range(OPENS - 1, HORIZON + 1)
    return {one: round(between(_OPEN, one)) + (0 if one in _OPEN else chance.between(-3, 3)) for one in months}


def _starts(chance: Chance, stock: dict[Month, int]) -> dict[Month, int]:
    """No fewer than bring the stock to what it should be, and leave some to be closed."""
    drawn = {one: round(between(_STARTS, one) * _TERMS[one % 12] * chance.uniform(0.92, 1.08)) for one in MONTHS}
    return {one: max(drawn[one], stock[one] - stock[one - 1] + _LEAST_CLOSED) for one in MONTHS}


def _stepped_down(chance: Chance) -> dict[Month, dict[str, int]]:
    """By the assessment they follow."""
    initial = {one: round(between(_FROM_INITIAL, one) + chance.between(-1, 1)) for one in MONTHS}
    core = {one: round(between(_FROM_CORE, one)) for one in MONTHS}
    free = {one: _TERMS[one % 12] * chance.uniform(0.8, 1.2) for one in range(SEP_13 + 1, SEP_14)}
    core |= shared(free, _FROM_CORE_IN_YEAR - _FROM_CORE[SEP_14])
    return {one: {INITIAL: _FROM_INITIAL.get(one, initial[one]), CORE: core[one]} for one in MONTHS}


def _led_by_health(chance: Chance, starts: dict[Month, int]) -> dict[Month, int]:
    found = {one: round(between(_LED_BY_HEALTH, one) * chance.uniform(0.8, 1.2)) for one in MONTHS}
    for months, total in _LED_IN.items():
        found |= shared({one: float(starts[one]) for one in months}, total)
    return found


def _facts(ref: str, one: _Case) -> Iterator[Fact]:
    data = {"caf": ref, "lead_professional": one.lead, "stepped_down_from": one.stepped_down_from}
    said = {name: value for name, value in data.items() if value}
    yield dated("caf.opened", ref, one.opened, said)
    if one.closed < LASTS_ON:
        yield dated("caf.closed", ref, one.closed, {"caf": ref, "reason": one.reason})

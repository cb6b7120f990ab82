"""Ratings: a reading against its target, in a word and in words; and which way it moves."""

import datetime as dt
from typing import Literal, NamedTuple

from engine.readings import RateReading, Reading
from schemas.catalogue import Indicator, Target
from schemas.catalogue.measures import AMOUNTS, Unit

Verdict = Literal["green", "amber", "red", "none"]
Direction = Literal["up", "down", "level", "none"]
_DECIMALS: dict[str, int] = {"share": 3, "ratio": 2} | dict.fromkeys(AMOUNTS, 1)
"""Decimals that are printed; of a share, 70.2 %. Of counts none."""


class Rating(NamedTuple):
    """`reason` says with figures why."""

    verdict: Verdict
    reason: str
    target: Target | None


def target_on(indicator: Indicator, authority: str, day: dt.date) -> Target | None:
    """The target that holds for an authority on a day: its own before everyone's, the latest first."""
    held = [one for one in indicator.targets if one.start <= day and one.authority in {None, authority}]
    return max(held, key=lambda one: (one.authority is not None, one.start), default=None)


def rate(reading: Reading, rated: RateReading, indicator: Indicator, target: Target | None, amber: float) -> Rating:
    """The rating of a reading; `amber`: how far off the target, as a part of it, is amber."""
    value = rated.value if target and target.applies_to == "rate" else reading.value
    if target is None:
        return Rating("none", f"{said(reading, indicator)}; no target", None)
    words = f"{said(reading, indicator)}, target {aim(target, indicator)}"
    if value is None:
        return Rating("none", words, target)
    return Rating(_verdict(value, target, amber), words, target)


def direction(now: float | None, before: float | None, unit: Unit) -> Direction:
    """The movement of the value itself, whatever is good; level when equal as printed."""
    if now is None or before is None:
        return "none"
    if shown(now, unit) == shown(before, unit):
        return "level"
    return "up" if now > before else "down"


def said(reading: Reading, indicator: Indicator) -> str:
    """The reading in words: "66 of 94 = 70.2 %"."""
    if reading.value is None:
        return "no data"
    value = shown(reading.value, indicator.unit)
    if reading.denominator is None:
        return value
    if indicator.measure in {"mean", "median"}:
        return f"{value}, the {indicator.measure} of {reading.denominator:,}{_by_day(reading)}"
    return f"{reading.numerator:,} of {reading.denominator:,} = {value}{_by_day(reading)}"


def _by_day(reading: Reading) -> str:
    return f" ({reading.by_day:,} timed by the day only)" if reading.by_day else ""


def shown(value: float, unit: str) -> str:
    """A value in its unit, for people."""
    if unit == "share":
        return f"{100 * value:.1f} %"
    return f"{value:,.{_SHOWN.get(unit, 0)}f}{_UNITS.get(unit, '')}"


_SHOWN: dict[str, int] = {**_DECIMALS, "per_10000": 1}
_UNITS = {"hours": " hours", "days": " days", "working_days": " working days"}


def aim(target: Target, indicator: Indicator) -> str:
    """A target in words."""
    low, high = (None if bound is None else shown(bound, indicator.unit) for bound in (target.low, target.high))
    if low and high:
        return f"{low} to {high}"
    return f"at least {low}" if low else f"at most {high}"


def _verdict(value: float, target: Target, amber: float) -> Verdict:
    low = float("-inf") if target.low is None else target.low
    high = float("inf") if target.high is None else target.high
    if low <= value <= high:
        return "green"
    return "amber" if _bound(low * (1 - amber)) <= value <= _bound(high * (1 + amber)) else "red"


def _bound(bound: float) -> float:
    """Without the last digits of binary arithmetic: a quarter off 0.2 is 0.15, and 3 of 20 are amber."""
    return round(bound, 9)

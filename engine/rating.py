"""Ratings: a reading against its target, in a word and in words; and which way it moves."""

import datetime as dt
from fractions import Fraction
from typing import Literal, NamedTuple

from engine.readings.reading import RateReading, Reading
from schemas.catalogue import Indicator, Target
from schemas.catalogue.measures import AMOUNTS, Unit

Verdict = Literal["green", "amber", "red", "none"]
Direction = Literal["up", "down", "level", "none"]
_DECIMALS: dict[str, int] = {"ratio": 2, "per_10000": 1} | dict.fromkeys(AMOUNTS, 1)
"""Decimals that are printed. Of a share one, as 70.2 %; of counts none."""

PER = "per 10,000"
"""What stands behind a rate."""


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
    if target is None:
        return Rating("none", f"{said(reading, indicator)}; no target", None)
    is_rate = target.applies_to == "rate"
    value = rated.value if is_rate else reading.value
    words = f"{said_rate(rated) if is_rate else said(reading, indicator)}, target {aim(target, indicator)}"
    if target.unrated is not None:
        return Rating("none", f"{words}, shown and not rated against: {target.unrated}", target)
    if value is None:
        return Rating("none", words, target)
    return Rating(_verdict(value, target, amber), words, target)


def rate_by_direction(now: Reading, before: Reading, moved: Direction, indicator: Indicator) -> Rating:
    """The rating of what has no target: whether it is better than a year before, worse, or level with it."""
    if moved == "none" or before.value is None:
        return Rating("none", f"{said(now, indicator)}; not compared with a year before", None)
    words = f"{said(now, indicator)}, {shown(before.value, indicator.unit)} a year before"
    if moved == "level":
        return Rating("amber", f"{words}: level", None)
    went = "higher" if moved == "up" else "lower"
    return Rating(
        "green" if went == indicator.polarity else "red", f"{words}: {went}, and {indicator.polarity} is better", None
    )


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


def said_rate(rated: RateReading) -> str:
    """The rate in words: "216 of 36,000 children = 60.0 per 10,000"."""
    if rated.value is None:
        return "no data"
    return f"{rated.numerator:,} of {rated.population:,} children = {shown(rated.value, 'per_10000')} {PER}"


def _by_day(reading: Reading) -> str:
    return f" ({reading.by_day:,} timed by the day only)" if reading.by_day else ""


def shown(value: float, unit: str) -> str:
    """A value in its unit, for people."""
    if unit == "share":
        return f"{100 * value:.1f} %"
    return f"{value:,.{_DECIMALS.get(unit, 0)}f}{_UNITS.get(unit, '')}"


_UNITS = {"hours": " hours", "days": " days", "working_days": " working days"}


def aim(target: Target, indicator: Indicator) -> str:
    """A target in words."""
    is_rate = target.applies_to == "rate"
    unit, of = ("per_10000", f" {PER}") if is_rate else (indicator.unit, "")
    low, high = (None if bound is None else shown(bound, unit) for bound in (target.low, target.high))
    if low and high:
        return f"{low} to {high}{of}"
    return f"at least {low}{of}" if low else f"at most {high}{of}"


def _verdict(value: float, target: Target, amber: float) -> Verdict:
    if target.low is not None and value < target.low:
        return "amber" if _printed(value) >= _printed(target.low) * (1 - _printed(amber)) else "red"
    if target.high is not None and value > target.high:
        return "amber" if _printed(value) <= _printed(target.high) * (1 + _printed(amber)) else "red"
    return "green"


def _printed(number: float) -> Fraction:
    """Exactly the decimal that people read: a quarter under 0.8 is 0.6, which the floats miss by their last digit."""
    return Fraction(str(number))

"""What a target says, as Grafana's thresholds and in words."""

from collections.abc import Iterable
from typing import Any

from dashboards.units import spoken
from schemas.catalogue import Catalogue, Indicator, Target
from schemas.catalogue.indicators import Unit

Step = dict[str, Any]

GREEN, AMBER, RED, NEUTRAL = "dark-green", "dark-orange", "dark-red", "#3b4a63"


COLOURS = {"green": GREEN, "amber": AMBER, "red": RED, "none": NEUTRAL}
"""Of a rating."""


def target_of(indicator: Indicator) -> Target | None:
    """The newest target that rates the value, of those that hold for every authority.

    A board is one file for all authorities: an authority's own target is in the engine's rating, which the board shows
    in words, and in the alerts, which compare with the engine's target.
    """
    return _rating(indicator, "value")


def _rating(indicator: Indicator, applies_to: str) -> Target | None:
    return _newest(one for one in indicator.targets if one.applies_to == applies_to and one.unrated is None)


def unit_of_target(indicator: Indicator) -> Unit:
    """What its targets are in: of the value, or of the rate."""
    return "per_10000" if indicator.targets[-1].applies_to == "rate" else indicator.unit


def _newest(targets: Iterable[Target]) -> Target | None:
    general = (one for one in targets if one.authority is None)
    return max(general, key=lambda one: one.start, default=None)


def thresholds(catalogue: Catalogue, indicator: Indicator) -> Step:
    """Grafana's thresholds of the indicator's value; one neutral step where it has no target."""
    return _thresholds(catalogue, target_of(indicator))


def rate_thresholds(catalogue: Catalogue, indicator: Indicator) -> Step:
    """The same of its rate."""
    return _thresholds(catalogue, _rating(indicator, "rate"))


def _thresholds(catalogue: Catalogue, target: Target | None) -> Step:
    return {"mode": "absolute", "steps": _steps(target, catalogue.amber_within) if target else plain()["steps"]}


def plain(color: str = NEUTRAL) -> Step:
    """Thresholds of one colour."""
    return {"mode": "absolute", "steps": [{"color": color, "value": None}]}


def from_one_on(color: str = AMBER) -> Step:
    """Thresholds of a number that should be 0."""
    return {"mode": "absolute", "steps": [{"color": GREEN, "value": None}, {"color": color, "value": 1}]}


def _steps(target: Target, within: float) -> list[Step]:
    """From low to high. A colour begins at its step, so the low bound itself is green."""
    steps: list[Step] = [{"color": GREEN if target.low is None else RED, "value": None}]
    if target.low is not None:
        steps += [{"color": AMBER, "value": _round(target.low * (1 - within))}, {"color": GREEN, "value": target.low}]
    if target.high is not None:
        steps += [{"color": AMBER, "value": target.high}, {"color": RED, "value": _round(target.high * (1 + within))}]
    return steps


def met_at_the_bound(indicator: Indicator) -> list[Step]:
    """A value mapping that keeps the high bound itself green: Grafana's next colour begins on it."""
    target = target_of(indicator)
    if target is None or target.high is None:
        return []
    bound = {"from": target.high, "to": target.high, "result": {"color": GREEN, "index": 10}}
    return [{"type": "range", "options": bound}]


def in_words(indicator: Indicator) -> str:
    """What the value or the rate should be: "at least 90 %"; "no target"."""
    target = _newest(indicator.targets)
    if target is None:
        return "no target"
    unit: Unit = "per_10000" if target.applies_to == "rate" else indicator.unit
    words = _bounds(target, unit)
    return words if target.unrated is None else f"{words}, not rated against"


def _bounds(target: Target, unit: Unit) -> str:
    low, high = (None if bound is None else spoken(unit, bound) for bound in (target.low, target.high))
    if low and high:
        return f"{low.removesuffix(' per 10,000')} to {high}"
    return f"at least {low}" if low else f"at most {high}"


def _round(bound: float) -> float:
    """Without the last digits of binary arithmetic: a bound is read by people."""
    return round(bound, 9)

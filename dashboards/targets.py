"""What a target says, as Grafana's thresholds and in words."""

from collections.abc import Iterable
from typing import Any

from dashboards.units import spoken
from schemas.catalogue import Catalogue, Indicator, Target

Step = dict[str, Any]

GREEN, AMBER, RED, NEUTRAL = "dark-green", "dark-orange", "dark-red", "#3b4a63"


def target_of(indicator: Indicator) -> Target | None:
    """The newest target that rates the value, of those that hold for every authority.

    A board is one file for all authorities: an authority's own target is in the engine's rating, which the board shows
    in words, and in the alerts, which compare with the engine's target.
    """
    return _newest(one for one in indicator.targets if one.applies_to == "value" and one.unrated is None)


def _newest(targets: Iterable[Target]) -> Target | None:
    general = (one for one in targets if one.authority is None)
    return max(general, key=lambda one: one.start, default=None)


def thresholds(catalogue: Catalogue, indicator: Indicator) -> Step:
    """Grafana's thresholds of the indicator's value; one neutral step where it has no target."""
    target = target_of(indicator)
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
    unit = "per_10000" if target.applies_to == "rate" else indicator.unit
    bounds = " and ".join(f"{word} {spoken(unit, bound)}" for word, bound in _bounds(target))
    return bounds if target.unrated is None else f"{bounds}, not rated against"


def _bounds(target: Target) -> list[tuple[str, float]]:
    both = (("at least", target.low), ("at most", target.high))
    return [(word, bound) for word, bound in both if bound is not None]


def _round(bound: float) -> float:
    """Without the last digits of binary arithmetic: a bound is read by people."""
    return round(bound, 9)

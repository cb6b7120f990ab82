"""Alerts of indicators with a target: it is missed, it can no longer be met, it is still to be saved.

They compare with the engine's own series of the target, so that an authority's own target counts and a target that
changes needs no new rules. Where there is no data there is no value, and no alert.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboards.alerts.rule import Rule, number
from dashboards.promql import Figures
from dashboards.units import template
from schemas import names
from schemas.catalogue import Catalogue, Indicator, Target
from schemas.catalogue.indicators import Unit
from schemas.names import INDICATOR, Metric

_HOLDS_FOR = "1h"
"""Longer than an import or a correction takes, shorter than a working morning."""
_KEEPS_FOR = "15m"
"""Longer than a restart takes."""


@dataclass(frozen=True)
class Bound:
    """One side of a target: the series that says it, and how a miss is written."""

    target: Metric
    misses: str
    meets: str
    words: str
    alert: str


_LOW = Bound(names.TARGET_LOW, "<", ">=", "at least", "BelowTarget")
_HIGH = Bound(names.TARGET_HIGH, ">", "<=", "at most", "AboveTarget")


def target_alerts(catalogue: Catalogue) -> Iterator[Rule]:
    """The alerts of every indicator with a target, in the catalogue's order."""
    for indicator in catalogue.indicators:
        for bound in _bounds(indicator):
            yield _missed(catalogue, indicator, bound)
            if indicator.measure == "timely":
                yield _out_of_reach(catalogue, indicator, bound)
                yield _at_risk(catalogue, indicator, bound)


def _bounds(indicator: Indicator) -> Iterator[Bound]:
    if any(target.low is not None for target in _rating(indicator)):
        yield _LOW
    if any(target.high is not None for target in _rating(indicator)):
        yield _HIGH


def _rating(indicator: Indicator) -> list[Target]:
    """Its targets but those that are only shown."""
    return [target for target in indicator.targets if target.unrated is None]


def _rated(indicator: Indicator) -> tuple[Metric, Unit]:
    """What the newest target is a target of, and its unit."""
    newest = max(_rating(indicator), key=lambda target: target.start)
    return (names.RATE, "per_10000") if newest.applies_to == "rate" else (names.VALUE, indicator.unit)


def _against(catalogue: Catalogue, indicator: Indicator, metric: Metric, compares: str, bound: Bound) -> str:
    figures = Figures(catalogue.catalogue, indicator.id, authority=None)
    return f"({figures.now(metric)} {compares} {figures.now(bound.target)})"


def _missed(catalogue: Catalogue, indicator: Indicator, bound: Bound) -> Rule:
    metric, unit = _rated(indicator)
    figures = Figures(catalogue.catalogue, indicator.id, authority=None)
    expr = f"{_against(catalogue, indicator, metric, bound.misses, bound)}\nand ({figures.with_data()})"
    return Rule(
        bound.alert,
        expr,
        _HOLDS_FOR,
        "warning",
        indicator.area,
        f"{_subject(indicator)}: {_value(unit)}, target {_target(catalogue, indicator, bound, unit)}",
        _sentences(_counted(catalogue, indicator), _what_to_do(catalogue, indicator), _asks(indicator)),
        {INDICATOR: indicator.id},
        _KEEPS_FOR,
    )


def _out_of_reach(catalogue: Catalogue, indicator: Indicator, bound: Bound) -> Rule:
    return Rule(
        "TargetOutOfReach",
        _against(catalogue, indicator, names.BEST, bound.misses, bound),
        _HOLDS_FOR,
        "warning",
        indicator.area,
        f"{_subject(indicator)}: the month can end at {_value(indicator.unit)} at best, "
        f"target {_target(catalogue, indicator, bound, indicator.unit)}",
        _sentences(
            _counted(catalogue, indicator),
            "Say so in the month's commentary, and keep the next month's work in time.",
            _asks(indicator),
        ),
        {INDICATOR: indicator.id},
        _KEEPS_FOR,
    )


def _at_risk(catalogue: Catalogue, indicator: Indicator, bound: Bound) -> Rule:
    """Only while there is something to be done about it: overdue or due soon."""
    figures = Figures(catalogue.catalogue, indicator.id, authority=None)
    expr = "\n".join(
        [
            _against(catalogue, indicator, names.WORST, bound.misses, bound),
            f"and {_against(catalogue, indicator, names.BEST, bound.meets, bound)}",
            f"and ({figures.now(names.OVERDUE)} + {figures.now(names.DUE_SOON)} > 0)",
            f"unless {_against(catalogue, indicator, names.VALUE, bound.misses, bound)}",
        ]
    )
    return Rule(
        "TargetAtRisk",
        expr,
        _HOLDS_FOR,
        "info",
        indicator.area,
        f"{_subject(indicator)}: the month may end at {_value(indicator.unit)}, "
        f"target {_target(catalogue, indicator, bound, indicator.unit)}",
        _sentences(_counted(catalogue, indicator), _what_to_do(catalogue, indicator), _asks(indicator)),
        {INDICATOR: indicator.id},
        _KEEPS_FOR,
    )


def _subject(indicator: Indicator) -> str:
    return f"{{{{ $labels.{names.AUTHORITY} }}}}: {indicator.name}"


def _value(unit: Unit) -> str:
    return f"{{{{ $value {template(unit)} }}}}"


def _target(catalogue: Catalogue, indicator: Indicator, bound: Bound, unit: Unit) -> str:
    return f"{bound.words} {number(catalogue.catalogue, indicator.id, bound.target, unit)}"


def _counted(catalogue: Catalogue, indicator: Indicator) -> str:
    """How many of how many; of what is timed also what is in hand, and where the month can end."""

    def say(metric: Metric, unit: Unit = "spells") -> str:
        return number(catalogue.catalogue, indicator.id, metric, unit)

    if indicator.unit != "share":
        return ""
    counted = f"{say(names.NUMERATOR)} of {say(names.DENOMINATOR)}"
    if indicator.measure != "timely":
        return f"{counted}."
    in_hand = f"{say(names.OVERDUE)} overdue, {say(names.DUE_SOON)} due soon, {say(names.PENDING)} in hand"
    ends = f"The month can end between {say(names.WORST, indicator.unit)} and {say(names.BEST, indicator.unit)}."
    return f"{counted} so far; {in_hand}.\n{ends}"


def _what_to_do(catalogue: Catalogue, indicator: Indicator) -> str:
    if indicator.measure != "timely":
        return indicator.guide
    title = catalogue.processes[indicator.of].title
    return f"{title}: first what is due soon, while it still counts as in time; then what is overdue."


def _asks(indicator: Indicator) -> str:
    return f"Responsible: {indicator.officer}."


def _sentences(*sentences: str) -> str:
    return "\n".join(sentence for sentence in sentences if sentence)

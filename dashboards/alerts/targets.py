"""The target is missed: below it, or above it.

They compare with the engine's own series of the target, so that an authority's own target counts and a target that
changes needs no new rules.
"""

from collections.abc import Iterator
from typing import NamedTuple

from dashboards.alerts.held import until_figures
from dashboards.alerts.rule import Rule
from dashboards.alerts.said import Said
from dashboards.promql import Figures
from schemas import names
from schemas.catalogue import Catalogue, Indicator, Target
from schemas.catalogue.indicators import Unit
from schemas.names import AUTHORITY, CATALOGUE, INDICATOR, Metric

LONG_ENOUGH = "1h"
"""Longer than an import or a correction takes, shorter than a working morning: no figure moves faster than that."""


class Bound(NamedTuple):
    """One side of a target: the series that says it, and how a miss is written."""

    alert: str
    target: Metric
    misses: str
    words: str
    where: str


_LOW = Bound("BelowTarget", names.TARGET_LOW, "<", "at least", "below target")
_HIGH = Bound("AboveTarget", names.TARGET_HIGH, ">", "at most", "above target")


def missed_alerts(catalogue: Catalogue, indicator: Indicator) -> Iterator[Rule]:
    """One for each side of its targets; none where all are only shown."""
    for bound in bounds(indicator):
        yield _missed(catalogue, indicator, bound)


def rating_targets(indicator: Indicator) -> list[Target]:
    """Its targets but those that are only shown."""
    return [target for target in indicator.targets if target.unrated is None]


def bounds(indicator: Indicator) -> Iterator[Bound]:
    """The sides of its targets."""
    if any(target.low is not None for target in rating_targets(indicator)):
        yield _LOW
    if any(target.high is not None for target in rating_targets(indicator)):
        yield _HIGH


def figure_rule(
    catalogue: Catalogue, indicator: Indicator, alert: str, conditions: list[str], summary: str, gone: str, todo: str
) -> Rule:
    """An alert of an indicator's figures: all `conditions` hold. `gone`: what it says while there are no figures."""
    figures = Figures(catalogue.catalogue, indicator.id, authority=None)
    said, labels, of = Said(catalogue, indicator), {INDICATOR: indicator.id}, _subject(indicator)
    all_hold = "\nand ".join(f"({condition})" for condition in conditions)
    known_by = {CATALOGUE: catalogue.catalogue} | labels
    return Rule(
        alert,
        until_figures(alert, all_hold, figures.now(names.STATUS), known_by),
        LONG_ENOUGH,
        "warning",
        said.text(f"{of}: {summary}", f"{of}: no figures now; {gone} when last known"),
        said.text(_lines(todo, _asks(indicator)), _lines(_UNTIL_THERE_ARE, _asks(indicator))),
        indicator.area,
        f"indicator?var-authority={{{{ $labels.{AUTHORITY} }}}}&var-indicator={indicator.id}",
        labels,
    )


_UNTIL_THERE_ARE = "The alert stands until there are figures again. Look first why there are none."


def target_in_words(said: Said, bound: Bound, unit: Unit) -> str:
    """As "target at least 85 %"."""
    return f"target {bound.words} {said.bound(bound.target, unit)}"


def _missed(catalogue: Catalogue, indicator: Indicator, bound: Bound) -> Rule:
    said, (metric, unit) = Said(catalogue, indicator), _rated(indicator)
    due = f"; {said.due_soon()}" if indicator.measure == "timely" else ""
    return figure_rule(
        catalogue,
        indicator,
        bound.alert,
        list(_conditions(catalogue, indicator, metric, bound)),
        f"{said.figure(unit)}, {target_in_words(said, bound, unit)}{due}",
        bound.where,
        what_to_do(catalogue, indicator),
    )


def _conditions(catalogue: Catalogue, indicator: Indicator, metric: Metric, bound: Bound) -> Iterator[str]:
    """Missed, by a target that rates it; of so many cases that it is no chance. Rated is only what has data."""
    figures = Figures(catalogue.catalogue, indicator.id, authority=None)
    yield f"{figures.now(metric)} {bound.misses} {figures.now(bound.target)}"
    yield f"{figures.now(names.RATING)} > {names.RATINGS['none']}"
    if indicator.has_denominator:
        yield f"{figures.now(names.DENOMINATOR)} >= {catalogue.alerts_of(indicator).least}"


def _rated(indicator: Indicator) -> tuple[Metric, Unit]:
    """What the newest target is a target of, and its unit."""
    newest = max(rating_targets(indicator), key=lambda target: target.start)
    return (names.RATE, "per_10000") if newest.applies_to == "rate" else (names.VALUE, indicator.unit)


def what_to_do(catalogue: Catalogue, indicator: Indicator) -> str:
    """What is in hand and what comes first; of what is not timed, how its card is read."""
    if indicator.measure != "timely":
        return " ".join(indicator.guide.split())
    return _lines(
        Said(catalogue, indicator).in_hand(),
        f"{catalogue.processes[indicator.of].title}: first what is due soon, while it can still be in time; "
        "then what is overdue.",
    )


def _subject(indicator: Indicator) -> str:
    return f"{{{{ $labels.{AUTHORITY} }}}}: {indicator.name}"


def _asks(indicator: Indicator) -> str:
    return f"Responsible: {indicator.officer}."


def _lines(*lines: str) -> str:
    return "\n".join(line for line in lines if line)

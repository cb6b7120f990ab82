"""Before the target is missed, and behind it: at risk, out of reach, too many overdue."""

from collections.abc import Iterator
from dataclasses import replace

from dashboards.alerts.rule import Rule
from dashboards.alerts.said import Said
from dashboards.alerts.targets import figure_rule, rating_targets, what_to_do
from dashboards.promql import Figures
from schemas import names
from schemas.catalogue import Catalogue, Indicator
from schemas.names import MARGIN, TARGET_LOW


def timeliness_alerts(catalogue: Catalogue, indicator: Indicator) -> Iterator[Rule]:
    """Of what is timed and has a target that rates it. A month's end is only foreseen of the share, against a least."""
    rating = rating_targets(indicator)
    if indicator.measure != "timely" or not rating:
        return
    if any(target.low is not None and target.applies_to == "value" for target in rating):
        yield _at_risk(catalogue, indicator)
        yield _out_of_reach(catalogue, indicator)
    yield _overdue(catalogue, indicator)


def _at_risk(catalogue: Catalogue, indicator: Indicator) -> Rule:
    """It can still be met, and a few more late are enough to miss it."""
    figures, said = Figures(catalogue.catalogue, indicator.id, authority=None), Said(catalogue, indicator)
    rule = figure_rule(
        catalogue,
        indicator,
        "TargetAtRisk",
        [
            f"{figures.now(MARGIN)} >= 1",
            f"{figures.now(MARGIN)} <= {catalogue.alerts_of(indicator).at_risk}",
            f"{figures.now(names.WORST)} < {figures.now(TARGET_LOW)}",
            _enough(catalogue, indicator, figures),
        ],
        f"{said.number(MARGIN)} more late and the month misses {said.bound(TARGET_LOW, 'share')}; {_so_far(said)}",
        "at risk",
        what_to_do(catalogue, indicator),
    )
    return replace(rule, severity="info")


def _out_of_reach(catalogue: Catalogue, indicator: Indicator) -> Rule:
    """No more late is enough to miss it: of a target that is only shown the engine says no such number."""
    figures, said = Figures(catalogue.catalogue, indicator.id, authority=None), Said(catalogue, indicator)
    return figure_rule(
        catalogue,
        indicator,
        "TargetOutOfReach",
        [
            f"{figures.now(names.BEST)} < {figures.now(TARGET_LOW)}",
            f"{figures.now(MARGIN)} == 0",
            _enough(catalogue, indicator, figures),
        ],
        f"the month can end at {said.number(names.BEST, 'share')} at best, "
        f"target at least {said.bound(TARGET_LOW, 'share')}; {_so_far(said)}",
        "out of reach",
        f"{said.in_hand()}\nSay why in the month's commentary; what is in time now helps the children, and next month.",
    )


def _overdue(catalogue: Catalogue, indicator: Indicator) -> Rule:
    figures, said = Figures(catalogue.catalogue, indicator.id, authority=None), Said(catalogue, indicator)
    limit = catalogue.alerts_of(indicator).overdue
    return figure_rule(
        catalogue,
        indicator,
        "TooManyOverdue",
        [f"{figures.now(names.OVERDUE)} > {limit}"],
        f"{said.number(names.OVERDUE)} overdue, more than {limit}; {said.due_soon()}",
        "too many overdue",
        f"{said.in_hand()}\n{catalogue.processes[indicator.of].title}: the longest overdue first, and who has most.",
    )


def _enough(catalogue: Catalogue, indicator: Indicator, figures: Figures) -> str:
    """So many cases decide the month that a few late ones are no chance."""
    return f"{figures.now(names.CASES)} >= {catalogue.alerts_of(indicator).least}"


def _so_far(said: Said) -> str:
    return f"{said.figure('share')} so far; {said.due_soon()}"

"""The parts of an indicator's numerator, the largest first."""

from dashboards.cards import card
from dashboards.layout import Panel
from dashboards.panels.panel import bar_options, field, named, panel
from dashboards.promql import SAME, Figures
from dashboards.said import constant
from schemas.catalogue import Breakdown, Catalogue, Indicator
from schemas.names import BREAKDOWN, PART


def parts(catalogue: Catalogue, indicator: Indicator, breakdown: Breakdown, size: tuple[int, int]) -> Panel:
    """Bars, the longest first."""
    return panel(
        "bargauge",
        f"breakdown/{indicator.id}",
        breakdown.title,
        size,
        description=card(indicator),
        targets=named([(f"{{{{{PART}}}}}", largest_first(Figures(catalogue.catalogue, indicator.id)))]),
        fieldConfig={"defaults": field(min=0), "overrides": []},
        options=bar_options(),
    )


def largest_first(figures: Figures) -> str:
    """The parts; where there are none, one that says why: nothing was counted, or there is no data."""
    none = constant(f"({figures.with_data()}) * 0", "none", PART)
    no_data = constant(f"({figures.without_data()}) * NaN", "no data", PART)
    return f"sort_desc({figures.now(BREAKDOWN)} or {SAME} ({none} or {no_data}))"

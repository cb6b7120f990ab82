"""The parts of an indicator's numerator, the largest first."""

from dashboards.cards import card
from dashboards.layout import Block, Panel
from dashboards.panels.panel import Json, field, named, panel
from dashboards.promql import Figures
from schemas.catalogue import Breakdown, Catalogue, Indicator
from schemas.names import AUTHORITY, BREAKDOWN, CATALOGUE, INDICATOR, PART


def breakdowns(catalogue: Catalogue) -> list[Block]:
    """Bars for each indicator that is broken down."""
    return [[_parts(catalogue, one, one.breakdown)] for one in catalogue.indicators if one.breakdown]


def _parts(catalogue: Catalogue, indicator: Indicator, breakdown: Breakdown) -> Panel:
    return panel(
        "bargauge",
        f"breakdown/{indicator.id}",
        f"{indicator.name}: {breakdown.title[0].lower()}{breakdown.title[1:]}",
        (12, 9),
        description=card(indicator),
        targets=named([(f"{{{{{PART}}}}}", _largest_first(Figures(catalogue.catalogue, indicator.id)))]),
        fieldConfig={"defaults": field(min=0), "overrides": []},
        options=_options(),
    )


def _largest_first(figures: Figures) -> str:
    """The parts; where there are none, one that says why: nothing was counted, or there is no data."""
    none = f'label_replace(({figures.with_data()}) * 0, "{PART}", "none", "", "")'
    no_data = f'label_replace(({figures.without_data()}) * NaN, "{PART}", "no data", "", "")'
    same = f"on ({AUTHORITY}, {CATALOGUE}, {INDICATOR})"
    return f"sort_desc({figures.now(BREAKDOWN)} or {same} ({none} or {no_data}))"


def _options() -> Json:
    return {
        "reduceOptions": {"calcs": ["lastNotNull"], "fields": "", "values": False},
        "orientation": "horizontal",
        "displayMode": "basic",
        "valueMode": "text",
        "namePlacement": "left",
        "showUnfilled": True,
        "sizing": "auto",
        "minVizWidth": 8,
        "minVizHeight": 16,
        "maxVizHeight": 300,
        "legend": {"showLegend": False, "displayMode": "list", "placement": "bottom", "calcs": []},
    }

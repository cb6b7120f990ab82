"""The closed months of an indicator beside its target: a bar chart, since a month is a label and not a time."""

from dashboards import texts
from dashboards.cards import card
from dashboards.layout import Block, Panel
from dashboards.panels.panel import Json, field, panel, tabled
from dashboards.promql import Figures
from dashboards.targets import in_words, met_at_the_bound, target_of, thresholds
from dashboards.units import grafana
from schemas.catalogue import Catalogue, Indicator
from schemas.names import AUTHORITY, CATALOGUE, INDICATOR, MONTH, MONTH_STATUS, MONTH_VALUE, STATUSES


def trends(catalogue: Catalogue) -> list[Block]:
    """A chart for each indicator, in the catalogue's order."""
    return [[_trend(catalogue, indicator)] for indicator in catalogue.indicators]


def _trend(catalogue: Catalogue, indicator: Indicator) -> Panel:
    return panel(
        "barchart",
        f"trend/{indicator.id}",
        f"{indicator.name}: closed months, {in_words(indicator)}",
        (12, 8),
        description=f"◐: there is data for a part of the month only.\n\n{card(indicator)}",
        targets=tabled([_months(Figures(catalogue.catalogue, indicator.id))]),
        transformations=[_bars(indicator), {"id": "sortBy", "options": {"fields": {}, "sort": [{"field": MONTH}]}}],
        fieldConfig={"defaults": _bar(catalogue, indicator), "overrides": []},
        options=_options(),
    )


def _months(figures: Figures) -> str:
    """Each closed month once: whole ones, those with part of the data under a marked name, those without as NaN."""
    value, status = figures.now(MONTH_VALUE), figures.now(MONTH_STATUS)
    marked = f'label_replace({value} and {status} == {STATUSES["partial"]}, "{MONTH}", "$1 ◐", "{MONTH}", "(.+)")'
    whole = f"({value} and {status} == {STATUSES['ok']})"
    return f"{marked} or {whole} or ({status} == {STATUSES['no_data']}) * NaN"


def _bars(indicator: Indicator) -> Json:
    """Leaves the month and the value, under the indicator's name."""
    left_out = dict.fromkeys(("Time", AUTHORITY, CATALOGUE, INDICATOR), True)
    order = {MONTH: 0, "Value": 1, "Value #A": 1}
    return {
        "id": "organize",
        "options": {
            "excludeByName": left_out,
            "indexByName": order,
            "renameByName": {"Value": indicator.name, "Value #A": indicator.name},
        },
    }


def _bar(catalogue: Catalogue, indicator: Indicator) -> Json:
    line = "dashed" if target_of(indicator) else "off"
    return field(
        grafana(indicator.unit),
        min=0,
        thresholds=thresholds(catalogue, indicator),
        mappings=texts.nothing() + met_at_the_bound(indicator),
        custom={"fillOpacity": 80, "lineWidth": 0, "thresholdsStyle": {"mode": line}},
    )


def _options() -> Json:
    return {
        "xField": MONTH,
        "orientation": "vertical",
        "showValue": "always",
        "stacking": "none",
        "barWidth": 0.8,
        "groupWidth": 0.8,
        "barRadius": 0,
        "fullHighlight": False,
        "xTickLabelRotation": 0,
        "xTickLabelMaxLength": 0,
        "xTickLabelSpacing": 0,
        "legend": {"showLegend": False, "displayMode": "list", "placement": "bottom", "calcs": []},
        "tooltip": {"mode": "single", "sort": "none"},
        "text": {"valueSize": 14},
    }

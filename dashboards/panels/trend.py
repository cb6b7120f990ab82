"""The closed months of an indicator beside its target: a bar chart, since a month is a label and not a time."""

from dashboards import texts
from dashboards.cards import card
from dashboards.layout import Panel
from dashboards.panels.panel import Json, field, panel, sorted_by, tabled
from dashboards.promql import Figures
from dashboards.said import written
from dashboards.targets import Step, in_words, met_at_the_bound, rate_thresholds, target_of, thresholds
from dashboards.units import grafana
from schemas.catalogue import Catalogue, Indicator
from schemas.catalogue.indicators import Unit
from schemas.names import (
    AUTHORITY,
    CATALOGUE,
    INDICATOR,
    MONTH,
    MONTH_RATE,
    MONTH_STATUS,
    MONTH_VALUE,
    STATUSES,
    Metric,
)

_ROOM_FOR_NAME, _ROOM_FOR_MONTHS = 12, 10
_PARTLY = "◐: there is data for a part of the month only."


def trends(catalogue: Catalogue, indicator: Indicator, width: int, height: int) -> list[Panel]:
    """The value by month; beside it the rate, where the target is one of it."""
    if indicator.rated != "rate":
        return [_of_value(catalogue, indicator, (width, height))]
    half = width // 2
    return [_of_value(catalogue, indicator, (half, height)), _of_rate(catalogue, indicator, (width - half, height))]


def _of_value(catalogue: Catalogue, indicator: Indicator, size: tuple[int, int]) -> Panel:
    name = indicator.name if size[0] >= _ROOM_FOR_NAME else indicator.on_walls
    title = ": ".join([name, *([in_words(indicator)] if target_of(indicator) else [])])
    bar = _bar(indicator.unit, thresholds(catalogue, indicator), met_at_the_bound(indicator))
    return _chart(catalogue, indicator, "trend", title, size, MONTH_VALUE, bar)


def _of_rate(catalogue: Catalogue, indicator: Indicator, size: tuple[int, int]) -> Panel:
    bar = _bar("per_10000", rate_thresholds(catalogue, indicator), [])
    return _chart(catalogue, indicator, "rate-trend", f"Its rate: {in_words(indicator)}", size, MONTH_RATE, bar)


def _chart(
    catalogue: Catalogue, indicator: Indicator, key: str, title: str, size: tuple[int, int], metric: Metric, bar: Json
) -> Panel:
    return panel(
        "barchart",
        f"{key}/{indicator.id}",
        title,
        size,
        description=f"{_PARTLY}\n\n{card(indicator)}",
        targets=tabled([months(Figures(catalogue.catalogue, indicator.id), metric)]),
        transformations=[bars(MONTH, indicator.on_walls), sorted_by(MONTH)],
        fieldConfig={"defaults": bar, "overrides": []},
        options=chart_options(MONTH) | ({} if size[0] >= _ROOM_FOR_MONTHS else {"xTickLabelRotation": -45}),
    )


def months(figures: Figures, metric: Metric) -> str:
    """Each closed month once: whole ones, those with part of the data under a marked name, those without as NaN."""
    value, status = figures.now(metric), figures.now(MONTH_STATUS)
    marked = written(f"({value} and {status} == {STATUSES['partial']})", "$1 ◐", MONTH)
    whole = f"({value} and {status} == {STATUSES['ok']})"
    return f"{marked} or {whole} or ({status} == {STATUSES['no_data']}) * NaN"


def bars(across: str, name: str, *labels: str) -> Json:
    """A transformation: leaves a label and the value, under a name; `labels` go too."""
    left_out = dict.fromkeys(("Time", *sorted({AUTHORITY, CATALOGUE, INDICATOR, *labels} - {across})), True)
    order = {across: 0, "Value": 1, "Value #A": 1}
    renamed = {"Value": name, "Value #A": name}
    return {
        "id": "organize",
        "options": {"excludeByName": left_out, "indexByName": order, "renameByName": renamed},
    }


def _bar(unit: Unit, steps: Step, mappings: texts.Mappings) -> Json:
    bounds = [step["value"] for step in steps["steps"]]
    mode = "off" if len(bounds) == 1 else "dashed+area" if _is_band(steps) else "dashed"
    return field(
        grafana(unit),
        min=0,
        thresholds=steps,
        mappings=texts.nothing() + mappings,
        custom={"fillOpacity": 80, "lineWidth": 0, "thresholdsStyle": {"mode": mode}},
    )


def _is_band(steps: Step) -> bool:
    """Red below and above."""
    colours = [step["color"] for step in steps["steps"]]
    return colours[0] == colours[-1]


def chart_options(across: str) -> Json:
    """Options of a bar chart over the values of a label."""
    return {
        "xField": across,
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

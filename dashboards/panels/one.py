"""Everything about the indicator that is chosen at the top of its board; its unit is known to the query only."""

from dashboards.layout import Block, Panel, beside
from dashboards.panels.breakdown import largest_first
from dashboards.panels.panel import (
    Json,
    bar_options,
    field,
    named,
    override_alike,
    panel,
    ranged,
    stat_options,
)
from dashboards.promql import SAME, Figures
from dashboards.said import SAID, constant, in_its_unit, joined, label, number, written
from dashboards.units import WRITTEN_ALIKE, grafana
from schemas import names
from schemas.catalogue import Catalogue
from schemas.names import INDICATOR, PART, STATUS, Metric

_CHOSEN = f"${INDICATOR}"
_TITLE = "title"
_TEXT = 26
_BY_VALUE = "value|direction|none"
"""What the figure may be rated by, but its rate."""


def now(catalogue: Catalogue) -> list[Block]:
    """Its name, value, target and what they rest on; of what is timed, where the month can end."""
    figures = _figures(catalogue)
    return [Block(beside(_name(figures), *(_text(figures, *one, 3) for one in _numbers(figures))))]


def month_end(catalogue: Catalogue) -> list[Block]:
    """Of what is timed: the work in hand, and where the open month can still end."""
    figures = _figures(catalogue)
    told = [
        ("Overdue", number(figures.now(names.OVERDUE), "spells")),
        ("Due soon", number(figures.now(names.DUE_SOON), "spells")),
        ("In hand", number(figures.now(names.PENDING), "spells")),
        ("Best month end", number(figures.now(names.BEST), "share")),
        ("Worst month end", number(figures.now(names.WORST), "share")),
        ("More late to miss", number(figures.now(names.MARGIN), "spells")),
    ]
    return [Block(beside(*(_text(figures, *one, 4) for one in told)))]


def over_time(catalogue: Catalogue) -> list[Block]:
    """The figure that is rated as it was shown, with the target as lines."""
    figures = _figures(catalogue)
    lines = [
        ("figure", names.VALUE, names.RATE),
        ("at least", names.TARGET_LOW, names.TARGET_LOW),
        ("at most", names.TARGET_HIGH, names.TARGET_HIGH),
    ]
    queries = [(f"{name} ({{{{unit}}}})", _with_unit(figures, *metrics)) for name, *metrics in lines]
    target = {"custom_lineStyle": {"fill": "dash", "dash": [10, 6]}, "custom_fillOpacity": 0}
    one = panel(
        "timeseries",
        "one/over-time",
        "As it was shown, and its target",
        (24, 9),
        description="Of an open month: it begins anew on the first.",
        targets=ranged(queries),
        fieldConfig={
            "defaults": field(color={"mode": "palette-classic"}, custom=_line()),
            "overrides": [*_units(), override_alike("/^at (least|most)/", **target)],
        },
        options=_time_options(),
    )
    return [Block([one])]


def parts(catalogue: Catalogue) -> list[Block]:
    """Its parts, the largest first."""
    one = panel(
        "bargauge",
        "one/parts",
        "Parts of the numerator",
        (12, 9),
        targets=named([(f"{{{{{PART}}}}}", largest_first(_figures(catalogue)))]),
        fieldConfig={"defaults": field(min=0), "overrides": []},
        options=bar_options(),
    )
    return [Block([one])]


def _figures(catalogue: Catalogue) -> Figures:
    return Figures(catalogue.catalogue, _CHOSEN)


def _name(figures: Figures) -> Panel:
    return _stat("name", "Indicator", f"{{{{{_TITLE}}}}}", figures.carded(figures.now(STATUS), _TITLE), 6)


def _numbers(figures: Figures) -> list[tuple[str, str]]:
    part = figures.now(names.NUMERATOR)
    of = joined(" of ", part, figures.now(names.DENOMINATOR), one="part", other="whole")
    counted = f"{of} or {SAME} {number(part, 'spells')}"
    return [
        ("Now", in_its_unit(figures, names.VALUE)),
        ("Counted", counted),
        ("Target", _target(figures)),
        ("Rate", number(figures.now(names.RATE), "per_10000")),
        ("Rating", _in_words(figures, names.RATING, {3: "✓ on target", 2: "! near target", 1: "✗ off target"})),
        ("An officer's", _in_words(figures, names.OVERRIDDEN_RATING, {3: "✓ green", 2: "! amber", 1: "✗ red"})),
    ]


def _target(figures: Figures) -> str:
    """From and to, at least or at most; of a share as per cent, and a target of the rate is said to be one."""
    low, high = (_bound(figures, metric) for metric in (names.TARGET_LOW, names.TARGET_HIGH))
    ends = f'label_replace({high}, "most", "$1", "{SAID}", "(.+)")'
    both = f'label_join(({low}) * {SAME} group_left (most) {ends}, "{SAID}", " to ", "{SAID}", "most")'
    return f" or {SAME} ".join([both, written(f"({low})", "≥ $1"), written(f"({high})", "≤ $1")])


def _bound(figures: Figures, metric: Metric) -> str:
    bound = figures.now(metric)
    share = f"round(100 * {figures.carded(bound, 'rated', unit='share', rated=_BY_VALUE)}, 0.0001)"
    rate = figures.carded(bound, "rated", rated="rate")
    legs = [written(label(share), "$1 %"), written(label(rate), "$1 per 10,000"), label(bound)]
    return f" or {SAME} ".join(legs)


def _in_words(figures: Figures, metric: Metric, words: dict[int, str]) -> str:
    expression = f"({figures.now(metric)} > 0)"
    expression = label(expression, "number")
    for code, word in words.items():
        expression = f'label_replace({expression}, "said", "{word}", "number", "{code}")'
    return expression


def _text(figures: Figures, title: str, query: str, width: int) -> Panel:
    none = constant(figures.now(STATUS), "–")
    return _stat(title.lower().replace(" ", "-"), title, "{{said}}", f"{query} or {SAME} {none}", width)


def _stat(key: str, title: str, name: str, query: str, width: int) -> Panel:
    return panel(
        "stat",
        f"one/{key}",
        title,
        (width, 4),
        targets=named([(name, query)]),
        fieldConfig={"defaults": field(), "overrides": []},
        options=stat_options() | {"textMode": "name", "text": {"titleSize": _TEXT, "valueSize": _TEXT}},
    )


def _with_unit(figures: Figures, by_value: Metric, by_rate: Metric) -> str:
    """The value, or the rate where that is rated, with its unit; where there is none now, NaN, which draws no line."""
    value, rate = (
        figures.carded(f"({figures.now(metric)} or {SAME} {figures.now(STATUS)} * NaN)", "unit", rated=rated)
        for metric, rated in ((by_value, _BY_VALUE), (by_rate, "rate"))
    )
    return f"{value} or {SAME} {constant(rate, 'per_10000', 'unit')}"


def _units() -> list[Json]:
    found: list[Json] = []
    for units in WRITTEN_ALIKE:
        unit, decimals = grafana(units[0])
        found.append(override_alike(f"/\\(({'|'.join(units)})\\)$/", unit=unit, decimals=decimals))
    return found


def _line() -> Json:
    return {
        "drawStyle": "line",
        "lineInterpolation": "stepAfter",
        "lineWidth": 2,
        "fillOpacity": 10,
        "showPoints": "never",
        "spanNulls": False,
        "axisSoftMin": 0,
    }


def _time_options() -> Json:
    return {
        "legend": {"showLegend": True, "displayMode": "list", "placement": "bottom", "calcs": []},
        "tooltip": {"mode": "multi", "sort": "none"},
    }

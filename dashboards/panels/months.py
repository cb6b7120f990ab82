"""The closed months of many indicators as one table."""

from dashboards.layout import Block, Panel
from dashboards.panels.cells import cells, coloured, coloured_field, in_order
from dashboards.panels.panel import Json, field, matrix, override, panel, sorted_by, table_options, tabled
from dashboards.panels.trend import bars, chart_options, months
from dashboards.promql import Figures
from dashboards.said import SAID
from dashboards.texts import RATING, nothing
from schemas.catalogue import Catalogue
from schemas.names import (
    AUTHORITY,
    CATALOGUE,
    INDICATOR,
    MONTH,
    MONTH_DENOMINATOR,
    MONTH_NUMERATOR,
    MONTH_OVERRIDDEN_RATING,
    MONTH_RATE,
    MONTH_RATING,
    MONTH_STATUS,
    MONTH_VALUE,
)

_TITLE = "title"


def month_table(catalogue: Catalogue) -> list[Block]:
    """A line an indicator, in the catalogue's order; a column a month; each cell a value, rated."""
    figures = Figures(catalogue.catalogue)
    rated = cells(figures, MONTH_VALUE, MONTH_RATING, MONTH_STATUS, MONTH, area="${area:regex}")
    first = override(
        f"{_TITLE}\\{MONTH}", displayName="Indicator", custom_width=460, custom_cellOptions={"type": "auto"}
    )
    one = panel(
        "table",
        "months/table",
        "Closed months, as known now",
        (24, 76),
        description="✓ on target, ! near it, ✗ off it, · not rated; ◐ data for a part of the month, ∅ no data.",
        targets=tabled([in_order(figures, rated)]),
        transformations=[*_by_place_and_month(), matrix(_TITLE, MONTH, SAID)],
        fieldConfig={"defaults": coloured(), "overrides": [first]},
        options=table_options() | {"cellHeight": "sm"},
    )
    return [Block([one])]


def closed_months(catalogue: Catalogue) -> list[Block]:
    """Of the chosen indicator: a bar a month, and the numbers behind it."""
    figures = Figures(catalogue.catalogue, f"${INDICATOR}")
    return [Block([_bars(figures)]), Block([_numbers(figures)])]


def _bars(figures: Figures) -> Panel:
    """A share as per cent: which it is, is known to the query only."""
    per_cent = f"100 * {figures.carded(f'({months(figures, MONTH_VALUE)})', 'title', unit='share')}"
    query = f"{per_cent} or on ({AUTHORITY}, {CATALOGUE}, {INDICATOR}, {MONTH}) ({months(figures, MONTH_VALUE)})"
    return panel(
        "barchart",
        "months/bars",
        "Closed months (a share in per cent)",
        (12, 15),
        targets=tabled([query]),
        transformations=[bars(MONTH, "Value", _TITLE), sorted_by(MONTH)],
        fieldConfig={
            "defaults": field(("locale", 1), min=0, custom={"fillOpacity": 80, "lineWidth": 0}),
            "overrides": [],
        },
        options=chart_options(MONTH),
    )


def _numbers(figures: Figures) -> Panel:
    rated = cells(figures, MONTH_VALUE, MONTH_RATING, MONTH_STATUS, MONTH)
    numbers = {
        "Counted": MONTH_NUMERATOR,
        "Of": MONTH_DENOMINATOR,
        "Rate per 10,000": MONTH_RATE,
        "An officer's rating": MONTH_OVERRIDDEN_RATING,
    }
    shown = [f"{figures.now(metric)} or {figures.now(MONTH_STATUS)} * NaN" for metric in numbers.values()]
    hidden = ("Time", AUTHORITY, CATALOGUE, INDICATOR, _TITLE, "rating", "sign", "Value #A")
    titles = {
        MONTH: "Month",
        SAID: "Value",
        **dict(zip(("Value #B", "Value #C", "Value #D", "Value #E"), numbers, strict=True)),
    }
    shape = {
        "excludeByName": dict.fromkeys(hidden, True),
        "indexByName": {name: place for place, name in enumerate(titles)},
        "renameByName": titles,
    }
    return panel(
        "table",
        "months/numbers",
        "Closed months, as known now",
        (12, 15),
        targets=tabled([rated, *shown]),
        transformations=[{"id": "merge", "options": {}}, {"id": "organize", "options": shape}, sorted_by("Month")],
        fieldConfig={"defaults": field(mappings=nothing("–")), "overrides": [coloured_field("Value"), *_rest()]},
        options=table_options() | {"cellHeight": "sm"},
    )


def _rest() -> list[Json]:
    return [
        override("Rate per 10,000", decimals=1),
        override("An officer's rating", mappings=[*RATING[:-1], *nothing("–")]),
    ]


def _by_place_and_month() -> list[Json]:
    """The second sorting keeps the order of the first among equals: lines and columns come in order."""
    return [sorted_by("Value"), sorted_by(MONTH)]

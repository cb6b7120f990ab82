"""Authorities side by side: the chosen indicator as bars and by month, and all indicators in a table."""

from dashboards.layout import Block, Panel
from dashboards.panels.cells import cells, coloured, in_order
from dashboards.panels.panel import Json, field, matrix, override, panel, sorted_by, table_options, tabled
from dashboards.panels.trend import bars, chart_options
from dashboards.promql import SAME, Figures
from dashboards.said import SAID
from schemas.catalogue import Catalogue
from schemas.names import (
    AUTHORITY,
    BENCHMARK,
    INDICATOR,
    MONTH,
    MONTH_RATING,
    MONTH_STATUS,
    MONTH_VALUE,
    RATING,
    STATUS,
    VALUE,
)

CHOSEN = f"${{{AUTHORITY}:regex}}"
_TITLE = "title"


def side_by_side(catalogue: Catalogue) -> list[Block]:
    """A bar an authority, and one for each figure of others that can be compared."""
    figures = _chosen(catalogue)
    value = _per_cent(figures, figures.now(VALUE))
    others = _per_cent(figures, figures.now(BENCHMARK, applies_to="value", comparable="yes"))
    beside = f'label_join({others}, "{AUTHORITY}", " ", "of", "year")'
    one = panel(
        "barchart",
        "region/side-by-side",
        "Now, and figures of others (a share in per cent)",
        (24, 10),
        targets=tabled([f"{value} or {beside}"]),
        transformations=[bars(AUTHORITY, "Value", _TITLE, "of", "year", "basis", "applies_to", "comparable")],
        fieldConfig={
            "defaults": field(("locale", 1), min=0, custom={"fillOpacity": 80, "lineWidth": 0}),
            "overrides": [],
        },
        options=chart_options(AUTHORITY),
    )
    return [Block([one])]


def by_authority_and_month(catalogue: Catalogue) -> list[Block]:
    """A line an authority, a column a month."""
    rated = cells(_chosen(catalogue), MONTH_VALUE, MONTH_RATING, MONTH_STATUS, MONTH)
    steps = [sorted_by(AUTHORITY), sorted_by(MONTH), matrix(AUTHORITY, MONTH, SAID)]
    return [
        Block([_table("by-month", "Closed months, as known now", (24, 8), rated, steps, f"{AUTHORITY}\\{MONTH}", 160)])
    ]


def all_indicators(catalogue: Catalogue) -> list[Block]:
    """A line an indicator, in the catalogue's order; a column an authority."""
    figures = Figures(catalogue.catalogue, authority=CHOSEN)
    query = in_order(figures, cells(figures, VALUE, RATING, STATUS))
    steps = [sorted_by(AUTHORITY), sorted_by("Value"), matrix(_TITLE, AUTHORITY, SAID)]
    return [Block([_table("all", "All indicators, now", (24, 76), query, steps, f"{_TITLE}\\{AUTHORITY}", 420)])]


def _chosen(catalogue: Catalogue) -> Figures:
    return Figures(catalogue.catalogue, f"${INDICATOR}", authority=CHOSEN)


def _per_cent(figures: Figures, expression: str) -> str:
    """A share as per cent: which it is, is known to the query only."""
    return f"(100 * {figures.carded(expression, _TITLE, unit='share')} or {SAME} {expression})"


def _table(key: str, title: str, size: tuple[int, int], query: str, steps: list[Json], first: str, width: int) -> Panel:
    name = override(first, displayName=" ", custom_width=width, custom_cellOptions={"type": "auto"})
    return panel(
        "table",
        f"region/{key}",
        title,
        size,
        targets=tabled([query]),
        transformations=steps,
        fieldConfig={"defaults": coloured(), "overrides": [name]},
        options=table_options() | {"cellHeight": "sm"},
    )

"""Cells that say a value in its unit with the sign of its rating, in the rating's colour: tables of many indicators."""

from dashboards.panels.panel import Json, field, override
from dashboards.promql import SAME, Figures
from dashboards.said import NOTHING, SIGNS, constant, in_its_unit, rating, signed
from dashboards.targets import COLOURS, NEUTRAL
from dashboards.texts import nothing
from schemas.names import CATALOGUE, INDICATOR, INDICATOR_PLACE, RATINGS, STATUSES, Metric


def cells(figures: Figures, value: Metric, rated: Metric, status: Metric, *labels: str, **chosen: str) -> str:
    """Each figure as a text with its sign; what the metrics have beside the figure's own labels is in `labels`."""
    same = SAME if not labels else f"{SAME[:-1]}, {', '.join(labels)})"
    told = in_its_unit(figures, value, "title", **chosen)
    signs = rating(figures.now(rated), figures.now(status))
    none = figures.carded(f"({figures.now(status)} == {STATUSES['no_data']})", "title", **chosen)
    with_sign = signed(f"({told}) * {same} group_left (rating) {signs}")
    return f"{with_sign} or {same} {constant(none, NOTHING)}"


def in_order(figures: Figures, expression: str) -> str:
    """The expression with the place in the catalogue as its value."""
    return f"({expression}) * 0 + on ({CATALOGUE}, {INDICATOR}) group_left () {figures.now(INDICATOR_PLACE)}"


def coloured() -> Json:
    """Defaults of the fields: a cell in the colour of the sign that it begins with."""
    cell = {"type": "color-background", "mode": "basic"}
    return field(mappings=_colours(), custom={"align": "left", "cellOptions": cell, "minWidth": 104})


def coloured_field(name: str) -> Json:
    """The same of one field."""
    return override(name, mappings=_colours(), custom_cellOptions={"type": "color-background", "mode": "basic"})


def _colours() -> list[Json]:
    """By what a cell begins with; a text that is no cell of a rating stays as it is."""
    signs = {SIGNS[str(code)]: COLOURS[verdict] for verdict, code in RATINGS.items()} | {NOTHING: NEUTRAL}
    found = [
        {"type": "regex", "options": {"pattern": f"/^{sign}.*/", "result": {"color": color, "index": number}}}
        for number, (sign, color) in enumerate(signs.items())
    ]
    return found + nothing("–")

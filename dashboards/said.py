"""Figures as words, made by the query: `count_values` turns a number into a label, which a legend or a cell can show.

So "4 of 44 late" is one text, and a cell can hold a value in its unit beside the sign of its rating.
"""

from dashboards.promql import SAME, Figures
from dashboards.units import WRITTEN_ALIKE, grafana
from schemas.catalogue.indicators import Unit
from schemas.names import DIRECTION, DIRECTIONS, RATINGS, STATUSES, Metric

SAID = "said"
PARTIAL = 10
"""What is added to the number of a rating where there is data for a part of the period only."""
SIGNS = {
    str(RATINGS["green"]): "✓",
    str(RATINGS["amber"]): "!",
    str(RATINGS["red"]): "✗",
    str(RATINGS["none"]): "·",
}
"""Of a rating, by its number."""
NOTHING = "∅"
"""Of no data."""


def label(expression: str, name: str = SAID) -> str:
    """1, with the number as a label."""
    return f'count_values without () ("{name}", {expression})'


def written(expression: str, text: str, name: str = SAID, of: str | None = None) -> str:
    """The expression with a label written anew: `$1` in the text is the label `of`, or the one before."""
    return f'label_replace({expression}, "{name}", "{text}", "{of or name}", "(.+)")'


def constant(expression: str, text: str, name: str = SAID) -> str:
    """The expression with a label that says always the same."""
    return f'label_replace({expression}, "{name}", "{text}", "", "")'


def joined(between: str, left: str, right: str, *, one: str, other: str, same: str = SAME) -> str:
    """Two numbers with `one` and `other` as labels, said as one text."""
    both = f"{label(left, one)} * {same} group_left ({other}) {label(right, other)}"
    return f'label_join({both}, "{SAID}", "{between}", "{one}", "{other}")'


def number(expression: str, unit: Unit) -> str:
    """The number as people write it, as a label: a share as per cent, no more decimals than the unit has."""
    return written(label(rounded(expression, unit)), f"$1{suffix(unit)}")


def rounded(expression: str, unit: Unit) -> str:
    """The number as it is read: a share as per cent, no more decimals than the unit has."""
    decimals = grafana(unit)[1]
    scaled = f"100 * ({expression})" if unit == "share" else expression
    return f"round({scaled}, {10**-decimals:g})"


def suffix(unit: Unit) -> str:
    """What stands behind a number that is rounded so."""
    if unit == "share":
        return " %"
    return {"per_10000": " per 10,000", "hours": " hours", "days": " days", "working_days": " w. days"}.get(unit, "")


def in_its_unit(figures: Figures, metric: Metric, *labels: str, **chosen: str) -> str:
    """Every figure as a text in its own unit, with labels of its card besides."""
    return " or ".join(
        number(figures.carded(figures.now(metric), *labels, unit="|".join(units), **chosen), units[0])
        for units in WRITTEN_ALIKE
        if units != ("per_10000",)
    )


def rating(rated: str, status: str) -> str:
    """A rating's number as the label `rating`, 10 more where there is data for a part of the period only."""
    return label(f"({rated} + {PARTIAL} * ({status} == bool {STATUSES['partial']}))", "rating")


def signed(expression: str) -> str:
    """The expression with the sign of its label `rating` before what it says."""
    for code, sign in SIGNS.items():
        expression = f'label_replace({expression}, "sign", "{sign}", "rating", "{code}")'
        expression = f'label_replace({expression}, "sign", "{sign} ◐", "rating", "{PARTIAL + int(code)}")'
    return f'label_join({expression}, "{SAID}", " ", "sign", "{SAID}")'


def arrow(figures: Figures, after: str = "") -> str:
    """The direction against a year before, as the label `way`, with words after the arrow."""
    expression = label(figures.now(DIRECTION), "number")
    for code, sign in (("up", "▲"), ("level", "●"), ("down", "▼")):
        expression = f'label_replace({expression}, "way", "{sign}{after}", "number", "{DIRECTIONS[code]}")'
    return expression

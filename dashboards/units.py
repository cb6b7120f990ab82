"""Units of values: how Grafana writes them, and how a sentence does."""

from schemas.catalogue.indicators import Unit

_GRAFANA: dict[Unit, tuple[str, int]] = {
    "children": ("locale", 0),
    "spells": ("locale", 0),
    "people": ("locale", 0),
    "meetings": ("locale", 0),
    "share": ("percentunit", 1),
    "ratio": ("locale", 2),
    "hours": ("suffix: hours", 1),
    "days": ("suffix: days", 1),
    "working_days": ("suffix: working days", 1),
    "points": ("suffix: points", 1),
    "per_10000": ("locale", 1),
}

WRITTEN_ALIKE: tuple[tuple[Unit, ...], ...] = tuple(
    tuple(unit for unit, written in _GRAFANA.items() if written == one) for one in dict.fromkeys(_GRAFANA.values())
)
"""Units in groups of those that Grafana writes the same way."""


def grafana(unit: Unit) -> tuple[str, int]:
    """Grafana's unit and how many decimals."""
    return _GRAFANA[unit]


def spoken(unit: Unit, value: float) -> str:
    """A number with its unit, as a sentence has it."""
    if unit == "share":
        return f"{value * 100:g} %"
    if unit == "ratio":
        return f"{value:g}"
    return f"{value:g} per 10,000" if unit == "per_10000" else f"{value:g} {unit.replace('_', ' ')}"


def printed(unit: Unit) -> tuple[int, str, str]:
    """As the report prints it: what a value is multiplied by, its format, what stands behind it."""
    if unit == "share":
        return 100, "%.1f", " %"
    words = {"per_10000": " per 10,000", "hours": " hours", "days": " days", "working_days": " working days"}
    return 1, f"%.{grafana(unit)[1]}f", words.get(unit, "")

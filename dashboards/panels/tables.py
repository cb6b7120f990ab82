"""All figures of a catalogue as tables: shares in one, numbers in another, since a column has one unit."""

from dataclasses import dataclass
from dataclasses import field as made
from typing import Any

from dashboards import texts
from dashboards.layout import Block, Panel
from dashboards.panels.panel import Json, arranged, field, override, panel, table_options, tabled
from dashboards.promql import Figures
from dashboards.units import grafana
from schemas import names
from schemas.catalogue import Catalogue, Indicator
from schemas.catalogue.indicators import Unit
from schemas.names import INDICATOR, Metric

_TITLES: dict[Unit, str] = {
    "share": "Shares",
    "ratio": "Ratios",
    "children": "Numbers",
    "spells": "Numbers",
    "people": "Numbers",
    "meetings": "Numbers",
}


@dataclass(frozen=True)
class Column:
    """A metric as a column, what is particular about its cells, and which indicators it is of; of all of the table."""

    title: str
    metric: Metric
    properties: Json = made(default_factory=dict[str, Any])
    of: tuple[str, ...] = ()


def tables(catalogue: Catalogue) -> list[Block]:
    """A table for each unit that the catalogue's indicators have; those that Grafana writes alike are in one."""
    return [[_table(catalogue, unit, those)] for unit, those in _by_unit(catalogue).items()]


def _by_unit(catalogue: Catalogue) -> dict[Unit, list[Indicator]]:
    first: dict[tuple[str, int], Unit] = {}
    found: dict[Unit, list[Indicator]] = {}
    for indicator in catalogue.indicators:
        unit = first.setdefault(grafana(indicator.unit), indicator.unit)
        found.setdefault(unit, []).append(indicator)
    return found


def _table(catalogue: Catalogue, unit: Unit, indicators: list[Indicator]) -> Panel:
    columns = _columns(unit, indicators)
    every = tuple(one.id for one in indicators)
    return panel(
        "table",
        f"table/{unit}",
        _TITLES.get(unit, unit.replace("_", " ").capitalize()),
        (24, len(indicators) + 3),
        targets=tabled(Figures(catalogue.catalogue, *(column.of or every)).shown(column.metric) for column in columns),
        transformations=arranged(INDICATOR, "Indicator", (column.title for column in columns)),
        fieldConfig={"defaults": _cell(), "overrides": [_names(indicators), *map(_override, columns)]},
        options=table_options(),
    )


def _columns(unit: Unit, indicators: list[Indicator]) -> list[Column]:
    as_value = _in(unit)
    columns = [Column("Value", names.VALUE, as_value)]
    if unit in {"share", "ratio"}:
        columns.append(Column("Of these", names.NUMERATOR))
    if any(one.has_denominator for one in indicators):
        columns.append(Column("Out of", names.DENOMINATOR))
    if any(one.rate for one in indicators):
        columns.append(Column("Per 10,000 children", names.RATE, _in("per_10000")))
    columns += [*_targets("value", as_value, indicators), *_targets("rate", _in("per_10000"), indicators)]
    if any(one.is_rated for one in indicators):
        columns.append(Column("Rating", names.RATING, _words(texts.RATING, coloured=True)))
    columns.append(Column("Direction", names.DIRECTION, _words(texts.DIRECTION)))
    columns.append(Column("Data", names.STATUS, _words(texts.STATUS)))
    return columns + (_month_end(as_value) if any(one.measure == "timely" for one in indicators) else [])


def _targets(applies_to: str, cells: Json, indicators: list[Indicator]) -> list[Column]:
    """In the unit of what they are of: a rate's target beside a number would be read as one of the number."""
    of = tuple(one.id for one in indicators if any(target.applies_to == applies_to for target in one.targets))
    words = ("At least", "At most") if applies_to == "value" else ("Rate at least", "Rate at most")
    bounds = zip(words, (names.TARGET_LOW, names.TARGET_HIGH), strict=True)
    return [Column(title, metric, cells, of) for title, metric in bounds] if of else []


def _month_end(as_value: Json) -> list[Column]:
    return [
        Column("Overdue", names.OVERDUE),
        Column("Due soon", names.DUE_SOON),
        Column("Best month end", names.BEST, as_value),
        Column("Worst month end", names.WORST, as_value),
    ]


def _in(unit: Unit) -> Json:
    name, decimals = grafana(unit)
    return {"unit": name, "decimals": decimals}


def _words(mappings: texts.Mappings, *, coloured: bool = False) -> Json:
    cell = {"type": "color-background", "mode": "basic"} if coloured else {"type": "auto"}
    return {"mappings": mappings, "custom_cellOptions": cell}


def _cell() -> Json:
    return field(mappings=texts.nothing("–"), custom={"align": "auto", "cellOptions": {"type": "auto"}})


def _names(indicators: list[Indicator]) -> Json:
    """The indicators' names in place of their ids."""
    named = {one.id: {"text": one.name, "index": index} for index, one in enumerate(indicators)}
    return override("Indicator", mappings=[{"type": "value", "options": named}], custom_width=420)


def _override(column: Column) -> Json:
    return override(column.title, **column.properties)

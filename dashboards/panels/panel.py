"""What every panel has: the shared defaults."""

from collections.abc import Iterable, Iterator
from string import ascii_uppercase
from typing import Any, TypeVar

from dashboards.layout import Panel, panel_id
from dashboards.targets import plain
from dashboards.texts import NO_DATA, nothing
from schemas.names import AUTHORITY, CATALOGUE

Json = dict[str, Any]
_Item = TypeVar("_Item")

DATASOURCE = {"type": "prometheus", "uid": "${datasource}"}
"""The board's variable."""


def panel(kind: str, key: str, title: str, size: tuple[int, int], **rest: Any) -> Panel:
    """A panel of Grafana's kind; `key` is unique on the board and makes its number; `size` is width and height."""
    width, height = size
    place = {"x": 0, "y": 0, "w": width, "h": height}
    return {"type": kind, "id": panel_id(key), "title": title, "gridPos": place, "datasource": DATASOURCE} | rest


def named(queries: Iterable[tuple[str, str]]) -> list[Json]:
    """Targets of (name, query): one number each, or one a series where the name holds a label."""
    return [_target(ref, query) | {"legendFormat": name} for ref, (name, query) in _lettered(queries)]


def tabled(queries: Iterable[str]) -> list[Json]:
    """Targets whose labels become columns; the values come as `Value #A`, `Value #B` …"""
    return [_target(ref, query) | {"format": "table"} for ref, query in _lettered(queries)]


def ranged(queries: Iterable[tuple[str, str]]) -> list[Json]:
    """Targets of (name, query) over the time of the board."""
    return [target | {"instant": False, "range": True} for target in named(queries)]


def arranged(first: str, title: str, columns: Iterable[str], *hidden: str) -> list[Json]:
    """Transformations of `tabled` targets: a line for each value of the label `first`, and a titled column a target.

    `hidden`: labels that are not shown, besides authority and catalogue.
    """
    values = {f"Value #{letter}": column for letter, column in _lettered(columns)}
    options = {
        "excludeByName": dict.fromkeys(("Time", AUTHORITY, CATALOGUE, *hidden), True),
        "indexByName": {name: place for place, name in enumerate((first, *values))},
        "renameByName": {first: title, **values},
    }
    return [{"id": "merge", "options": {}}, {"id": "organize", "options": options}]


def table_options() -> Json:
    return {"showHeader": True, "cellHeight": "md", "footer": {"show": False, "reducer": [], "countRows": False}}


def _lettered(items: Iterable[_Item]) -> Iterator[tuple[str, _Item]]:
    """Each with the letter that Grafana calls it by; more than 26 would be unreadable anyway."""
    return zip(ascii_uppercase, items, strict=False)


def _target(ref: str, query: str) -> Json:
    """Instant: a figure that has vanished must not stay on the screen as the last one seen."""
    return {
        "refId": ref,
        "datasource": DATASOURCE,
        "expr": query,
        "editorMode": "code",
        "instant": True,
        "range": False,
    }


def field(unit: tuple[str, int] = ("locale", 0), **rest: Any) -> Json:
    """Defaults of a panel's fields: neutral, and nothing is said to be nothing."""
    name, decimals = unit
    color = {"color": {"mode": "thresholds"}, "thresholds": plain()}
    return color | {"unit": name, "decimals": decimals, "noValue": NO_DATA, "mappings": nothing()} | rest


def override(name: str, **properties: Any) -> Json:
    """What is different in the field of this name; `custom_x` stands for `custom.x`."""
    pairs = [{"id": key.replace("custom_", "custom."), "value": value} for key, value in properties.items()]
    return {"matcher": {"id": "byName", "options": name}, "properties": pairs}


def override_of_query(letter: str, **properties: Any) -> Json:
    """What is different in what the query of this letter gives."""
    return override(letter, **properties) | {"matcher": {"id": "byFrameRefID", "options": letter}}


def override_alike(pattern: str, **properties: Any) -> Json:
    """What is different in the fields whose names match."""
    return override(pattern, **properties) | {"matcher": {"id": "byRegexp", "options": pattern}}


def stat_options(*, names: bool = False) -> Json:
    """Options of a stat: the number as large as the panel lets it be."""
    return {
        "reduceOptions": {"calcs": ["lastNotNull"], "fields": "", "values": False},
        "textMode": "value_and_name" if names else "value",
        "colorMode": "background_solid",
        "graphMode": "none",
        "justifyMode": "center",
        "orientation": "auto",
        "wideLayout": False,
        "showPercentChange": False,
        "percentChangeColorMode": "standard",
    }


def bar_options() -> Json:
    """Options of a bar gauge: bars one below the other, their names beside them."""
    return {
        "reduceOptions": {"calcs": ["lastNotNull"], "fields": "", "values": False},
        "orientation": "horizontal",
        "displayMode": "basic",
        "valueMode": "text",
        "namePlacement": "left",
        "text": {"titleSize": 14, "valueSize": 18},
        "showUnfilled": True,
        "sizing": "auto",
        "minVizWidth": 8,
        "minVizHeight": 16,
        "maxVizHeight": 300,
        "legend": {"showLegend": False, "displayMode": "list", "placement": "bottom", "calcs": []},
    }


def only(titles: dict[str, str]) -> Json:
    """A transformation: these fields in this order, under their titles."""
    options = {
        "includeByName": dict.fromkeys(titles, True),
        "indexByName": {name: place for place, name in enumerate(titles)},
        "renameByName": titles,
    }
    return {"id": "organize", "options": options}


def sorted_by(name: str) -> Json:
    """A transformation: the rows in the order of a field."""
    return {"id": "sortBy", "options": {"fields": {}, "sort": [{"field": name}]}}


def matrix(rows: str, columns: str, cells: str) -> Json:
    """A transformation: a row for each value of one label, a column for each of another, a third in the cells."""
    return {
        "id": "groupingToMatrix",
        "options": {"rowField": rows, "columnField": columns, "valueField": cells, "emptyValue": "null"},
    }

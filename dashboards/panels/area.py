"""An area's indicators in the catalogue's order: now, by month against the target, and in parts."""

from dashboards import areas
from dashboards.layout import Block, Panel, beside
from dashboards.panels.breakdown import parts
from dashboards.panels.tile import VALUE_HEIGHT, tile
from dashboards.panels.trend import trends
from schemas.catalogue import Catalogue, Indicator

_HEIGHT, _TILE, _PARTS = 8, 5, 7
_REST = 24 - _TILE


def indicators(catalogue: Catalogue, area: str) -> list[Block]:
    """A line of panels for each indicator of the area that a board's name means."""
    return [Block(_line(catalogue, one)) for one in areas.of_area(catalogue, areas.named(catalogue, area))]


def _line(catalogue: Catalogue, indicator: Indicator) -> list[Panel]:
    now = tile(catalogue, indicator, _TILE, _HEIGHT - VALUE_HEIGHT)
    width = _REST - (_PARTS if indicator.breakdown else 0)
    by_month = trends(catalogue, indicator, width, _HEIGHT)
    broken = [parts(catalogue, indicator, indicator.breakdown, (_PARTS, _HEIGHT))] if indicator.breakdown else []
    aside = [
        one | {"gridPos": one["gridPos"] | {"x": one["gridPos"]["x"] + _TILE}} for one in beside(*by_month, *broken)
    ]
    return [*now, *aside]

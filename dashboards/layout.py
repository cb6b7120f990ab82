"""Where panels stand: blocks flow from left to right under the heading of their row; what is aside, at its right."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from zlib import crc32

Panel = dict[str, Any]
WIDTH = 24


class Block(NamedTuple):
    """Panels that stay together; their positions are relative to the block's corner."""

    panels: list[Panel]
    aside: bool = False
    """In a column of its own at the right, under what is there already."""


def panel_id(key: str) -> int:
    """A panel's number: from what it shows, so that a new neighbour changes no other panel's."""
    return crc32(key.encode()) & 0x7FFFFFFF


def lay_out(rows: Iterable[tuple[str, list[Block]]]) -> list[Panel]:
    """All panels of a board with their places; a row without panels is left out, one without a title has no heading.

    Raises ValueError if two have the same number.
    """
    panels: list[Panel] = []
    top = 0
    for title, blocks in ((title, blocks) for title, blocks in rows if blocks):
        panels += [_heading(title, top)] if title else []
        panels += _row(blocks, top + bool(title))
        top = max(panel["gridPos"]["y"] + panel["gridPos"]["h"] for panel in panels)
    if len({panel["id"] for panel in panels}) < len(panels):
        raise ValueError("two panels have the same key")
    return panels


def below(*panels: Panel) -> list[Panel]:
    """The panels one under the other, as those of one block."""
    top, placed = 0, list[Panel]()
    for panel in panels:
        placed.append(_moved(panel, 0, top))
        top += panel["gridPos"]["h"]
    return placed


def beside(*panels: Panel) -> list[Panel]:
    """The panels one beside the other, as those of one block."""
    left, placed = 0, list[Panel]()
    for panel in panels:
        placed.append(_moved(panel, left, 0))
        left += panel["gridPos"]["w"]
    return placed


def _heading(title: str, top: int) -> Panel:
    place = {"x": 0, "y": top, "w": WIDTH, "h": 1}
    row = {"type": "row", "id": panel_id(f"row/{title}"), "title": title}
    return row | {"collapsed": False, "gridPos": place, "panels": []}


def _row(blocks: list[Block], top: int) -> Iterator[Panel]:
    aside = [block.panels for block in blocks if block.aside]
    width = WIDTH - max((_reach(panels, "x", "w") for panels in aside), default=0)
    yield from _flow([block.panels for block in blocks if not block.aside], top, 0, width)
    yield from _flow(aside, top, width, WIDTH)


def _flow(blocks: list[list[Panel]], top: int, start: int, end: int) -> Iterator[Panel]:
    """From left to right between two columns, and on below where there is no room beside."""
    left, bottom = start, top
    for panels in blocks:
        width, height = _reach(panels, "x", "w"), _reach(panels, "y", "h")
        if left + width > end:
            left, top = start, bottom
        yield from (_moved(panel, left, top) for panel in panels)
        left, bottom = left + width, max(bottom, top + height)


def _reach(panels: list[Panel], start: str, size: str) -> int:
    return max(panel["gridPos"][start] + panel["gridPos"][size] for panel in panels)


def _moved(panel: Panel, left: int, top: int) -> Panel:
    place = panel["gridPos"]
    return panel | {"gridPos": place | {"x": place["x"] + left, "y": place["y"] + top}}

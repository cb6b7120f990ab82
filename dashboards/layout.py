"""Where panels stand: blocks flow from left to right under the heading of their row."""

from collections.abc import Iterable, Iterator
from typing import Any
from zlib import crc32

Panel = dict[str, Any]
Block = list[Panel]
"""Panels that stay together; their positions are relative to the block's corner."""

WIDTH = 24


def panel_id(key: str) -> int:
    """A panel's number: from what it shows, so that a new neighbour changes no other panel's."""
    return crc32(key.encode()) & 0x7FFFFFFF


def lay_out(rows: Iterable[tuple[str, list[Block]]]) -> list[Panel]:
    """All panels of a board with their places; a row without panels is left out.

    Raises ValueError if two have the same number.
    """
    panels: list[Panel] = []
    top = 0
    for title, blocks in ((title, blocks) for title, blocks in rows if blocks):
        panels += [_heading(title, top), *_flow(blocks, top + 1)]
        top = max(panel["gridPos"]["y"] + panel["gridPos"]["h"] for panel in panels)
    if len({panel["id"] for panel in panels}) < len(panels):
        raise ValueError("two panels have the same key")
    return panels


def _heading(title: str, top: int) -> Panel:
    place = {"x": 0, "y": top, "w": WIDTH, "h": 1}
    row = {"type": "row", "id": panel_id(f"row/{title}"), "title": title}
    return row | {"collapsed": False, "gridPos": place, "panels": []}


def _flow(blocks: list[Block], top: int) -> Iterator[Panel]:
    left, bottom = 0, top
    for block in blocks:
        width, height = _reach(block, "x", "w"), _reach(block, "y", "h")
        if left + width > WIDTH:
            left, top = 0, bottom
        yield from (_moved(panel, left, top) for panel in block)
        left, bottom = left + width, max(bottom, top + height)


def _reach(block: Block, start: str, size: str) -> int:
    return max(panel["gridPos"][start] + panel["gridPos"][size] for panel in block)


def _moved(panel: Panel, left: int, top: int) -> Panel:
    place = panel["gridPos"]
    return panel | {"gridPos": place | {"x": place["x"] + left, "y": place["y"] + top}}

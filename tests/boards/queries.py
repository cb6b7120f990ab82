"""The queries of a board, as Grafana would send them."""

from collections.abc import Iterator
from typing import Any


def panels(board: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every panel but the headings of rows, those in closed rows too."""
    for panel in board["panels"]:
        if panel["type"] == "row":
            yield from panel["panels"]
        else:
            yield panel


def board_queries(board: dict[str, Any], authority: str) -> list[tuple[str, str]]:
    """(panel, query) for each target, with the board's variables put in; a panel without a title goes by its number."""
    return [
        (panel["title"] or f"panel {panel['id']}", target["expr"].replace("$authority", authority))
        for panel in panels(board)
        for target in panel["targets"]
    ]

"""The queries of a board, as Grafana would send them."""

from collections.abc import Iterator, Mapping
from typing import Any

from schemas.catalogue import Catalogue


def panels(board: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every panel but the headings of rows, those in closed rows too."""
    for panel in board["panels"]:
        if panel["type"] == "row":
            yield from panel["panels"]
        else:
            yield panel


def by_title(board: dict[str, Any], title: str) -> dict[str, Any]:
    """The one panel of this title."""
    (found,) = [panel for panel in panels(board) if panel["title"] == title]
    return found


def chosen(catalogue: Catalogue, authority: str, indicator: str) -> dict[str, str]:
    """What a board's variables stand for; longer names first, as one may begin with another."""
    return {
        "${authority:regex}": authority,
        "${area:regex}": "|".join(catalogue.areas),
        "$authority": authority,
        "$indicator": indicator,
    }


def board_queries(board: dict[str, Any], values: Mapping[str, str]) -> list[tuple[str, str]]:
    """(panel and letter, query) for each target, with the board's variables put in."""
    return [
        (f"{panel['title'] or _named(panel)} {target['refId']}", _put_in(target["expr"], values))
        for panel in panels(board)
        for target in panel["targets"]
    ]


def _named(panel: dict[str, Any]) -> str:
    """A panel without a title: what its first text says."""
    found = [one["properties"][0]["value"] for one in panel["fieldConfig"]["overrides"] if one["properties"]]
    return next((one for one in found if isinstance(one, str)), f"panel {panel['id']}")


def _put_in(query: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        query = query.replace(name, value)
    return query

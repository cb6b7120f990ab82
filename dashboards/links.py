"""Links from board to board."""

from typing import Any

from dashboards.areas import short, used
from schemas.catalogue import Catalogue, Indicator
from schemas.names import AUTHORITY, INDICATOR

_LONGEST = 40
"""Characters of a uid that Grafana takes."""


BOARDS = ("wall", "wall-{area}", "area-{area}", "indicator", "work-in-hand", "month-end", "region", "engine")
"""Every board; with `{area}` one for each area. In dashboards/contents/ there is a file for each."""
_TITLES = {
    "wall": "Wall",
    "work-in-hand": "Work in hand",
    "month-end": "Month end",
    "region": "Region",
    "engine": "Engine",
}
"""Of the boards that every other links to, beside those of the areas."""


def of_catalogue(catalogue: Catalogue) -> list[str]:
    """The names of a catalogue's boards, those of its areas among them."""
    areas = [short(area) for area in used(catalogue)]
    return [name for board in BOARDS for name in (_each(board, areas) if "{area}" in board else [board])]


def _each(board: str, areas: list[str]) -> list[str]:
    return [board.replace("{area}", area) for area in areas]


class BoardNameError(ValueError):
    """A board's uid that Grafana would refuse."""


def uid(catalogue: Catalogue, board: str) -> str:
    """A board's uid. Raises BoardNameError."""
    made = f"casetide-{catalogue.catalogue}-{board}"
    if len(made) > _LONGEST:
        raise BoardNameError(
            f"{made} is longer than Grafana's {_LONGEST} characters: give the catalogue a shorter name"
        )
    return made


def to_indicator(catalogue: Catalogue, indicator: Indicator) -> dict[str, Any]:
    """To everything about one indicator."""
    return _link(f"More about {indicator.name}", catalogue, "indicator", f"&var-{INDICATOR}={indicator.id}")


def to_any_indicator(catalogue: Catalogue, label: str = "${__data.fields.indicator}") -> dict[str, Any]:
    """To everything about the indicator that a row of a table is of."""
    return _link("More about it", catalogue, "indicator", f"&var-{INDICATOR}={label}")


def to_area(catalogue: Catalogue, area: str) -> dict[str, Any]:
    """To an area's board."""
    return _link(catalogue.areas[area], catalogue, f"area-{short(area)}")


def to_boards(catalogue: Catalogue, board: str) -> list[dict[str, Any]]:
    """At the top of a board: to the others, with what is chosen here."""
    titles = {name: title for name, title in _TITLES.items() if name != board}
    titles |= {
        f"area-{short(area)}": catalogue.areas[area] for area in used(catalogue) if f"area-{short(area)}" != board
    }
    return [_at_the_top(title, uid(catalogue, name)) for name, title in titles.items()]


def _at_the_top(title: str, to: str) -> dict[str, Any]:
    return {
        "title": title,
        "type": "link",
        "url": f"/d/{to}",
        "icon": "dashboard",
        "tooltip": "",
        "tags": [],
        "asDropdown": False,
        "includeVars": True,
        "keepTime": False,
        "targetBlank": False,
    }


def _link(title: str, catalogue: Catalogue, board: str, more: str = "") -> dict[str, Any]:
    return {"title": title, "url": f"/d/{uid(catalogue, board)}?var-{AUTHORITY}=${{{AUTHORITY}}}{more}"}

"""The areas of a catalogue, and what the names of their boards call them: Grafana's uids have 40 characters at most."""

from collections.abc import Iterator

from schemas.catalogue import Catalogue, Indicator

SHORT = {
    "early_help": "help",
    "front_door": "door",
    "assessment": "assess",
    "child_protection": "protect",
    "looked_after": "care",
    "health": "health",
}


def short(area: str) -> str:
    """An area in the name of a board."""
    return SHORT.get(area, area.replace("_", "-"))


def used(catalogue: Catalogue) -> list[str]:
    """The areas that have indicators, in the catalogue's order."""
    return [area for area in catalogue.areas if any(of_area(catalogue, area))]


def named(catalogue: Catalogue, name: str) -> str:
    """The area that a board's name means. Raises KeyError."""
    return {short(area): area for area in catalogue.areas}[name]


def of_area(catalogue: Catalogue, area: str) -> Iterator[Indicator]:
    """The indicators of an area, in the catalogue's order."""
    return (one for one in catalogue.indicators if one.area == area)

"""The county's teams, by what they do. Nobody works in them."""

from engine.examples.chance import Chance, Table

FRONT_DOOR = "front-door"
ASSESSMENT = Table({"assessment-north": 34, "assessment-south": 28, "assessment-city": 26})
FAMILIES = Table({"families-north": 30, "families-south": 26, "families-city": 24, "disabled-children": 8})
LOOKED_AFTER = Table({"looked-after-1": 1, "looked-after-2": 1})
_WORKERS = 12
"""In each team."""


def worker(chance: Chance, team: str) -> str:
    """One of a team: a reference, no name."""
    return f"{team}/{chance.between(1, _WORKERS)}"

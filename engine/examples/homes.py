"""Where a child in care lives: the placements of a stay, one after another."""

from collections.abc import Iterator

from engine.examples.chance import Chance, Table
from engine.examples.child import YEAR
from engine.examples.courses import ADOPTION, LONG, REMAND, UNACCOMPANIED
from engine.examples.stay import Home, Stay

_BY_AGE: tuple[tuple[float, Table[str]], ...] = (
    (5, Table({"U6": 66, "U3": 20, "P1": 7, "U4": 3, "R2": 4})),
    (13, Table({"U6": 60, "U3": 16, "U4": 8, "P1": 6, "K2": 9, "S1": 1})),
    (16, Table({"U6": 50, "U3": 9, "U4": 6, "P1": 4, "K2": 29, "S1": 1, "K1": 1})),
    (99, Table({"H5": 48, "U6": 26, "K2": 14, "P2": 9, "P1": 2, "R3": 1})),
)
_REMAND = Table({"R5": 60, "K1": 14, "K2": 16, "U6": 10})
_UNACCOMPANIED = Table({"H5": 62, "U6": 32, "P2": 6})

_FOSTER, _RELATIVE = Table({"PR1": 58, "PR4": 40, "PR5": 2}), Table({"PR1": 1})
_BOUGHT = Table({"PR4": 74, "PR1": 12, "PR5": 14})
_PROVIDERS = {"P1": Table({"PR0": 1}), "U6": _FOSTER, "U4": _FOSTER, "U3": _RELATIVE, "U1": _RELATIVE}

_TEENAGE = 12.5
_STAYS_FOR_GOOD = {"U6": "U4", "U3": "U1"}
"""A placement that becomes a long-term one: its code changes, the carer does not."""


def homes(chance: Chance, born: int, stay: Stay) -> list[Home]:
    """The placements of a stay in order; the first begins with it."""
    until = stay.end - chance.about(215, 0.3) if stay.course is ADOPTION else stay.end
    found = [one for one in _moves(chance, born, stay) if one.day == stay.start or one.day < until]
    if stay.course is ADOPTION and until > found[-1].day:
        found.append(_adopters(chance, until, found[-1]))
    return found


def _moves(chance: Chance, born: int, stay: Stay) -> Iterator[Home]:
    day, number = stay.start, 0
    while day < stay.end:
        found = home(chance, day, (day - born) / YEAR, stay)
        leaves = stay.end if stay.course.settled else day + _lasts(chance, number, (day - born) / YEAR)
        yield found
        yield from for_good(chance, found, leaves, stay)
        day, number = leaves, number + 1


def home(chance: Chance, day: int, age: float, stay: Stay) -> Home:
    """A placement from a day on, for a child of an age."""
    special = {REMAND: _REMAND, UNACCOMPANIED: _UNACCOMPANIED}.get(stay.course)
    placement = chance.pick(special or next(table for under, table in _BY_AGE if age < under))
    return Home(day, placement, chance.pick(_PROVIDERS.get(placement, _BOUGHT)))


def _lasts(chance: Chance, number: int, age: float) -> int:
    """Days in a placement: the first is often found in a hurry, later ones are chosen; teenagers move more."""
    if age >= _TEENAGE:
        return chance.about(560, 0.9) if chance.happens(0.55 if number else 0.44) else chance.about(95, 0.9)
    if chance.happens(0.75 if number else 0.5):
        return chance.about(1900, 0.8)
    return chance.about(130, 0.9)


def for_good(chance: Chance, before: Home, leaves: int, stay: Stay) -> Iterator[Home]:
    """A placement that becomes a long-term one, before the child leaves it."""
    day = before.day + chance.about(330, 0.4)
    if stay.course is LONG and day < leaves and before.placement in _STAYS_FOR_GOOD and chance.happens(0.7):
        yield Home(day, _STAYS_FOR_GOOD[before.placement], before.provider, same_carer=True)


def _adopters(chance: Chance, day: int, before: Home) -> Home:
    """A5 and A3 are with the foster carer of before; A6 and A4 with others."""
    same = before.placement == "U6" and chance.happens(0.16)
    consent = chance.happens(0.3)
    placement = ("A3" if consent else "A5") if same else ("A4" if consent else "A6")
    return Home(day, placement, "PR1" if same else chance.pick(_FOSTER), same_carer=same)

"""Where a child in care is to grow up: the plan for it, and the steps towards adoption."""

from collections.abc import Iterator

from engine.examples.chance import Chance, Table
from engine.examples.child import Child
from engine.examples.courses import ACCOMMODATED, ADOPTION, HOME, LONG, NEW_FAMILY_ORDER, Course
from engine.examples.facts import Chain, Entry, entry
from engine.examples.office import last_open, next_open
from engine.examples.stay import Stay

_ADOPTERS = {"A3", "A4", "A5", "A6"}
"""Placements for adoption (PLACE)."""
_PLANS: dict[Course, Table[str]] = {
    ADOPTION: Table({"adoption": 1}),
    HOME: Table({"return_home": 80, "family_and_friends": 20}),
    NEW_FAMILY_ORDER: Table({"special_guardianship": 60, "family_and_friends": 30, "return_home": 10}),
    LONG: Table({"long_term_fostering": 70, "residential": 14, "return_home": 10, "special_guardianship": 6}),
    ACCOMMODATED: Table({"long_term_fostering": 30, "residential": 24, "supported_living": 34, "return_home": 12}),
}
_BY_SECOND_REVIEW = 112
"""Days: the plan is expected by the second review."""
_LATE, _REVERSED = 0.12, 0.05


def permanence(chance: Chance, child: Child, _: int) -> Iterator[Chain]:
    """The plan for permanence of each stay that lasts."""
    for number, stay in enumerate(child.stays, 1):
        wanted = _PLANS.get(stay.course)
        if wanted:
            day = _planned(chance, stay.start)
            if day < stay.end:
                yield (entry("permanence.recorded", str(number), day, {"plan": chance.pick(wanted)}),)


def _planned(chance: Chance, start: int) -> int:
    late = chance.about(60, 0.6) if chance.happens(_LATE) else -chance.between(0, 60)
    return next_open(start + _BY_SECOND_REVIEW + late)


def adoption(chance: Chance, child: Child, _: int) -> Iterator[Chain]:
    """A child's steps towards adoption; a few children for whom it was decided are not adopted."""
    for number, stay in enumerate(child.stays, 1):
        placed = next((one.day for one in stay.episodes if one.home.placement in _ADOPTERS), 0)
        if placed:
            yield list(_adopted(chance, str(number), stay, placed))
        elif stay.course is LONG and child.age(stay.start) < 5 and chance.happens(_REVERSED * 6):
            yield list(_reversed(chance, str(number), stay))


def _adopted(chance: Chance, ref: str, stay: Stay, placed: int) -> Iterator[Entry]:
    wait = placed - stay.start
    matched = max(last_open(placed - min(chance.about(24, 0.4), wait // 3)), stay.start)
    decided = max(last_open(stay.start + wait // 3), stay.start)
    yield entry("adoption.decided", ref, min(decided, matched), {})
    yield entry("adoption.matched", ref, matched, {})
    yield entry("adoption.placed", ref, placed, {})


def _reversed(chance: Chance, ref: str, stay: Stay) -> Iterator[Entry]:
    decided = next_open(stay.start + chance.about(210, 0.3))
    undone = next_open(decided + chance.about(400, 0.4))
    if undone < stay.end:
        yield entry("adoption.decided", ref, decided, {})
        yield entry("adoption.reversed", ref, undone, {"reason": "RD4"})

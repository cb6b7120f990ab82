"""How an entry is wrong at first: a day too early, another code, a blank."""

import datetime as dt
from collections.abc import Callable

from engine.calendar import add_months
from engine.examples.chance import Chance
from engine.examples.facts import EPISODE_STARTED, MISSING_STARTED, REGISTERED, REVIEW_HELD, Entry, Fact

_OTHER_PLACEMENT = {"U6": "U4", "U4": "U6", "U3": "U6", "U1": "U3", "K2": "H5", "H5": "P2", "A6": "A5"}
_OTHER_KIND = {"missing": "away", "away": "missing"}
_MOST_DAYS = 6


def mistaken(chance: Chance, entry: Entry) -> Entry:
    """The entry as it was first made; perhaps right after all."""
    if entry.room > 0 and chance.happens(0.6):
        return _too_early(entry, chance.between(1, min(entry.room, _MOST_DAYS)))
    return entry._replace(facts=tuple(_miscoded(chance, fact) for fact in entry.facts))


def _too_early(entry: Entry, days: int) -> Entry:
    """What ends and what begins stay on one day."""
    return entry._replace(facts=tuple(fact._replace(day=fact.day - days) for fact in entry.facts))


def _miscoded(chance: Chance, fact: Fact) -> Fact:
    change = _MISCODED.get(fact.type)
    return change(chance, fact) if change else fact


def _born(chance: Chance, fact: Fact) -> Fact:
    born = add_months(dt.date.fromisoformat(fact.data["born"] + "-01"), -chance.between(1, 12))
    return fact._replace(data={"born": f"{born:%Y-%m}"})


def _placement(_: Chance, fact: Fact) -> Fact:
    placement = fact.data["placement"]
    return fact._replace(data={**fact.data, "placement": _OTHER_PLACEMENT.get(placement, placement)})


def _participation(_: Chance, fact: Fact) -> Fact:
    return fact._replace(data={"kind": fact.data["kind"]})


def _kind(_: Chance, fact: Fact) -> Fact:
    return fact._replace(data={"kind": _OTHER_KIND[fact.data["kind"]]})


_MISCODED: dict[str, Callable[[Chance, Fact], Fact]] = {
    REGISTERED: _born,
    EPISODE_STARTED: _placement,
    REVIEW_HELD: _participation,
    MISSING_STARTED: _kind,
}

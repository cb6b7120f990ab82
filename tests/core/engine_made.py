"""What the engine makes of small histories; their days have the numbers of hand_made."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from engine.authority import Authority
from engine.calendar import OPEN
from engine.child import Child
from engine.conditions import Look, days_when
from engine.history import Version, order, version_of
from engine.spells import union
from schemas.catalogue import Catalogue, Indicator
from schemas.envelope import Event
from schemas.events import EVENT_TYPES
from tests.core.hand_made import WORK, day, event, indicator

AUTHORITY = "E06999999"
PEOPLE = [
    {"start": "2017-01-01", "children": 20_000, "source": "-"},
    {"start": "2018-01-31", "children": 10_000, "source": "-"},
]


def child_of(*events: Event, catalogue: Catalogue = WORK) -> Child:
    """What is believed of a child of which all this is known."""
    versions = sorted(map(version_of, events), key=_type_and_order)
    return Child(catalogue, "a", {kind: list(own) for kind, own in groupby(versions, key=lambda one: one.type)})


def _type_and_order(version: Version) -> tuple[object, ...]:
    return version.type, *order(version)


def number(of: int) -> int | None:
    """The number of a day, None for one that has not come."""
    return None if of == OPEN else of - day(0).toordinal()


def allocated(name: str, start: int, end: int | None = None) -> list[Event]:
    """A worker from a day on, to a day."""
    begun = event("worker.allocated", start, worker=name)
    return [begun] if end is None else [begun, event("worker.deallocated", end, worker=name)]


def covered(first: int = 1, last: int = 400) -> Event:
    """A source that covered these days, and said so before."""
    one = event("source.covered", 1, day(1), types=sorted(EVENT_TYPES), start=day(first), end=day(last))
    del one["data"]["precision"]
    return one


def catalogue(indicators: Sequence[Indicator] = (), people: Sequence[dict[str, Any]] = PEOPLE) -> Catalogue:
    """WORK with these indicators, and so many children."""
    return Catalogue.model_validate(
        {**WORK.model_dump(exclude_unset=True), "indicators": indicators, "populations": {AUTHORITY: people}}
    )


def told(
    *events: Event,
    of: Sequence[Indicator],
    people: Sequence[dict[str, Any]] = PEOPLE,
    asked: Iterable[int] | None = None,
) -> Authority:
    """What is known of indicators once all events are taken."""
    authority = Authority(AUTHORITY, catalogue(of, people), asked)
    for each in events:
        authority.take(each)
    authority.fold()
    return authority


def look_at(events: Sequence[Event], of: str, place: int = 0) -> Look:
    """A spell of a process of WORK."""
    child = child_of(*events)
    return Look(child, of, child.spells(of)[place])


def holds(
    conditions: Sequence[dict[str, Any]], events: Sequence[Event], of: str = "plan", place: int = 0
) -> list[tuple[int | None, int | None]]:
    """From which day on, and until which, conditions hold of a spell; from day 1 on."""
    always = [(day(1).toordinal(), OPEN)]
    days = days_when(indicator(of, where=conditions).where, look_at(events, of, place), always)
    return [(number(start), number(end)) for start, end in union(days)]

"""Which events a process is made of."""

import datetime as dt

from engine.calendar import day_of
from engine.recount.spell import Data
from schemas.catalogue import Events, Match, Selection
from schemas.envelope import Event


def selects(wanted: Selection, event: Event) -> bool:
    """Is it of one of the types, fitting its `where` and not its `unless`?"""
    return any(_fits(one, event) for one in wanted)


def _fits(one: Events, event: Event) -> bool:
    if event["type"] != one.event or not matches(one.where, event["data"]):
        return False
    return not (one.unless and matches(one.unless, event["data"]))


def matches(wanted: Match, data: Data) -> bool:
    """Has every field one of its values?"""
    return all(data.get(field) in values for field, values in wanted.items())


def days_of(wanted: Selection, events: list[Event]) -> list[dt.date]:
    """The days with such an event, in order."""
    return sorted({day_of(event["time"]) for event in events if selects(wanted, event)})

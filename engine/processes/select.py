"""Which events a process takes."""

from collections.abc import Iterable

from engine.history import Version
from engine.spells import Data
from schemas.catalogue import Events
from schemas.catalogue.strict import Match


def fits(data: Data, match: Match) -> bool:
    """Whether every field has one of its values; an empty match fits everything."""
    return all(data.get(field) in values for field, values in match.items())


def taken(events: Iterable[Version], selection: Events) -> list[Version]:
    """The events of the type whose data fit, in order."""
    return [event for event in events if takes(selection, event)]


def takes(selection: Events, event: Version) -> bool:
    """Whether an event is of the type, and its data fit."""
    if event.type != selection.event:
        return False
    data, where, unless = event.data or {}, selection.where, selection.unless
    return (not where or fits(data, where)) and not (unless and fits(data, unless))

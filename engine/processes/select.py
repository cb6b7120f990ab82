"""Which events a process takes."""

from collections.abc import Mapping, Sequence

from engine.history import Version, order
from engine.spells import Data
from schemas.catalogue import Events, Match, Selection

Believed = Mapping[str, Sequence[Version]]
"""A child's known events by type, each in order."""


def fits(data: Data, match: Match) -> bool:
    """Whether every field has one of its values; an empty match fits everything."""
    for field, values in match.items():  # noqa: SIM110 - asked of every event: a generator costs more than the answer
        if data.get(field) not in values:
            return False
    return True


def taken(believed: Believed, selection: Selection) -> list[Version]:
    """The events of the types whose data fit, in order."""
    events = of_types(believed, tuple(one.event for one in selection))
    return [event for event in events if takes(selection, event)]


def of_types(believed: Believed, types: tuple[str, ...]) -> Sequence[Version]:
    """All events of some types, in order."""
    there = [believed[kind] for kind in dict.fromkeys(types) if kind in believed]
    if len(there) == 1:
        return there[0]
    return sorted((event for events in there for event in events), key=order)


def takes(selection: Selection, event: Version) -> bool:
    """Whether an event is of one of the types, and its data fit."""
    for one in selection:  # noqa: SIM110 - as above
        if event.type == one.event and _suits(one, event.data or {}):
            return True
    return False


def _suits(one: Events, data: Data) -> bool:
    return (not one.where or fits(data, one.where)) and not (one.unless and fits(data, one.unless))

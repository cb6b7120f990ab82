"""The children of a log, each with a history, and what was known of it when a return was written."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

from engine.calendar import end_of
from engine.history import Version, known, microseconds, order, pack, unpack, version_of
from schemas.envelope import Event
from schemas.events import EVENT_TYPES

Histories = Mapping[str, bytes]
"""Packed versions by pseudonym: a large log fits, and several returns are written out of one reading of it."""


def gathered(events: Iterable[Event]) -> Histories:
    """The histories of one authority's children, whatever the order of the events.

    Raises ValueError where the log tells of two authorities: a return is of one.
    """
    found: defaultdict[str, bytearray] = defaultdict(bytearray)
    authorities = set[str]()
    for event in events:
        authorities.add(event["authority"])
        if "subject" in event:
            found[event["subject"]] += pack([version_of(event)])
    if len(authorities) > 1:
        raise ValueError(f"events: of {len(authorities)} authorities; give those of one")
    return {subject: bytes(found[subject]) for subject in sorted(found)}


def believed(history: bytes, day: dt.date, last: dt.date) -> list[Version]:
    """What was known on the evening of `day` of the days up to `last`, in order; planned days may lie later."""
    versions = known(unpack(history), microseconds(end_of(day))).values()
    there = (version for version in versions if version.data is not None)
    return sorted((version for version in there if _happened_by(version, last.toordinal())), key=order)


def _happened_by(version: Version, last: int) -> bool:
    return version.day <= last or EVENT_TYPES[version.type].is_planned


def fact(version: Version, field: str) -> str | None:
    """A text that an event may carry."""
    return (version.data or {}).get(field)


def born(versions: Iterable[Version]) -> str | None:
    """Year and month, as last registered."""
    months = [fact(version, "born") for version in versions if version.type == "child.registered"]
    return months[-1] if months else None

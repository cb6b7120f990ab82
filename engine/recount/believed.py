"""What was believed of each child at a knowledge time, as docs/figures.md says."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable

from engine.calendar import day_of
from schemas.envelope import Event
from schemas.events import EVENT_TYPES
from schemas.events.management import RETRACTED

Histories = dict[str, list[Event]]
"""Child → its events, in order."""


def histories(events: Iterable[Event], known: dt.datetime | None, end: dt.date) -> Histories:
    """Each child's events as a reading of a period that ends on `end` sees them, as known at `known`."""
    children: Histories = defaultdict(list)
    for event in known_events(events, known):
        if "subject" in event and not _is_ahead(event, end):
            children[event["subject"]].append(event)
    return children


def known_events(events: Iterable[Event], known: dt.datetime | None) -> list[Event]:
    """known(H, K), in order: of each identity the highest-ranked version recorded by then; the withdrawn left out."""
    highest: dict[tuple[str, str, str], Event] = {}
    for event in events:
        if known is not None and _utc(event["recordedtime"]) > _utc(known):
            continue
        identity = (event.get("subject", ""), event["source"], _named(event))
        if identity not in highest or _rank(event) > _rank(highest[identity]):
            highest[identity] = event
    return sorted((event for event in highest.values() if event["type"] != RETRACTED), key=order)


def order(event: Event) -> tuple[dt.date, bool, float, int, str, str]:
    """The order of events: London day, those without an instant first, instant, rank of the type, source, id."""
    is_timed = event["data"].get("precision") != "day"
    instant = event["time"].timestamp() if is_timed else 0.0
    rank = EVENT_TYPES[event["type"]].rank
    return day_of(event["time"]), is_timed, instant, rank, event["source"], event["id"]


def _named(event: Event) -> str:
    """The id that this version is of: a retraction is a version of the event that it withdraws."""
    return event["data"]["id"] if event["type"] == RETRACTED else event["id"]


def _rank(event: Event) -> tuple[dt.datetime, bool, bytes]:
    """rank(v): recorded later wins; at equal instants a withdrawal wins, then the canonical bytes."""
    content = [event["type"], _utc(event["time"]).isoformat(), event["data"]]
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), default=str).encode()
    return _utc(event["recordedtime"]), event["type"] == RETRACTED, canonical


def _is_ahead(event: Event, end: dt.date) -> bool:
    """docs/figures.md: dated after its own recording, it takes part in no reading whose period ends before it.

    What is planned is meant to lie ahead.
    """
    if EVENT_TYPES[event["type"]].is_planned:
        return False
    day = day_of(event["time"])
    return day > day_of(event["recordedtime"]) and day > end


def _utc(instant: dt.datetime) -> dt.datetime:
    """Python compares two datetimes of one zone by the wall clock, which repeats an hour in October."""
    return instant.astimezone(dt.UTC)

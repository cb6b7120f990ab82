"""What officers say of a card, as docs/figures.md says: the override that governs, and the commentary in its order."""

import datetime as dt
from collections.abc import Iterable

from engine.recount.believed import known_events, order
from schemas.catalogue import Catalogue, Indicator
from schemas.envelope import Event
from schemas.events.management import COMMENTED, OVERRIDDEN


def recount_remarks(
    events: Iterable[Event], catalogue: Catalogue, indicator: Indicator, month: dt.date, known: dt.datetime | None
) -> tuple[Event | None, list[Event]]:
    """Of the card in the report of a month, as known at `known` (None: all that was recorded)."""
    found = [event for event in known_events(events, known) if event["type"] in {COMMENTED, OVERRIDDEN}]
    said = [event for event in found if _is_of(event, catalogue, indicator, month)]
    said.sort(key=lambda event: (*order(event)[:3], event["recordedtime"].astimezone(dt.UTC), *order(event)[4:]))
    overrides = [event for event in said if event["type"] == OVERRIDDEN]
    return overrides[-1] if overrides else None, [event for event in said if event["type"] == COMMENTED]


def _is_of(event: Event, catalogue: Catalogue, indicator: Indicator, month: dt.date) -> bool:
    data = event["data"]
    is_here = "catalogue" not in data or data["catalogue"] == catalogue.catalogue
    return is_here and data["indicator"] == indicator.id and data["period"] == f"{month:%Y-%m}"

"""Events about the log itself: what a source covers, and what it takes back."""

import datetime as dt
from typing import Annotated, NotRequired

from pydantic import ConfigDict, Field, with_config
from typing_extensions import TypedDict

from schemas.events.kind import EventType


@with_config(ConfigDict(extra="forbid"))
class SourceCovered(TypedDict):
    """The event types that a source tells everything about, for the days `start` to `end`, both included.

    A return says so of its year, a live feed of each day as it begins. `assumed`: the recorded time was not in the
    return and follows the rule for it.
    """

    types: Annotated[list[str], Field(min_length=1)]
    start: dt.date
    end: dt.date
    assumed: NotRequired[bool]


@with_config(ConfigDict(extra="forbid"))
class EventRetracted(TypedDict):
    """The event `id` of the same source and subject is withdrawn from this event's recorded time on."""

    id: Annotated[str, Field(min_length=1, max_length=256)]
    reason: NotRequired[Annotated[str, Field(max_length=200)]]


RETRACTED = "event.retracted"
COVERED = "source.covered"

TYPES = (
    EventType(
        COVERED, SourceCovered, "A source has told all it knows of some event types and days", 0, about_child=False
    ),
    EventType(
        RETRACTED, EventRetracted, "An earlier event is withdrawn: entered in error, or deleted at its source", 0
    ),
)

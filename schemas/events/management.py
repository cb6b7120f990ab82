"""Events about the log itself: what a source covers, and what it takes back."""

import datetime as dt
from typing import Annotated, Any, NotRequired

from pydantic import BeforeValidator, Field, with_config
from typing_extensions import TypedDict

from schemas.events.fields import CLOSED
from schemas.events.kind import EventType


def _date(given: Any) -> Any:
    """A day as text, 2025-03-31; a number would be read as seconds."""
    if not isinstance(given, str | dt.date):
        raise ValueError("not a day: write it as 2025-03-31")  # noqa: TRY004 - pydantic reports only a ValueError
    return given


Day = Annotated[dt.date, Field(strict=False), BeforeValidator(_date)]


@with_config(CLOSED)
class SourceCovered(TypedDict):
    """The event types that a source tells everything about, for the days `start` to `end`, both included.

    A return says so of its year, a live feed of each day as it begins. `assumed`: the recorded time was not in the
    return and follows the rule for it.
    """

    types: Annotated[list[str], Field(min_length=1)]
    start: Day
    end: Day
    assumed: NotRequired[bool]


@with_config(CLOSED)
class EventRetracted(TypedDict):
    """The event `id` of the same source and subject is withdrawn from this event's recorded time on."""

    id: Annotated[str, Field(min_length=1, max_length=256)]
    reason: NotRequired[Annotated[str, Field(max_length=200)]]


RETRACTED = "event.retracted"
COVERED = "source.covered"

TYPES = (
    EventType(
        COVERED,
        SourceCovered,
        "A source has told all it knows of some event types and days",
        0,
        about_child=False,
        example={
            "types": ["assessment.completed", "assessment.started", "referral.made"],
            "start": "2024-04-01",
            "end": "2025-03-31",
            "assumed": True,
        },
    ),
    EventType(
        RETRACTED,
        EventRetracted,
        "An earlier event is withdrawn: entered in error, or deleted at its source",
        0,
        example={"id": "contact.received/7", "reason": "entered in error"},
    ),
)

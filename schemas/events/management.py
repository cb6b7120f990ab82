"""Events about the log itself and its figures: what a source covers, what it takes back, what officers say."""

import datetime as dt
from typing import Annotated, Any, Literal, NotRequired

from pydantic import BeforeValidator, Field, with_config
from typing_extensions import TypedDict

from schemas.events.fields import CLOSED, Precision
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
    """The event `id` of the same source and subject is withdrawn from this event's recorded time on.

    An event about the authority has no subject: its retraction has none either, and says `about`. A subject that was
    forgotten would else withdraw nothing, and nobody would know.
    """

    id: Annotated[str, Field(min_length=1, max_length=256)]
    about: NotRequired[Literal["authority"]]
    reason: NotRequired[Annotated[str, Field(max_length=200)]]


_PRINTABLE = r"^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]*$"
"""Line breaks and tabs, but nothing else that steers a terminal: a report is read in one."""
Colour = Literal["green", "amber", "red", "none"]
Month = Annotated[str, Field(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]
Role = Annotated[str, Field(min_length=1, max_length=100, pattern=_PRINTABLE)]
CatalogueName = Annotated[str, Field(max_length=60, pattern=r"^[a-z][a-z0-9-]*$")]
IndicatorId = Annotated[str, Field(max_length=100, pattern=r"^[a-z][a-z0-9_]*$")]


@with_config(CLOSED)
class CommentaryRecorded(TypedDict):
    """Shown on the card of an `indicator` in the report of a month, the `period`, in the order in which it was said.

    Of every catalogue that has the indicator, or of the `catalogue` named. An indicator that there is not is kept and
    shown nowhere. `role`: an officer's, never a name; `text` names no child.
    """

    catalogue: NotRequired[CatalogueName]
    indicator: IndicatorId
    period: Month
    role: Role
    text: Annotated[str, Field(min_length=1, max_length=4000, pattern=_PRINTABLE)]
    precision: NotRequired[Precision]


@with_config(CLOSED)
class RatingOverridden(TypedDict):
    """Stands beside the rule's own rating on the card of an `indicator` in the report of a month, the `period`.

    Of several for one card the latest by its time governs. The rest is as for commentary.
    """

    catalogue: NotRequired[CatalogueName]
    indicator: IndicatorId
    period: Month
    rating: Colour
    role: Role
    reason: Annotated[str, Field(min_length=1, max_length=1000, pattern=_PRINTABLE)]
    precision: NotRequired[Precision]


RETRACTED = "event.retracted"
COVERED = "source.covered"
COMMENTED = "commentary.recorded"
OVERRIDDEN = "rating.overridden"

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
    EventType(
        COMMENTED,
        CommentaryRecorded,
        "An officer comments on a figure of the report",
        about_child=False,
        example={
            "catalogue": "england",
            "indicator": "referrals",
            "period": "2025-03",
            "role": "Head of the front door",
            "text": "Referrals fell in the two weeks before Easter, as they did a year ago.",
        },
    ),
    EventType(
        OVERRIDDEN,
        RatingOverridden,
        "An officer rates a figure otherwise than the rule does",
        about_child=False,
        example={
            "catalogue": "england",
            "indicator": "assessments_within_45_working_days",
            "period": "2025-03",
            "rating": "amber",
            "role": "Head of assessment",
            "reason": "A backlog of the winter was cleared, and no new assessment was late.",
        },
    ),
)

"""Events of the child's record, and of the people responsible for it."""

from typing import Annotated, NotRequired

from pydantic import Field, with_config
from typing_extensions import TypedDict

from schemas.events.fields import CLOSED, Code, Precision, Reference
from schemas.events.kind import EventType


@with_config(CLOSED)
class ChildRegistered(TypedDict):
    """`born`: year and month of birth, or of the expected one; the only fact about a person that is kept."""

    born: Annotated[str, Field(pattern=r"^(19|20)[0-9]{2}-(0[1-9]|1[0-2])$")]
    precision: NotRequired[Precision]


@with_config(CLOSED)
class ChildDied(TypedDict):
    """Spells are ended by their own events."""

    precision: NotRequired[Precision]


@with_config(CLOSED)
class WorkerAllocated(TypedDict):
    """`worker`: a reference, never a name; `role`: as social_worker."""

    worker: Reference
    role: NotRequired[Code]
    team: NotRequired[Reference]
    precision: NotRequired[Precision]


@with_config(CLOSED)
class WorkerDeallocated(TypedDict):
    """`reason`: SW_REASON of the SSDA903 return."""

    worker: Reference
    reason: NotRequired[Code]
    precision: NotRequired[Precision]


@with_config(CLOSED)
class TeamAllocated(TypedDict):
    """`team`: a reference, as in other events."""

    team: Reference
    precision: NotRequired[Precision]


TYPES = (
    EventType(
        "child.registered",
        ChildRegistered,
        "A child becomes known; carries the month of birth",
        10,
        example={"born": "2017-06", "precision": "day"},
    ),
    EventType("child.died", ChildDied, "A child dies", 70, example={"precision": "day"}),
    EventType(
        "worker.deallocated",
        WorkerDeallocated,
        "A worker is no longer responsible for a child",
        40,
        example={"worker": "W1042", "reason": "LEFTRL", "precision": "day"},
    ),
    EventType(
        "worker.allocated",
        WorkerAllocated,
        "A worker becomes responsible for a child",
        50,
        example={"worker": "W1042", "role": "social_worker", "team": "T07", "precision": "day"},
    ),
    EventType(
        "team.allocated",
        TeamAllocated,
        "A team becomes responsible for a child",
        50,
        example={"team": "T07", "precision": "day"},
    ),
)

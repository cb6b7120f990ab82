"""Events of looked-after children. Codes are those of the SSDA903 return (DfE guide to the SSDA903 collection)."""

from typing import Literal, NotRequired

from pydantic import with_config
from typing_extensions import TypedDict

from schemas.events.fields import CLOSED, Code, Precision, Reference
from schemas.events.kind import EventType


@with_config(CLOSED)
class CareEpisodeStarted(TypedDict):
    """An episode of care: one legal status in one placement.

    `entry`: why it began (RNE: S starts care, P placement, L legal status, T carer stays in another placement type,
    B and U both); `legal_status`: LS, where V3 and V4 are short breaks; `placement`: PLACE; `need`: CIN.
    """

    episode: Reference
    entry: Code
    legal_status: Code
    placement: NotRequired[Code]
    provider: NotRequired[Code]
    need: NotRequired[Code]
    precision: NotRequired[Precision]


@with_config(CLOSED)
class CareEpisodeEnded(TypedDict):
    """`reason`: REC; X1 says that another episode follows. `change`: why the placement changed."""

    episode: Reference
    reason: NotRequired[Code]
    change: NotRequired[Code]
    precision: NotRequired[Precision]


@with_config(CLOSED)
class ReviewHeld(TypedDict):
    """A review of a looked-after child's plan. `participation`: how the child took part (PN0 to PN7)."""

    kind: Literal["looked_after"]
    participation: NotRequired[Code]
    precision: NotRequired[Precision]


@with_config(CLOSED)
class MissingStarted(TypedDict):
    """`kind`: missing (M: whereabouts unknown) or away (A: away without authorisation)."""

    incident: Reference
    kind: Literal["missing", "away"]
    precision: NotRequired[Precision]


@with_config(CLOSED)
class MissingEnded(TypedDict):
    """The child of that incident is found or has come back."""

    incident: Reference
    precision: NotRequired[Precision]


@with_config(CLOSED)
class ReturnInterviewHeld(TypedDict):
    """The interview after a child came back. `accepted`: the child took part."""

    incident: Reference
    accepted: NotRequired[bool]
    precision: NotRequired[Precision]


@with_config(CLOSED)
class UnaccompaniedStarted(TypedDict):
    """The child seeks asylum and is unaccompanied (UASC)."""

    precision: NotRequired[Precision]


@with_config(CLOSED)
class UnaccompaniedEnded(TypedDict):
    """That status ends (DUC)."""

    precision: NotRequired[Precision]


@with_config(CLOSED)
class LibertyDeprived(TypedDict):
    """An order deprives the child of liberty (DOLO_START)."""

    order: Reference
    precision: NotRequired[Precision]


@with_config(CLOSED)
class LibertyRestored(TypedDict):
    """The order ends (DOLO_END)."""

    order: Reference
    precision: NotRequired[Precision]


@with_config(CLOSED)
class AdoptionStep(TypedDict):
    """A step towards adoption (DATE_INT, DATE_MATCH, DATE_PLACED)."""

    precision: NotRequired[Precision]


@with_config(CLOSED)
class AdoptionReversed(TypedDict):
    """The child is no longer to be placed (DATE_PLACED_CEASED, REASON_PLACED_CEASED)."""

    reason: NotRequired[Code]
    precision: NotRequired[Precision]


@with_config(CLOSED)
class PermanenceRecorded(TypedDict):
    """The plan for where the child grows up. `plan`: as long_term_fostering, adoption, return_home."""

    plan: Code
    precision: NotRequired[Precision]


@with_config(CLOSED)
class CareLeaverRecorded(TypedDict):
    """What a return says of a care leaver around a birthday; each field is a column of OC3."""

    in_touch: NotRequired[Code]
    activity: NotRequired[Code]
    accommodation: NotRequired[Code]
    precision: NotRequired[Precision]


TYPES = (
    EventType(
        "care_episode.ended",
        CareEpisodeEnded,
        "An episode of care ends",
        40,
        example={"episode": "2025-01-13", "reason": "X1", "change": "CARPL", "precision": "day"},
    ),
    EventType(
        "care_episode.started",
        CareEpisodeStarted,
        "An episode of care begins",
        50,
        example={
            "episode": "2025-03-31",
            "entry": "S",
            "legal_status": "C2",
            "placement": "U4",
            "provider": "PR1",
            "need": "N1",
            "precision": "day",
        },
    ),
    EventType(
        "review.held",
        ReviewHeld,
        "A review of a looked-after child is held",
        60,
        example={"kind": "looked_after", "participation": "PN1", "precision": "day"},
    ),
    EventType(
        "missing.ended", MissingEnded, "A child who was missing or away is back", 40, example={"incident": "MI19"}
    ),
    EventType(
        "missing.started",
        MissingStarted,
        "A child goes missing or is away without authorisation",
        50,
        example={"incident": "MI19", "kind": "missing"},
    ),
    EventType(
        "return_interview.held",
        ReturnInterviewHeld,
        "A child who was missing is interviewed on return",
        60,
        example={"incident": "MI19", "accepted": True, "precision": "day"},
    ),
    EventType(
        "unaccompanied.ended",
        UnaccompaniedEnded,
        "A child is no longer an unaccompanied asylum seeker",
        40,
        example={"precision": "day"},
    ),
    EventType(
        "unaccompanied.started",
        UnaccompaniedStarted,
        "A child is an unaccompanied asylum seeker",
        50,
        example={"precision": "day"},
    ),
    EventType(
        "liberty.restored",
        LibertyRestored,
        "An order that deprived a child of liberty ends",
        40,
        example={"order": "DL4", "precision": "day"},
    ),
    EventType(
        "liberty.deprived",
        LibertyDeprived,
        "An order deprives a child of liberty",
        50,
        example={"order": "DL4", "precision": "day"},
    ),
    EventType(
        "adoption.decided",
        AdoptionStep,
        "It is decided that a child should be placed for adoption",
        52,
        example={"precision": "day"},
    ),
    EventType("adoption.matched", AdoptionStep, "A child is matched with adopters", 54, example={"precision": "day"}),
    EventType("adoption.placed", AdoptionStep, "A child is placed for adoption", 56, example={"precision": "day"}),
    EventType(
        "adoption.reversed",
        AdoptionReversed,
        "A child is no longer to be placed for adoption",
        58,
        example={"reason": "RD4", "precision": "day"},
    ),
    EventType(
        "permanence.recorded",
        PermanenceRecorded,
        "The plan for permanence is set or changed",
        55,
        example={"plan": "long_term_fostering", "precision": "day"},
    ),
    EventType(
        "care_leaver.recorded",
        CareLeaverRecorded,
        "A care leaver's circumstances are recorded",
        60,
        example={"in_touch": "YES", "activity": "F2", "accommodation": "U1", "precision": "day"},
    ),
)

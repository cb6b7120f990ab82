"""Events of looked-after children's health, and what the yearly outcomes table of the SSDA903 return says (OC2)."""

from typing import Annotated, Literal, NotRequired

from pydantic import Field, with_config
from typing_extensions import TypedDict

from schemas.events.fields import CLOSED, Code, Precision
from schemas.events.kind import EventType

Score = Annotated[int, Field(ge=0, le=40)]
"""A total of the strengths and difficulties questionnaire."""


@with_config(CLOSED)
class HealthAssessmentRequested(TypedDict):
    """The request is sent to health."""

    kind: Literal["initial", "review"]
    precision: NotRequired[Precision]


@with_config(CLOSED)
class HealthAssessmentAttended(TypedDict):
    """The assessment takes place."""

    kind: Literal["initial", "review"]
    precision: NotRequired[Precision]


@with_config(CLOSED)
class SdqRecorded(TypedDict):
    """A score, or why there is none (SDQ_REASON)."""

    score: NotRequired[Score]
    reason: NotRequired[Code]
    precision: NotRequired[Precision]


@with_config(CLOSED)
class OutcomesRecorded(TypedDict):
    """What a return says of a child's year, dated its last day. Each field is a column of OC2."""

    health_assessment: NotRequired[bool]
    teeth_check: NotRequired[bool]
    immunisations: NotRequired[bool]
    health_check: NotRequired[bool]
    substance_misuse: NotRequired[bool]
    intervention_received: NotRequired[bool]
    intervention_offered: NotRequired[bool]
    convicted: NotRequired[bool]
    sdq_score: NotRequired[Score]
    sdq_reason: NotRequired[Code]
    precision: NotRequired[Precision]


TYPES = (
    EventType(
        "health_assessment.requested",
        HealthAssessmentRequested,
        "A health assessment is requested",
        55,
        example={"kind": "initial", "precision": "day"},
    ),
    EventType(
        "health_assessment.attended",
        HealthAssessmentAttended,
        "A health assessment takes place",
        60,
        example={"kind": "initial", "precision": "day"},
    ),
    EventType(
        "sdq.recorded",
        SdqRecorded,
        "A strengths and difficulties score is recorded",
        60,
        example={"score": 14, "precision": "day"},
    ),
    EventType(
        "outcomes.recorded",
        OutcomesRecorded,
        "A looked-after child's yearly outcomes are recorded",
        65,
        example={
            "health_assessment": True,
            "teeth_check": True,
            "immunisations": True,
            "health_check": True,
            "substance_misuse": False,
            "intervention_received": False,
            "intervention_offered": False,
            "convicted": False,
            "sdq_score": 14,
            "precision": "day",
        },
    ),
)

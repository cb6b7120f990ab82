"""Events of assessments of need. Factors are the codes of the CIN census (AssessmentFactors)."""

from typing import Annotated, Literal, NotRequired

from pydantic import Field, with_config
from typing_extensions import TypedDict

from schemas.events.fields import CLOSED, Code, Precision, Reference
from schemas.events.kind import EventType

Kind = Literal["single", "initial", "core"]
"""Initial and core assessments came before the single assessment of 2013."""


@with_config(CLOSED)
class AssessmentStarted(TypedDict):
    """`referral`: what it follows; an assessment without a referral is legal."""

    assessment: Reference
    kind: Kind
    referral: NotRequired[Reference]
    team: NotRequired[Reference]
    group: NotRequired[Reference]
    precision: NotRequired[Precision]


@with_config(CLOSED)
class AssessmentReviewed(TypedDict):
    """The internal review point."""

    assessment: Reference
    precision: NotRequired[Precision]


@with_config(CLOSED)
class AssessmentCompleted(TypedDict):
    """Completed and authorised. `outcome`: as support_required, step_down, no_further_action."""

    assessment: Reference
    kind: Kind
    referral: NotRequired[Reference]
    outcome: NotRequired[Code]
    factors: NotRequired[Annotated[list[Code], Field(max_length=60)]]
    child_seen: NotRequired[bool]
    precision: NotRequired[Precision]


TYPES = (
    EventType(
        "assessment.completed",
        AssessmentCompleted,
        "An assessment is completed and authorised",
        48,
        example={
            "assessment": "A517",
            "kind": "single",
            "referral": "R902",
            "outcome": "support_required",
            "factors": ["3B", "4B"],
            "child_seen": True,
            "precision": "day",
        },
    ),
    EventType(
        "assessment.started",
        AssessmentStarted,
        "An assessment of a child's needs starts",
        50,
        example={
            "assessment": "A517",
            "kind": "single",
            "referral": "R902",
            "team": "T03",
            "group": "G58",
            "precision": "day",
        },
    ),
    EventType(
        "assessment.reviewed",
        AssessmentReviewed,
        "The internal review point of an assessment is reached",
        60,
        example={"assessment": "A517", "precision": "day"},
    ),
)

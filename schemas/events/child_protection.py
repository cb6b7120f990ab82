"""Events of child protection, and of plans and visits of children in need.

Categories of abuse are those of the CIN census (NEG, PHY, SAB, EMO, MUL). People at one meeting share `meeting`.
"""

from typing import Annotated, Literal, NotRequired

from pydantic import Field, with_config
from typing_extensions import TypedDict

from schemas.events.fields import CLOSED, Code, Precision, Reference
from schemas.events.kind import EventType

PlanKind = Literal["child_protection", "child_in_need"]


@with_config(CLOSED)
class StrategyDiscussionHeld(TypedDict):
    """`team`: who started it."""

    discussion: Reference
    team: NotRequired[Reference]
    referral: NotRequired[Reference]
    group: NotRequired[Reference]
    precision: NotRequired[Precision]


@with_config(CLOSED)
class Section47Started(TypedDict):
    """An enquiry under section 47 of the Children Act 1989. `discussion`: what led to it."""

    enquiry: Reference
    discussion: NotRequired[Reference]
    referral: NotRequired[Reference]
    team: NotRequired[Reference]
    group: NotRequired[Reference]
    precision: NotRequired[Precision]


@with_config(CLOSED)
class Section47Ended(TypedDict):
    """`outcome`: conference_not_required, which closes the duty to hold one; conference_held; as its source says.

    `assumed`: its source gives no date.
    """

    enquiry: Reference
    outcome: Code
    assumed: NotRequired[bool]
    precision: NotRequired[Precision]


@with_config(CLOSED)
class ConferenceDue(TypedDict):
    """The target date of an initial conference, as its source worked it out."""

    enquiry: Reference
    precision: NotRequired[Precision]


@with_config(CLOSED)
class Invitee(TypedDict):
    """One invited to a conference. `sector`: as health, education, police, family."""

    sector: Code
    attended: bool
    report_received: NotRequired[bool]


@with_config(CLOSED)
class ConferenceHeld(TypedDict):
    """`enquiry`: what an initial one follows; `outcome`: as plan, no_plan, plan_continued, plan_ended.

    `participation`: how the child took part. `transfer_in`: moved here from another authority.
    """

    kind: Literal["initial", "review"]
    conference: NotRequired[Reference]
    enquiry: NotRequired[Reference]
    plan: NotRequired[Reference]
    meeting: NotRequired[Reference]
    outcome: NotRequired[Code]
    transfer_in: NotRequired[bool]
    quorate: NotRequired[bool]
    participation: NotRequired[Code]
    team: NotRequired[Reference]
    group: NotRequired[Reference]
    invitees: NotRequired[Annotated[list[Invitee], Field(max_length=60)]]
    precision: NotRequired[Precision]


@with_config(CLOSED)
class PlanStarted(TypedDict):
    """`previous_plans`: how many child protection plans the child ever had before (NumberOfPreviousCPP)."""

    plan: Reference
    kind: PlanKind
    category: NotRequired[Code]
    previous_plans: NotRequired[Annotated[int, Field(ge=0, le=99)]]
    conference: NotRequired[Reference]
    referral: NotRequired[Reference]
    transfer_in: NotRequired[bool]
    team: NotRequired[Reference]
    group: NotRequired[Reference]
    precision: NotRequired[Precision]


@with_config(CLOSED)
class PlanCategoryChanged(TypedDict):
    """`assumed`: its source gives no date."""

    plan: Reference
    category: Code
    assumed: NotRequired[bool]
    precision: NotRequired[Precision]


@with_config(CLOSED)
class PlanEnded(TypedDict):
    """`reason`: why, as no_longer_at_risk."""

    plan: Reference
    kind: PlanKind
    reason: NotRequired[Code]
    precision: NotRequired[Precision]


@with_config(CLOSED)
class CoreGroupHeld(TypedDict):
    """Of a child protection plan."""

    plan: NotRequired[Reference]
    meeting: NotRequired[Reference]
    precision: NotRequired[Precision]


@with_config(CLOSED)
class VisitMade(TypedDict):
    """`seen`, `seen_alone`: whether the child was."""

    kind: Literal["child_protection", "looked_after", "child_in_need"]
    plan: NotRequired[Reference]
    worker: NotRequired[Reference]
    seen: NotRequired[bool]
    seen_alone: NotRequired[bool]
    precision: NotRequired[Precision]


@with_config(CLOSED)
class MedicalHeld(TypedDict):
    """`enquiry`: what it belongs to."""

    enquiry: NotRequired[Reference]
    precision: NotRequired[Precision]


@with_config(CLOSED)
class EmergencyProtectionMade(TypedDict):
    """`kind`: an emergency protection order, or police powers of protection."""

    kind: Literal["order", "police"]
    precision: NotRequired[Precision]


TYPES = (
    EventType(
        "strategy_discussion.held",
        StrategyDiscussionHeld,
        "A strategy discussion is held",
        46,
        example={"discussion": "SD64", "team": "T03", "referral": "R902", "group": "G58", "precision": "day"},
    ),
    EventType(
        "section_47.started",
        Section47Started,
        "A section 47 enquiry starts",
        50,
        example={
            "enquiry": "E133",
            "discussion": "SD64",
            "referral": "R902",
            "team": "T03",
            "group": "G58",
            "precision": "day",
        },
    ),
    EventType(
        "section_47.ended",
        Section47Ended,
        "A section 47 enquiry ends",
        55,
        example={"enquiry": "E133", "outcome": "conference_not_required", "assumed": True, "precision": "day"},
    ),
    EventType(
        "conference.due",
        ConferenceDue,
        "The target date of an initial conference",
        50,
        is_planned=True,
        example={"enquiry": "E133", "precision": "day"},
    ),
    EventType(
        "conference.held",
        ConferenceHeld,
        "A child protection conference is held, initial or review",
        60,
        example={
            "kind": "initial",
            "conference": "IC88",
            "enquiry": "E133",
            "meeting": "M88",
            "outcome": "plan",
            "transfer_in": False,
            "quorate": True,
            "participation": "advocate",
            "team": "T05",
            "group": "G58",
            "invitees": [
                {"sector": "health", "attended": True, "report_received": True},
                {"sector": "police", "attended": False},
            ],
            "precision": "day",
        },
    ),
    EventType(
        "plan.ended",
        PlanEnded,
        "A child protection plan, or a plan of a child in need, ends",
        40,
        example={"plan": "P271", "kind": "child_protection", "reason": "no_longer_at_risk", "precision": "day"},
    ),
    EventType(
        "plan.started",
        PlanStarted,
        "A child protection plan, or a plan of a child in need, starts",
        50,
        example={
            "plan": "P271",
            "kind": "child_protection",
            "category": "NEG",
            "previous_plans": 1,
            "conference": "IC88",
            "referral": "R902",
            "transfer_in": False,
            "team": "T05",
            "group": "G58",
            "precision": "day",
        },
    ),
    EventType(
        "plan.category_changed",
        PlanCategoryChanged,
        "The category of abuse of a plan changes",
        55,
        example={"plan": "P271", "category": "EMO", "assumed": True, "precision": "day"},
    ),
    EventType(
        "core_group.held",
        CoreGroupHeld,
        "A core group meets",
        60,
        example={"plan": "P271", "meeting": "M91", "precision": "day"},
    ),
    EventType(
        "visit.made",
        VisitMade,
        "A social worker visits a child",
        60,
        example={
            "kind": "child_protection",
            "plan": "P271",
            "worker": "W1042",
            "seen": True,
            "seen_alone": True,
            "precision": "day",
        },
    ),
    EventType(
        "medical.held",
        MedicalHeld,
        "A child protection medical is held",
        60,
        example={"enquiry": "E133", "precision": "day"},
    ),
    EventType(
        "emergency_protection.made",
        EmergencyProtectionMade,
        "An emergency protection order or police powers",
        45,
        example={"kind": "order", "precision": "day"},
    ),
)

"""Events of the front door: contacts and referrals. Events are one a child; siblings share `group`.

Codes of referrals are those of the CIN census (ReferralSource, PrimaryNeedCode, ReasonForClosure).
"""

from typing import NotRequired

from pydantic import with_config
from typing_extensions import TypedDict

from schemas.events.fields import CLOSED, Code, Precision, Reference
from schemas.events.kind import EventType


@with_config(CLOSED)
class ContactReceived(TypedDict):
    """`agency`: who made contact, as police or school."""

    contact: Reference
    agency: NotRequired[Code]
    team: NotRequired[Reference]
    group: NotRequired[Reference]
    precision: NotRequired[Precision]


@with_config(CLOSED)
class ContactScreened(TypedDict):
    """`qualified`: by a qualified practitioner."""

    contact: Reference
    qualified: bool
    precision: NotRequired[Precision]


@with_config(CLOSED)
class ContactDecided(TypedDict):
    """`outcome`: as referral, early_help, advice, no_further_action."""

    contact: Reference
    outcome: Code
    precision: NotRequired[Precision]


@with_config(CLOSED)
class ReferralMade(TypedDict):
    """`source`: ReferralSource; `need`: PrimaryNeedCode; `no_further_action`: ReferralNFA, nothing came of it."""

    referral: Reference
    source: NotRequired[Code]
    contact: NotRequired[Reference]
    need: NotRequired[Code]
    no_further_action: NotRequired[bool]
    team: NotRequired[Reference]
    group: NotRequired[Reference]
    precision: NotRequired[Precision]


@with_config(CLOSED)
class ReferralDecided(TypedDict):
    """`outcome`: as assessment, section_47, no_further_action."""

    referral: Reference
    outcome: Code
    precision: NotRequired[Precision]


@with_config(CLOSED)
class ReferralClosed(TypedDict):
    """`reason`: ReasonForClosure."""

    referral: Reference
    reason: NotRequired[Code]
    precision: NotRequired[Precision]


TYPES = (
    EventType(
        "contact.received",
        ContactReceived,
        "A contact about a child arrives",
        20,
        example={"contact": "C2041", "agency": "police", "team": "T01", "group": "G58"},
    ),
    EventType(
        "contact.screened",
        ContactScreened,
        "A practitioner has screened a contact",
        25,
        example={"contact": "C2041", "qualified": True},
    ),
    EventType(
        "contact.decided",
        ContactDecided,
        "The outcome of a contact is recorded",
        30,
        example={"contact": "C2041", "outcome": "referral"},
    ),
    EventType(
        "referral.closed",
        ReferralClosed,
        "A child's episode of need closes",
        40,
        example={"referral": "R902", "reason": "RC8", "precision": "day"},
    ),
    EventType(
        "referral.made",
        ReferralMade,
        "A referral to social care is accepted for consideration",
        45,
        example={
            "referral": "R902",
            "source": "6",
            "contact": "C2041",
            "need": "N1",
            "no_further_action": False,
            "team": "T01",
            "group": "G58",
            "precision": "day",
        },
    ),
    EventType(
        "referral.decided",
        ReferralDecided,
        "The type of response to a referral is decided",
        50,
        example={"referral": "R902", "outcome": "assessment", "precision": "day"},
    ),
)

"""A family's need: one contact and what follows it, as planned for all of its children.

What brothers and sisters share (dates, meetings, outcomes) stands here; what is each child's own is drawn with the
facts. Days are ordinals, instants minutes of London's wall clock.
"""

from typing import NamedTuple

from engine.examples.facts import MINUTES


class Contact(NamedTuple):
    """Three instants. `outcome`: as referral, early_help, advice, no_further_action."""

    received: int
    screened: int
    decided: int
    agency: str
    outcome: str


class Caf(NamedTuple):
    """An early help case. `stepped_down`: it follows an assessment."""

    opened: int
    closed: int
    lead: str
    reason: str
    stepped_down: bool = False


class Referral(NamedTuple):
    """Codes are those of the CIN census. `response`: as no_further_action, assessment, section_47."""

    day: int
    source: str
    need: str
    decided: int
    response: str
    closed: int
    reason: str
    team: str


class Assessment(NamedTuple):
    """`reviewed`: the day of the internal review point, or 0."""

    start: int
    reviewed: int
    end: int
    outcome: str
    factors: tuple[str, ...]


class Invitee(NamedTuple):
    """One invited to a conference."""

    sector: str
    attended: bool
    report: bool


class Conference(NamedTuple):
    """An initial conference. `plan`: it ends in one."""

    day: int
    plan: bool
    invitees: tuple[Invitee, ...]


class Enquiry(NamedTuple):
    """A strategy discussion, and the section 47 enquiry from it: `ended` is 0 if there is none.

    `medical`: the day of one, or 0.
    """

    day: int
    ended: int = 0
    medical: int = 0
    conference: Conference | None = None


class Plan(NamedTuple):
    """`change`: the day and the code of another category of abuse; `reviews`: the days of its review conferences.

    `transfer`: it came with the child from another authority.
    """

    kind: str
    start: int
    end: int
    category: str = ""
    change: tuple[int, str] | None = None
    reviews: tuple[int, ...] = ()
    transfer: bool = False

    @property
    def protects(self) -> bool:
        """Whether it is a child protection plan."""
        return self.kind == "child_protection"


class Need(NamedTuple):
    """`number` tells it from the family's other needs. Without a referral, nothing but the contact and early help."""

    number: int
    contact: Contact
    caf: Caf | None = None
    referral: Referral | None = None
    assessments: tuple[Assessment, ...] = ()
    enquiries: tuple[Enquiry, ...] = ()
    plans: tuple[Plan, ...] = ()

    @property
    def day(self) -> int:
        """The day of the contact."""
        return self.contact.received // MINUTES

    @property
    def over(self) -> int:
        """The last day of it all."""
        closed = self.referral.closed if self.referral else 0
        return max(self.contact.decided // MINUTES, self.caf.closed if self.caf else 0, closed)

    def closed(self, day: int, reason: str) -> "Need":
        """With its referral closed on a day. `reason`: ReasonForClosure."""
        made = self.referral
        return self._replace(referral=made._replace(closed=day, reason=reason)) if made else self

    @property
    def plan(self) -> Plan | None:
        """Its child protection plan."""
        return next((plan for plan in self.plans if plan.protects), None)

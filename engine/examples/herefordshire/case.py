"""A case: one referral of one family, and all the work that follows from it. Days are ordinals."""

from dataclasses import dataclass, field

from engine.examples.herefordshire.care import CareStay
from engine.examples.herefordshire.household import Household

FAR = 10**6
"""A day that never comes."""


@dataclass(eq=False, slots=True)
class Assessment:
    """Initial or core, of the first `size` children of the case; `linked`: it is told for the referral."""

    size: int
    start: int
    end: int
    outcome: str = ""
    linked: bool = False


@dataclass(eq=False, slots=True)
class Conference:
    """An initial child protection conference."""

    day: int
    leads_to_plan: bool = True


@dataclass(eq=False, slots=True)
class Enquiry:
    """Under section 47; without a conference it ends on `ended`. `medical`: its day, or 0."""

    start: int
    ended: int
    conference: Conference | None = None
    medical: int = 0


@dataclass(eq=False, slots=True)
class Discussion:
    """A strategy discussion about the first `size` children of the case."""

    size: int
    day: int
    team: str = ""
    enquiry: Enquiry | None = None


@dataclass(eq=False, slots=True)
class Review:
    """A review conference; `invitees` are the meeting's, the same for each child at it."""

    day: int
    ends_plan: bool = False
    meeting: str = ""
    invitees: list[dict[str, object]] = field(default_factory=list[dict[str, object]])


@dataclass(eq=False, slots=True)
class Plan:
    """Child protection plans of `size` children of the case from the child number `first` on, together [start, end)."""

    size: int
    start: int
    discussion: Discussion | None = None
    """What led to it; None of a plan that another authority began."""
    first: int = 0
    end: int = FAR
    not_before: int = 0
    """It ends on this day at the earliest."""
    by: int = FAR
    """The last month in which it may end."""
    length: int = 0
    """How long it was meant to last."""
    is_second: bool = False
    in_care: bool = False
    """Its first child comes into care while it lasts."""
    category: str = ""
    changed: tuple[int, str] | None = None
    reviews: list[Review] = field(default_factory=list[Review])
    visits: list[int] = field(default_factory=list[int])


@dataclass(eq=False, slots=True)
class Case:
    """`day`: of the referral. `is_transfer`: it came with its plan from another authority, without a referral."""

    size: int
    day: int
    initial: Assessment | None = None
    is_transfer: bool = False
    again: bool = False
    """Each child was referred within the twelve months before."""
    others: list[Assessment] = field(default_factory=list[Assessment])
    """Initial assessments that no new referral led to."""
    cores: list[Assessment] = field(default_factory=list[Assessment])
    discussion: Discussion | None = None
    plans: list[Plan] = field(default_factory=list[Plan])
    care: dict[int, CareStay] = field(default_factory=dict[int, CareStay])
    """Child number → its time in care."""
    source: str = ""
    agency: str = ""
    closed: int = FAR
    household: Household | None = None
    number: int = 0
    """Among the household's cases, from 1."""

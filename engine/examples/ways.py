"""How far a referral goes, and what it then consists of.

Shares are rough, of England's published figures for 2024-25: 6.5 % of referrals end without an assessment, 31 % after
one that finds no need; 36 section 47 enquiries and 11 initial conferences to 100 referrals.
"""

import datetime as dt
from dataclasses import dataclass

from engine.examples.assessment import assessment
from engine.examples.chance import Chance, Table
from engine.examples.early_help import caf
from engine.examples.enquiries import discussion, enquiry
from engine.examples.front_door import referral
from engine.examples.need import Assessment, Contact, Enquiry, Need, Plan
from engine.examples.office import next_open, working_day_after
from engine.examples.plans import need_plan, protection_plan, until
from engine.examples.teams import ASSESSMENT


@dataclass(frozen=True)
class Way:
    """`outcome`: of the assessment; `enquired`: the share with a section 47 enquiry; `reason`: why it closes."""

    name: str
    outcome: str = "support_required"
    enquired: float = 0.0
    reason: str = "RC7"


NO_ACTION = Way("no further action")
NOT_IN_NEED = Way("not in need", "no_further_action", 0.19, "RC8")
STEPPED_DOWN = Way("stepped down", "step_down", 0.18, "RC9")
SUPPORTED = Way("supported", enquired=0.3)
IN_NEED = Way("in need", enquired=0.5)
CONFERENCE = Way("conference", enquired=1.0)
TRANSFER = Way("transfer")

WAYS = Table({NO_ACTION: 9, NOT_IN_NEED: 32, STEPPED_DOWN: 9, SUPPORTED: 20, IN_NEED: 22.5, CONFERENCE: 7.5})

_RC9_SINCE = dt.date(2022, 4, 1).toordinal()
"""From then on the census tells cases that step down to early help (RC9) from the rest (RC8)."""
_DISCUSSED_ONLY = 0.14
_WORSE = 0.07
"""The share of plans of children in need during which a conference is held after all."""
_STEP_DOWN_PLAN = 0.72
_LONG, _ASSESSED_AGAIN = 240, 0.35


def followed(chance: Chance, number: int, first: Contact, way: Way) -> Need:
    """The need that follows from a contact which becomes a referral."""
    made = referral(chance, first, _response(way), chance.pick(ASSESSMENT))
    if way is NO_ACTION:
        return Need(number, first, None, made)
    found = assessment(chance, made.day, way.outcome)
    asked = tuple(_enquiries(chance, made.day, way))
    planned = _plans(chance, found, asked, way)
    asked, planned = _worse(chance, asked, planned) if way is IN_NEED else (asked, planned)
    need = Need(number, first, None, made, _again(chance, found, planned), asked, planned)
    return _closed(chance, need, way)


def _response(way: Way) -> str:
    if way is NO_ACTION:
        return "no_further_action"
    return "section_47" if way is CONFERENCE else "assessment"


def _enquiries(chance: Chance, day: int, way: Way) -> list[Enquiry]:
    day += chance.between(0, 5) if chance.happens(0.75) else chance.between(6, 40)
    if chance.happens(way.enquired):
        return [enquiry(chance, day, to_conference=way is CONFERENCE)]
    return [discussion(day)] if chance.happens(_DISCUSSED_ONLY) else []


def _plans(chance: Chance, found: Assessment, asked: tuple[Enquiry, ...], way: Way) -> tuple[Plan, ...]:
    if way is TRANSFER:
        start = working_day_after(found.start, chance.between(8, 15))
        return with_step_down(chance, protection_plan(chance, start, transfer=True))
    if way is IN_NEED:
        return (need_plan(chance, next_open(found.end + chance.between(0, 4)), 185),)
    if way is CONFERENCE:
        return _from_conference(chance, asked[0])
    return ()


def _from_conference(chance: Chance, asked: Enquiry) -> tuple[Plan, ...]:
    held = asked.conference
    if held is None:
        return ()
    if not held.plan:
        return (need_plan(chance, held.day, 150),)
    return with_step_down(chance, protection_plan(chance, held.day))


def with_step_down(chance: Chance, plan: Plan) -> tuple[Plan, ...]:
    """A child protection plan, and most often a plan of a child in need after it."""
    return (plan, need_plan(chance, plan.end, 105)) if chance.happens(_STEP_DOWN_PLAN) else (plan,)


def _worse(
    chance: Chance, asked: tuple[Enquiry, ...], planned: tuple[Plan, ...]
) -> tuple[tuple[Enquiry, ...], tuple[Plan, ...]]:
    """A conference is held during the plan, which another follows."""
    last = planned[-1]
    if not chance.happens(_WORSE):
        return asked, planned
    late = enquiry(
        chance, max(last.start, asked[-1].day + 1 if asked else 0) + chance.about(60, 0.8), to_conference=True
    )
    held = late.conference
    if held is None or held.day >= last.end:
        return asked, planned
    return (*asked, late), (*planned[:-1], until(last, held.day), *_from_conference(chance, late))


def _again(chance: Chance, found: Assessment, planned: tuple[Plan, ...]) -> tuple[Assessment, ...]:
    """A long plan brings another assessment."""
    if not planned or planned[-1].end - found.end < _LONG or not chance.happens(_ASSESSED_AGAIN):
        return (found,)
    return found, assessment(chance, found.end + chance.between(90, 150), "support_required")


def _closed(chance: Chance, need: Need, way: Way) -> Need:
    done = max(
        *(one.end for one in need.assessments),
        *(max(one.day, one.ended) for one in need.enquiries),
        *(plan.end for plan in need.plans),
        need.over,
    )
    closed = next_open(done + chance.about(5, 0.8))
    reason = "RC8" if way is STEPPED_DOWN and closed < _RC9_SINCE else way.reason
    down = caf(chance, closed, stepped_down=True) if way is STEPPED_DOWN else None
    return need.closed(closed, reason)._replace(caf=down)

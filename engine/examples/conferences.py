"""Child protection conferences: who is invited, what is decided, and the reviews of a plan.

A review is due three months after the initial conference, then within six months (Working Together to Safeguard
Children), counted as 90 and 181 days.
"""

from collections.abc import Iterator
from typing import Any

from engine.examples.chance import Chance, Table
from engine.examples.child import Child
from engine.examples.facts import Chain, Entry, entry
from engine.examples.groups import group, meeting
from engine.examples.need import Conference, Invitee, Need, Plan, Referral
from engine.examples.office import last_open, next_open

FIRST_REVIEW, NEXT_REVIEW = 90, 181
_LATE = 0.06
_ATTEND = {
    "family": 0.78, "social_care": 0.97, "education": 0.72, "health": 0.66, "police": 0.42, "housing": 0.35,
    "probation": 0.4, "voluntary": 0.5,
}  # fmt: skip
"""The share of those invited who come, by sector; no national series."""
_ALWAYS = ("family", "social_care", "education", "health", "police")
_OTHERS = Table({"health": 40, "education": 22, "housing": 14, "probation": 10, "voluntary": 14})
_REPORTS = 0.62
_TOOK_PART = Table({"PN1": 22, "PN2": 4, "PN3": 10, "PN4": 4, "PN5": 16, "PN6": 18, "PN7": 26})
_UNDER_FOUR = 4


def invitees(chance: Chance) -> tuple[Invitee, ...]:
    """Those invited to one meeting."""
    sectors = (*_ALWAYS, *(chance.pick(_OTHERS) for _ in range(chance.between(0, 3))))
    return tuple(_invitee(chance, sector) for sector in sectors)


def _invitee(chance: Chance, sector: str) -> Invitee:
    return Invitee(sector, chance.happens(_ATTEND[sector]), sector != "family" and chance.happens(_REPORTS))


def review_days(chance: Chance, start: int, end: int) -> tuple[int, ...]:
    """The days of review conferences from a plan's start until the first on or after `end`, which ends the plan."""
    days = [_review(chance, start, FIRST_REVIEW)]
    while days[-1] < end:
        days.append(_review(chance, days[-1], NEXT_REVIEW))
    return tuple(days)


def _review(chance: Chance, before: int, limit: int) -> int:
    due = before + limit
    if chance.happens(_LATE):
        return next_open(due + chance.about(9, 0.7))
    return last_open(due - chance.between(0, 24) - (limit // 3 if limit == NEXT_REVIEW and chance.happens(0.15) else 0))


def conferences(chance: Chance, child: Child, _: int) -> Iterator[Chain]:
    """A child's conferences, initial and review, each a chain of its own."""
    for need in child.needs:
        if need.referral:
            for number, one in enumerate(need.enquiries, 1):
                if one.conference:
                    yield (_initial(chance, child, (need, need.referral), number, one.conference),)
            for number, plan in enumerate(need.plans, 1):
                yield from ((one,) for one in _reviews(chance, child, need, number, plan))


def _initial(chance: Chance, child: Child, of: tuple[Need, Referral], number: int, held: Conference) -> Entry:
    need, referral = of
    ref = f"{need.number}-{number}"
    data = {
        "kind": "initial",
        "enquiry": ref,
        "outcome": "plan" if held.plan else "no_plan",
        "team": referral.team,
        "group": group(child.family, need.number),
        **_meeting(chance, child, (need, ref), held.day, held.invitees),
    }
    return entry("conference.held", ref, held.day, data)


def _reviews(chance: Chance, child: Child, need: Need, number: int, plan: Plan) -> Iterator[Entry]:
    for ordinal, day in enumerate(plan.reviews, 1):
        ref = f"{need.number}-{number}-review-{ordinal}"
        invited = invitees(Chance(f"{child.family}:{ref}"))
        data = {
            "kind": "review",
            "plan": f"{need.number}-{number}",
            "outcome": "plan_ended" if day == plan.end else "plan_continued",
            "quorate": sum(one.attended for one in invited) > 2,
            **_meeting(chance, child, (need, ref), day, invited),
        }
        yield entry("conference.held", ref, day, data, room=4)


def _meeting(
    chance: Chance, child: Child, of: tuple[Need, str], day: int, invited: tuple[Invitee, ...]
) -> dict[str, Any]:
    need, ref = of
    took_part = "PN0" if child.age(day) < _UNDER_FOUR else chance.pick(_TOOK_PART)
    return {
        "conference": ref,
        "meeting": meeting(child.family, need.number, f"conference-{ref}"),
        "participation": took_part,
        "invitees": [
            {"sector": one.sector, "attended": one.attended, "report_received": one.report} for one in invited
        ],
    }

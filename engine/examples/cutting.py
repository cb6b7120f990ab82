"""A need that ends before its time: a child grows up, dies or moves away."""

from engine.examples.facts import MINUTES
from engine.examples.need import Caf, Enquiry, Need, Plan


def cut(need: Need, day: int, reason: str) -> Need | None:
    """The need with all that is open on a day ended on it; None if it had hardly begun. `reason`: for closing."""
    if need.over <= day:
        return need
    if _begun(need) >= day:
        return None
    is_open = need.referral is not None and need.referral.closed > day
    return (need.closed(day, reason) if is_open else need)._replace(
        caf=_caf(need.caf, day),
        assessments=tuple(
            one._replace(end=min(one.end, day), reviewed=one.reviewed if one.reviewed <= day else 0)
            for one in need.assessments
            if one.start < day
        ),
        enquiries=tuple(_enquiry(one, day) for one in need.enquiries if one.day < day),
        plans=tuple(_plan(one, day) for one in need.plans if one.start < day),
    )


def _begun(need: Need) -> int:
    """The day by which it is settled what becomes of the contact."""
    decided = need.referral.decided if need.referral else need.contact.decided // MINUTES
    return max(decided, *(one.start for one in need.assessments[:1]), need.day)


def _caf(caf: Caf | None, day: int) -> Caf | None:
    if caf is None or caf.opened >= day:
        return None
    return caf._replace(closed=min(caf.closed, day))


def _enquiry(one: Enquiry, day: int) -> Enquiry:
    held = one.conference if one.conference and one.conference.day < day else None
    medical = one.medical if one.medical <= day else 0
    return one._replace(ended=min(one.ended, day), medical=medical, conference=held)


def _plan(plan: Plan, day: int) -> Plan:
    change = plan.change if plan.change and plan.change[0] < day else None
    reviews = tuple(held for held in plan.reviews if held < day)
    return plan._replace(end=min(plan.end, day), change=change, reviews=reviews)

"""The needs that bring children into care: drawn back from the day on which care starts.

Brothers and sisters come into care on one day, so what led up to it is drawn from their family's chance.
"""

import datetime as dt
from collections.abc import Iterator

from engine.calendar import add_months
from engine.examples.assessment import assessment
from engine.examples.chance import Chance, Table
from engine.examples.child import Child, Stay
from engine.examples.courses import REMAND, SHORT_BREAKS, UNACCOMPANIED, Course
from engine.examples.cutting import cut
from engine.examples.enquiries import enquiry
from engine.examples.facts import MINUTES
from engine.examples.families import GROWN, UNBORN_DAYS
from engine.examples.front_door import referral
from engine.examples.need import Contact, Enquiry, Need, Plan
from engine.examples.office import last_open, next_open
from engine.examples.plans import need_plan, protection_plan, until
from engine.examples.teams import ASSESSMENT

LEAD_MONTHS = 24
"""A need begins at most so long before care does."""
_LONGEST_LEAD = 650
_EMERGENCY, _ENQUIRED = 0.3, 0.62
AFTER_CARE = 400
"""Days after care by which the last need has closed."""
_ONE_NEED = 90
"""Days between two stays within which the need stays open."""
_CLOSING = {
    **dict.fromkeys(("E11", "E12"), "RC1"),
    **dict.fromkeys(("E45", "E46", "E47", "E48"), "RC4"),
    "E41": "RC3",
    "E3": "RC5",
}
"""Why the need closes, by why care ended; otherwise RC7."""
_AGENCIES = Table({"police": 30, "health": 26, "school": 16, "family": 12, "local_authority": 10, "other": 6})
_WHO: dict[Course, str] = {UNACCOMPANIED: "police", REMAND: "police", SHORT_BREAKS: "family"}
_EARLIER = Table({0: 80, 1: 14, 2: 5, 3: 1})


def with_needs(child: Child) -> Child:
    """The child with the needs that its stays in care belong to."""
    chance = Chance(f"{child.key}:needs")
    needs = tuple(_needs(chance, child))
    earlier = chance.pick(_EARLIER) if child.age(needs[0].day) > 2 else 0
    return child._replace(needs=needs, earlier_plans=earlier)


def _needs(chance: Chance, child: Child) -> Iterator[Need]:
    together = _together(child.stays)
    grown = max(add_months(dt.date.fromordinal(child.born), 12 * GROWN).toordinal(), child.left)
    own = 100 * (int(child.key.rpartition(":")[2]) + 1)
    for index, stays in enumerate(together):
        end = stays[-1].end
        latest = end + (together[index + 1][0].start - end) // 2 if index + 1 < len(together) else end + AFTER_CARE
        need = _first(chance, child, own) if index == 0 else _later(chance, own + index, together[index - 1], stays)
        yield _to_the_end(chance, need, stays, min(latest, grown))


def _together(stays: tuple[Stay, ...]) -> list[list[Stay]]:
    """Stays in one need: those that follow each other closely."""
    found = [[stays[0]]]
    for stay in stays[1:]:
        if stay.start - found[-1][-1].end <= _ONE_NEED:
            found[-1].append(stay)
        else:
            found.append([stay])
    return found


def _first(chance: Chance, child: Child, own: int) -> Need:
    """The family's, unless the child is too young for it."""
    stay = child.stays[0]
    shared = Chance(f"{child.family}:need")
    lead = _lead(shared, stay.course)
    soonest = stay.start - (child.born - UNBORN_DAYS)
    if lead <= soonest:
        return _leading_up(shared, 1, stay, lead)
    return _leading_up(chance, own, stay, soonest)


def _lead(chance: Chance, course: Course) -> int:
    """Days from contact to care."""
    if course in (UNACCOMPANIED, REMAND) or (course is not SHORT_BREAKS and chance.happens(_EMERGENCY)):
        return chance.between(0, 4)
    return min(chance.about(150, 0.9), _LONGEST_LEAD)


def _later(chance: Chance, number: int, before: list[Stay], stays: list[Stay]) -> Need:
    gap = stays[0].start - before[-1].end
    return _leading_up(chance, number, stays[0], min(_lead(chance, stays[0].course), gap // 3))


def _leading_up(chance: Chance, number: int, stay: Stay, lead: int) -> Need:
    """From contact to care. The stay may be another one of the family's: only its start and kind matter."""
    first = _urgent(chance, stay.start - lead, _WHO.get(stay.course) or chance.pick(_AGENCIES))
    made = referral(chance, first, "assessment", chance.pick(ASSESSMENT))
    found = assessment(chance, made.day, "support_required")
    asked: tuple[Enquiry, ...] = ()
    planned: tuple[Plan, ...] = ()
    if stay.course not in _WHO and chance.happens(_ENQUIRED):
        asked, planned = _protected(chance, made.day + chance.between(0, lead // 3), stay.start)
    if not planned and found.end < stay.start - 10:
        planned = (until(need_plan(chance, next_open(found.end + 1), 400), stay.start),)
    return Need(number, first, None, made, (found,), asked, planned)


def _urgent(chance: Chance, day: int, agency: str) -> Contact:
    """Decided on its day."""
    received = day * MINUTES + chance.between(8 * 60, 12 * 60)
    screened = received + chance.between(10, 120)
    return Contact(received, screened, screened + chance.between(10, 120), agency, "referral")


def _protected(chance: Chance, day: int, care: int) -> tuple[tuple[Enquiry, ...], tuple[Plan, ...]]:
    """An enquiry; a conference if there is time before care, and its plan, which care ends within weeks."""
    asked = enquiry(chance, day, to_conference=True)
    held = asked.conference
    if held is None or held.day >= care:
        return (asked._replace(conference=None),), ()
    if not held.plan:
        return (asked,), ()
    return (asked,), (until(protection_plan(chance, held.day), care + chance.about(40, 0.5)),)


def _to_the_end(chance: Chance, need: Need, stays: list[Stay], latest: int) -> Need:
    """What comes after care, and the closing, by the day `latest`."""
    end, reason = stays[-1].end, stays[-1].reason
    closing = _CLOSING.get(reason, "RC7")
    plans = tuple(until(plan, end) for plan in need.plans if plan.start < end)
    if stays[0].course is SHORT_BREAKS:
        plans = tuple(plan._replace(end=last_open(end)) for plan in plans)
    if closing == "RC7" and chance.happens(0.4):
        plans = (*plans, need_plan(chance, next_open(end), 80))
    done = max(need.assessments[-1].end, end, *(plan.end for plan in plans), *(one.ended for one in need.enquiries))
    closed = next_open(done + chance.about(8, 0.8))
    whole = need._replace(plans=plans).closed(closed, closing)
    return cut(whole, latest, closing) or whole

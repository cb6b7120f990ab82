"""Strategy discussions, section 47 enquiries and the initial conferences that some of them lead to.

A conference is due 15 working days after the strategy discussion that started the enquiry (Working Together to
Safeguard Children); England 2024-25: 81 % are held within it.
"""

from collections.abc import Iterator

from engine.examples.chance import Chance, Table
from engine.examples.child import Child
from engine.examples.conferences import invitees
from engine.examples.facts import DAY_ONLY, Chain, Entry, Fact, entry
from engine.examples.groups import group
from engine.examples.need import Conference, Enquiry, Need, Referral
from engine.examples.office import next_open, working_day_after

CONFERENCE_DUE = 15
_HELD = Table({(7, 10): 12, (11, 15): 70, (16, 20): 11, (21, 35): 7})
"""Working days from the discussion to the conference: from, to."""
_ENDED = Table({(1, 4): 14, (5, 10): 46, (11, 15): 30, (16, 30): 10})
_MEDICAL = 0.17
_PLAN = 0.86
"""The share of conferences that end in a plan (England 2024-25: 61,840 plans for 72,100 conferences)."""


def discussion(day: int) -> Enquiry:
    """A strategy discussion that leads to no enquiry."""
    return Enquiry(next_open(day))


def enquiry(chance: Chance, day: int, *, to_conference: bool) -> Enquiry:
    """A strategy discussion and the enquiry that starts with it."""
    day = next_open(day)
    held = _conference(chance, day) if to_conference else None
    ended = working_day_after(day, chance.between(*chance.pick(_ENDED)))
    medical = day + chance.between(0, 3) if chance.happens(_MEDICAL) else 0
    return Enquiry(day, min(ended, held.day - 1) if held else ended, medical, held)


def _conference(chance: Chance, day: int) -> Conference:
    held = working_day_after(day, chance.between(*chance.pick(_HELD)))
    return Conference(held, chance.happens(_PLAN), invitees(chance))


def enquiries(_: Chance, child: Child, __: int) -> Iterator[Chain]:
    """A child's discussions and enquiries, each a chain with its conference."""
    for need in child.needs:
        if need.referral:
            for number, one in enumerate(need.enquiries, 1):
                yield _chain(child, (need, need.referral), number, one)


def _chain(child: Child, of: tuple[Need, Referral], number: int, one: Enquiry) -> Iterator[Entry]:
    need, referral = of
    ref = f"{need.number}-{number}"
    shared = {"team": referral.team, "referral": str(need.number), "group": group(child.family, need.number)}
    yield entry("strategy_discussion.held", ref, one.day, {"discussion": ref, **shared})
    if one.ended:
        yield _started(ref, one.day, {"enquiry": ref, "discussion": ref, **shared})
        if one.medical:
            yield entry("medical.held", ref, one.medical, {"enquiry": ref})
        outcome = "conference_required" if one.conference else "conference_not_required"
        yield entry("section_47.ended", ref, one.ended, {"enquiry": ref, "outcome": outcome}, room=1)


def _started(ref: str, day: int, data: dict[str, str]) -> Entry:
    """With the target date of a conference, which the case system works out."""
    target = Fact("conference.due", ref, working_day_after(day, CONFERENCE_DUE), DAY_ONLY, {"enquiry": ref})
    return Entry((target, Fact("section_47.started", ref, day, DAY_ONLY, data)))

"""The front door: contacts, what is decided of them, and referrals.

Shares are rough: referrals follow England's sources and needs (DfE, Characteristics of children in need), contacts
have no national series.
"""

import datetime as dt
from collections.abc import Iterator

from engine.examples.chance import Chance, Table
from engine.examples.child import Child
from engine.examples.facts import MINUTES, Chain, Entry, Fact, entry, timed
from engine.examples.groups import group
from engine.examples.need import Contact, Need, Referral
from engine.examples.office import is_open, next_open, working_day_after
from engine.examples.people import registered
from engine.examples.teams import FRONT_DOOR

_AGENCIES = Table(
    {
        "police": 33,
        "school": 21,
        "health": 16,
        "family": 9,
        "local_authority": 8,
        "other": 6,
        "housing": 3,
        "anonymous": 4,
    }
)
_SOURCES = {
    "police": Table({"6": 1}),
    "school": Table({"2A": 88, "2B": 12}),
    "health": Table({"3A": 14, "3B": 20, "3C": 6, "3D": 12, "3E": 30, "3F": 18}),
    "family": Table({"1A": 70, "1B": 12, "1C": 10, "1D": 8}),
    "local_authority": Table({"5A": 38, "5B": 46, "5C": 16}),
    "early_help": Table({"5D": 1}),
    "other_authority": Table({"5C": 1}),
    "housing": Table({"4": 1}),
    "anonymous": Table({"9": 1}),
    "other": Table({"7": 40, "8": 52, "10": 8}),
}
"""ReferralSource of the CIN census, by who made contact."""
_EARLY_HELP_SINCE = dt.date(2022, 4, 1).toordinal()
"""5D is in the census from 2022-23; before it, 5B."""
_NEEDS = Table({"N1": 57, "N2": 7, "N3": 3, "N4": 10, "N5": 15, "N6": 2.5, "N7": 0.5, "N8": 3, "N9": 2})

_OPENS, _CLOSES, _LATEST = 8 * 60 + 30, 17 * 60 + 30, 21 * 60
_UNQUALIFIED = 0.02
_SCREENED_LATE, _DECIDED_LATE = 0.025, 0.1
"""Shares that take more than 24 hours, and more than a working day."""
_TWICE = 0.008


def contact(chance: Chance, day: int, outcome: str, agency: str | None = None) -> Contact:
    """A contact received on a day, in the office or by those on duty."""
    late = _LATEST if not is_open(day) or chance.happens(0.1) else _CLOSES
    received = day * MINUTES + chance.between(_OPENS, late)
    screened = _screened(chance, received)
    return Contact(received, screened, _decided(chance, screened), agency or chance.pick(_AGENCIES), outcome)


def _screened(chance: Chance, received: int) -> int:
    if chance.happens(_SCREENED_LATE):
        return _by_day(chance, received + chance.between(25 * 60, 40 * 60))
    return _by_day(chance, received + chance.about(110, 0.9))


def _by_day(chance: Chance, instant: int) -> int:
    """The instant, or early the next morning when it is night."""
    day, minute = divmod(instant, MINUTES)
    if minute > _LATEST:
        return (day + 1) * MINUTES + 7 * 60 + chance.between(15, 90)
    return instant if minute > 7 * 60 else day * MINUTES + 7 * 60 + chance.between(15, 90)


def _decided(chance: Chance, screened: int) -> int:
    """In office hours: most on that or the next working day."""
    day, minute = divmod(screened + chance.about(100, 0.8), MINUTES)
    if chance.happens(_DECIDED_LATE):
        return working_day_after(day, chance.between(2, 4)) * MINUTES + chance.between(_OPENS, _CLOSES)
    if is_open(day) and _OPENS <= minute <= _CLOSES:
        return day * MINUTES + minute
    return working_day_after(day, 1) * MINUTES + chance.between(_OPENS, _OPENS + 120)


def referral(chance: Chance, contact: Contact, response: str, team: str) -> Referral:
    """What a contact becomes on the day it is decided; when and why it closes is settled by what follows."""
    day = contact.decided // MINUTES
    source = chance.pick(_SOURCES[contact.agency])
    if source == "5D" and day < _EARLY_HELP_SINCE:
        source = "5B"
    decided = next_open(day) if chance.happens(0.88) else working_day_after(day, chance.between(1, 3))
    return Referral(day, source, chance.pick(_NEEDS), decided, response, decided, "RC7", team)


def front_door(chance: Chance, child: Child, _: int) -> Iterator[Chain]:
    """A child's contacts and referrals, each a chain; with the first contact it is registered."""
    known: tuple[Fact, ...] = (registered(child),)
    for need in child.needs:
        received, *rest = _contact(chance, child, need)
        yield [Entry((*known, *received.facts)), *rest]
        known = ()
        if chance.happens(_TWICE):
            yield [_again(received.facts[0])]
        if need.referral:
            yield _referral(child, need, need.referral)


def _contact(chance: Chance, child: Child, need: Need) -> list[Entry]:
    one, ref = need.contact, str(need.number)
    data = {"contact": ref, "agency": one.agency, "team": FRONT_DOOR, "group": group(child.family, need.number)}
    qualified = not chance.happens(_UNQUALIFIED)
    facts = (
        timed("contact.received", ref, one.received, data),
        timed("contact.screened", ref, one.screened, {"contact": ref, "qualified": qualified}),
        timed("contact.decided", ref, one.decided, {"contact": ref, "outcome": one.outcome}),
    )
    return [Entry((fact,)) for fact in facts]


def _again(received: Fact) -> Entry:
    """The same contact under another number, as when two people take it, until somebody sees it."""
    ref = f"{received.ref}-again"
    return Entry((received._replace(ref=ref, data={**received.data, "contact": ref}),), false=True)


def _referral(child: Child, need: Need, one: Referral) -> list[Entry]:
    ref = str(need.number)
    data = {
        "referral": ref,
        "contact": ref,
        "source": one.source,
        "need": one.need,
        "no_further_action": one.response == "no_further_action",
        "team": one.team,
        "group": group(child.family, need.number),
    }
    return [
        entry("referral.made", ref, one.day, data),
        entry("referral.decided", ref, one.decided, {"referral": ref, "outcome": one.response}),
        entry(
            "referral.closed",
            ref,
            one.closed,
            {"referral": ref, "reason": one.reason},
            min(3, one.closed - one.decided),
        ),
    ]

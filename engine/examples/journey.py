"""One child's life with social care, as it is written down."""

from collections.abc import Callable, Iterator
from hashlib import blake2b

from engine.examples import health, people, permanence, status
from engine.examples.assessment import assessments
from engine.examples.care import care, with_episodes
from engine.examples.chance import Chance
from engine.examples.child import Child
from engine.examples.conferences import conferences
from engine.examples.early_help import early_help
from engine.examples.enquiries import enquiries
from engine.examples.facts import Chain
from engine.examples.front_door import front_door
from engine.examples.missing import missing
from engine.examples.plans import core_groups, plans
from engine.examples.recording import Version, in_office, record
from engine.examples.reviews import reviews
from engine.examples.visits import visits_in_care, visits_on_plans

Kind = Callable[[Chance, Child, int], Iterator[Chain]]
"""A kind of work: from a child, up to a day, to what is entered of it."""

_OF_REFERRALS: tuple[Kind, ...] = (
    people.responsible, assessments, enquiries, conferences, plans, core_groups, visits_on_plans, people.died,
)  # fmt: skip
_OF_CARE: tuple[Kind, ...] = (
    care, reviews, visits_in_care, missing, health.health_assessments, health.sdq, health.outcomes,
    permanence.permanence, permanence.adoption, status.emergencies, status.unaccompanied, status.liberty,
)  # fmt: skip


def journey(child: Child, last: int) -> Iterator[Version]:
    """Every version of the facts up to the day `last` at least, kind by kind.

    Each kind draws from a stream of its own, in order of time: what comes after `last` changes nothing before it.
    Nothing is written down of a child before its registration with the first contact.
    """
    chance = Chance(child.key)
    child = with_episodes(chance.fork(), child)
    contacts = list(_contacts(chance.fork(), child, last))
    yield from contacts
    yield from _birth(chance.fork(), child, contacts)
    for kind in _kinds(child):
        yield from _told(chance.fork(), kind, child, last, contacts[0].recorded)


def _kinds(child: Child) -> tuple[Kind, ...]:
    """What there may be of a child; most are known by a contact alone."""
    is_referred = any(need.referral for need in child.needs)
    return (early_help, *(_OF_REFERRALS if is_referred else ()), *(_OF_CARE if child.stays else ()))


def _contacts(chance: Chance, child: Child, last: int) -> Iterator[Version]:
    known = 0
    for chain in front_door(chance, child, last):
        told = list(record(chance, chain, known))
        known = known or told[0].recorded
        yield from told


def _told(chance: Chance, kind: Kind, child: Child, last: int, after: int) -> Iterator[Version]:
    for chain in kind(chance, child, last):
        yield from record(chance, chain, after)


def _birth(chance: Chance, child: Child, told: list[Version]) -> Iterator[Version]:
    """An expected month of birth that was wrong is put right within days."""
    right = people.born(child)
    if right:
        seen = max(version.recorded for version in told if version.fact.type == people.REGISTERED)
        yield Version(max(in_office(chance, child.born, chance.between(1, 6)), seen + 60), right)


def pseudonym(child: Child, authority: str) -> str:
    """32 hexadecimal digits; there is nobody behind it, so it needs no key."""
    return blake2b(f"{authority}:{child.key}".encode(), digest_size=16).hexdigest()

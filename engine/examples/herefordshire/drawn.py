"""All that is drawn for a seed: cases, the work in them, the families, and what is written down of each child."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b

from engine.examples.chance import Chance
from engine.examples.facts import dated, timed
from engine.examples.herefordshire.afterwards import Life, afterwards, find_ended
from engine.examples.herefordshire.assessments import core_assessments, initial_assessments
from engine.examples.herefordshire.binding import bind_cores, bind_discussions, bind_others, bind_plans
from engine.examples.herefordshire.care import stays
from engine.examples.herefordshire.case import Case
from engine.examples.herefordshire.closing import close
from engine.examples.herefordshire.conferences import conferences
from engine.examples.herefordshire.contacts import Contact, contacts
from engine.examples.herefordshire.early_help import early_help
from engine.examples.herefordshire.enquiries import add_medicals, other_discussions
from engine.examples.herefordshire.household import Household, Member
from engine.examples.herefordshire.households import Households, bear
from engine.examples.herefordshire.into_care import IntoCare, bound
from engine.examples.herefordshire.invitees import invite
from engine.examples.herefordshire.outcomes import name_outcomes
from engine.examples.herefordshire.plans import plans
from engine.examples.herefordshire.recorded import Writing, recorded
from engine.examples.herefordshire.referrals import by_month, referrals
from engine.examples.herefordshire.responsible import Areas, allocated
from engine.examples.herefordshire.reviews import add_reviews
from engine.examples.herefordshire.shelf import Shelf
from engine.examples.herefordshire.stepping_down import Bound, bind_early_help
from engine.examples.herefordshire.telling import Piece, Telling
from engine.examples.herefordshire.visits import add_visits
from engine.examples.recording import Version


def lives(key: str) -> dict[str, Life]:
    """What is written down of each child, by pseudonym. Raises UnfittedError where the figures cannot be met."""
    drawn = _Drawn(key)
    cases = drawn.cases()
    households = Households(drawn.chance("households"))
    households.settle(cases)
    helped = bind_early_help(drawn.chance("stepping down"), cases, households, early_help(key))
    name_outcomes(drawn.chance("outcomes"), cases)
    contacted = contacts(drawn.chance("contacts"), by_month(_referred(cases)), households)
    for household in households.all:
        bear(drawn.chance(f"birth of {household.key}"), household)
    written = _Written(key)
    written.write_cases(cases)
    written.write_contacts(contacted)
    written.write_early_help(helped)
    written.register(households.all)
    afterwards(drawn.chance("afterwards"), written.lives)
    written.allocate(households.all)
    return written.lives


def _referred(cases: Iterable[Case]) -> Iterator[Case]:
    return (case for case in cases if not case.is_transfer)


class _Drawn:
    """Each part draws from a stream of its own."""

    def __init__(self, key: str) -> None:
        self._key = key

    def chance(self, part: str) -> Chance:
        return Chance(f"{self._key}:{part}")

    def cases(self) -> list[Case]:
        """All cases with the work in them, each with the day on which it closes."""
        initial = initial_assessments(self.chance("initial assessments"))
        cases = referrals(self.chance("referrals"), initial)
        self._protect(cases)
        shelf = Shelf(_referred(cases))
        bind_cores(self.chance("core"), shelf, core_assessments(self.chance("core assessments")))
        bind_others(self.chance("others"), shelf, initial)
        into_care = IntoCare(self.chance("into care"), _referred(cases), bound(cases))
        into_care.bind(stays(self._key))
        cases.extend(into_care.made)
        for case in cases:
            close(self.chance(f"closing of {case.day}"), case)
        return cases

    def _protect(self, cases: list[Case]) -> None:
        """Discussions, enquiries, conferences and plans, with all that is done while a plan lasts."""
        held = conferences(self.chance("conferences"))
        discussed = [*held, *other_discussions(self.chance("enquiries"), held)]
        add_medicals(self.chance("medicals"), discussed)
        planned = plans(self.chance("plans"), held)
        add_reviews(self.chance("reviews"), planned)
        invite(self.chance("invitees"), planned)
        add_visits(self.chance("visits"), planned)
        chance = self.chance("binding")
        of = bind_discussions(chance, Shelf(cases), discussed)
        cases.extend(bind_plans(chance, of, planned))


class _Written:
    """What is written down, as it is gathered."""

    def __init__(self, key: str) -> None:
        self._key = key
        self._chance = Chance(f"{key}:recording")
        self.lives: defaultdict[str, Life] = defaultdict(list)

    def write_cases(self, cases: Iterable[Case]) -> None:
        for case in cases:
            writings = [Writing(self._chance) for _ in range(case.size)]
            for numbers, piece in Telling(self._chance, case).told():
                for number in numbers:
                    self._life(case.household, number).extend(writings[number].write(piece))
            for number, stay in case.care.items():
                if stay.found_ended:
                    find_ended(self._chance, self._life(case.household, number), stay.found_ended)

    def write_contacts(self, contacted: Iterable[Contact]) -> None:
        count: defaultdict[str, int] = defaultdict(int)
        for one in contacted:
            count[one.household.key] += 1
            piece = _of_contact(one, count[one.household.key])
            for number in range(one.size):
                self._life(one.household, number).extend(recorded(self._chance, piece))

    def write_early_help(self, helped: Bound) -> None:
        for household, one in helped:
            self._life(household, 0).extend(recorded(self._chance, one.facts))

    def register(self, households: Iterable[Household]) -> None:
        """A child is registered with the first that is written down of it."""
        for household in households:
            for one in household.members:
                life = self.lives[self._subject(household, one.number)]
                if life:
                    life.append(_registered(one, life))

    def allocate(self, households: Iterable[Household]) -> None:
        """To teams: it follows from all the rest, and changes none of it."""
        for household in households:
            lives = [self._life(household, one.number) for one in household.members]
            areas = Areas(self._key, household, lives)
            for one, life in zip(household.members, lives, strict=True):
                life.extend(allocated(one, life, areas))

    def _life(self, household: Household | None, number: int) -> Life:
        return self.lives[self._subject(household, number)] if household else []

    def _subject(self, household: Household, number: int) -> str:
        """32 hexadecimal digits; there is nobody behind it, so it needs no key."""
        name = f"herefordshire:{self._key}:{household.key}:{number}"
        return blake2b(name.encode(), digest_size=16).hexdigest()


def _registered(one: Member, life: Sequence[Version]) -> Version:
    first = min(version.fact.day for version in life)
    born = {"born": f"{dt.date.fromordinal(one.born):%Y-%m}"}
    return Version(min(version.recorded for version in life), dated("child.registered", "1", first, born))


def _of_contact(one: Contact, number: int) -> Piece:
    ref = f"c{number}"
    said = {"contact": ref, "agency": one.agency, "team": "mash", "group": f"contact-{one.household.key}-{number}"}
    facts = [timed("contact.received", ref, one.received, said)]
    if one.screened:
        facts.append(timed("contact.screened", ref, one.screened, {"contact": ref, "qualified": True}))
    facts.append(timed("contact.decided", ref, one.decided, {"contact": ref, "outcome": one.outcome}))
    return sorted(facts, key=lambda fact: (fact.day, fact.minute))

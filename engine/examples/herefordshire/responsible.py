"""Which team is responsible for a child, as its case goes on: told with what makes it so, and drawn by nothing else.

A contact and a referral are the front door's. From an assessment, an enquiry or a plan on it is the fieldwork team of
the family's area, or the one for disabled children; from 16 on the team for that age; in care the one for looked after
children.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from engine.examples.chance import Chance, Table
from engine.examples.facts import DAY_ONLY, Fact
from engine.examples.herefordshire.household import Household, Member
from engine.examples.recording import Version

FRONT_DOOR, LOOKED_AFTER, SIXTEEN = "mash", "looked_after", "sixteen_plus"
AREAS = Table({"fieldwork_north": 20, "fieldwork_south": 17, "fieldwork_city": 14, "children_with_disabilities": 4})
"""As often as strategy discussions name them."""
_FIELDWORK = frozenset({"assessment.started", "section_47.started", "plan.started"})
_CONTACT = frozenset({"contact.received", "contact.decided"})
_OF_AGE = round(16 * 365.25)
Life = Sequence[Version]


class Areas:
    """The team of a family's area: the one that a discussion of the case names, else the family's own."""

    def __init__(self, key: str, household: Household, lives: Iterable[Life]) -> None:
        self._own = Chance(f"{key}:team of {household.key}").pick(AREAS)
        self._named = dict(_named(lives))

    def of(self, fact: Fact) -> str:
        """The references of what is done in a case begin with its number."""
        return self._named.get(fact.ref.partition("-")[0], self._own)


def allocated(member: Member, life: Life, areas: Areas) -> list[Version]:
    """Each time that another team becomes responsible, written down together with what makes it so.

    That a contact or a referral is the front door's they say themselves.
    """
    responsible = _Responsible(member, areas)
    told: list[Version] = []
    for version in _in_order(life):
        team = responsible.after(version)
        if team:
            recorded = max(version.recorded, responsible.recorded)
            fact = Fact("team.allocated", str(len(told) + 1), version.fact.day, responsible.minute, {"team": team})
            told.append(Version(recorded, fact))
    return told


class _Responsible:
    """Goes through a life. `minute`: of the day's last contact, or DAY_ONLY; `recorded`: when that was written down.

    On a day with a contact the team is told of at its minute: before, the child would be the front door's again.
    """

    def __init__(self, member: Member, areas: Areas) -> None:
        self._member, self._areas = member, areas
        self._team, self._working = "", ""
        """Who is responsible; and the team that works with the child, to which it comes back from a contact."""
        self._in_care = False
        self._day: int = 0
        self.minute, self.recorded = DAY_ONLY, 0

    def after(self, version: Version) -> str:
        """The team that is told to be responsible now; none where it was already."""
        self._see(version)
        before, wanted = self._team, self._wanted(version.fact)
        self._team = wanted or before
        return wanted if wanted not in {before, FRONT_DOOR} else ""

    def _see(self, version: Version) -> None:
        fact = version.fact
        if fact.day != self._day:
            self._day = fact.day
            self.minute, self.recorded = DAY_ONLY, 0
        if fact.type in _CONTACT:
            self.minute, self.recorded = max(self.minute, fact.minute), max(self.recorded, version.recorded)
        elif fact.type == "care_episode.started":
            self._in_care = True
        elif fact.type == "care_episode.ended" and fact.data.get("reason") != "X1":
            self._in_care, self._working = False, ""
        elif fact.type == "referral.closed" and not self._in_care:
            self._working = ""

    def _wanted(self, fact: Fact) -> str:
        if fact.type in {"contact.received", "referral.made"}:
            return FRONT_DOOR
        if fact.type == "contact.decided":
            return self._working
        if fact.type == "care_episode.started" or (fact.type in _FIELDWORK and self._in_care):
            self._working = LOOKED_AFTER
        elif fact.type in _FIELDWORK:
            is_older = fact.day - self._member.born >= _OF_AGE
            self._working = SIXTEEN if is_older else self._areas.of(fact)
        else:
            return ""
        return self._working


def _named(lives: Iterable[Life]) -> Iterator[tuple[str, str]]:
    """Case → the team of an area that a strategy discussion of it names."""
    for life in lives:
        for version in life:
            team = version.fact.data.get("team")
            if version.fact.type == "strategy_discussion.held" and team in AREAS.values:
                yield version.fact.ref, team


def _in_order(life: Life) -> list[Version]:
    """The first version of each fact: on one day contacts come first, and what begins care last."""
    first: dict[tuple[str, str], Version] = {}
    for version in sorted(life, key=lambda one: one.recorded):
        first.setdefault((version.fact.type, version.fact.ref), version)
    return sorted(first.values(), key=lambda one: (one.fact.day, _PLACES.get(one.fact.type, 4), one.fact.minute))


_PLACES: Mapping[str, int] = {
    "contact.received": 0,
    "contact.decided": 0,
    "referral.closed": 1,
    "referral.made": 2,
    "care_episode.ended": 3,
    "care_episode.started": 5,
}

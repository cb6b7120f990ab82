"""A child's work as the CIN census nests it: assessments, enquiries and plans under a referral."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from engine.examples.returns.histories import fact
from engine.examples.returns.year import Year
from engine.history import Version
from schemas.events import EVENT_TYPES

BEGINS = {
    "referral.made": "referral",
    "assessment.started": "assessment",
    "section_47.started": "enquiry",
    "plan.started": "plan",
}
"""What begins a piece of work, and the field that names it in every event that belongs to it."""
BELONGS = {
    "referral.decided": "referral",
    "referral.closed": "referral",
    "assessment.reviewed": "assessment",
    "assessment.completed": "assessment",
    "section_47.ended": "enquiry",
    "conference.due": "enquiry",
    "plan.category_changed": "plan",
    "plan.ended": "plan",
}
"""What belongs to a piece of work; conferences belong to an enquiry, a plan or a referral."""
_ENDS = {"referral.closed", "assessment.completed", "plan.ended"}
_NOTHING = "no_further_action"
NO_REFERRAL = "its referral is not known"
Name = tuple[str, str | None]


@dataclass
class Work:
    """A piece of work: what began it, what happened in it, and the work that it led to."""

    began: Version
    events: list[Version] = field(default_factory=list[Version])
    parts: list["Work"] = field(default_factory=list["Work"])

    def touches(self, year: Year) -> bool:
        """Whether any of it was open, or happened, on a day of the year or later."""
        told = (one for one in self.versions() if not EVENT_TYPES[one.type].is_planned)
        return any(one.day >= year.start.toordinal() for one in told) or any(
            one.is_open() for one in (self, *self.parts)
        )

    def is_open(self) -> bool:
        """An enquiry has no end in the census, and a referral of which nothing came is not closed; neither is open."""
        never = self.began.type == "section_47.started" or self.came_to_nothing()
        return not never and not any(one.type in _ENDS for one in self.events)

    def came_to_nothing(self) -> bool:
        """Of a referral: no further action, said with it or decided later."""
        decided = any(fact(one, "outcome") == _NOTHING for one in self.of("referral.decided"))
        return decided or bool((self.began.data or {}).get(_NOTHING))

    def versions(self) -> Iterator[Version]:
        """Every event of it and of its parts."""
        yield self.began
        yield from self.events
        for part in self.parts:
            yield from part.versions()

    def of(self, type_: str) -> list[Version]:
        """Its own events of a type, in order."""
        return [one for one in self.events if one.type == type_]

    def last(self, type_: str) -> Version | None:
        """The last of them, if any."""
        return next(iter(self.of(type_)[::-1]), None)

    def begun_by(self, type_: str, kind: str | None = None) -> list["Work"]:
        """Its parts of a type and kind, in order."""
        return [one for one in self.parts if one.began.type == type_ and kind in {None, fact(one.began, "kind")}]


class Nesting:
    """One child's work. `referrals`: in order; `astray`: what has no place under any of them, and why."""

    def __init__(self, versions: Sequence[Version]) -> None:
        self.astray: list[tuple[Version, str]] = []
        self._works: dict[Name, Work] = {}
        for version in versions:
            if version.type in BEGINS:
                self._begin(version)
        self._referral_of_plan = {fact(one, "conference"): self._named("referral", one) for one in self._plans()}
        for version in versions:
            if version.type in BELONGS:
                self._join(self._named(BELONGS[version.type], version), version)
            elif version.type == "conference.held":
                self._join(self._home(version), version)
        for work in self._works.values():
            self._nest(work)
        self.referrals = [one for one in self._works.values() if one.began.type == "referral.made"]

    def _begin(self, version: Version) -> None:
        key = BEGINS[version.type]
        if self._works.setdefault((key, fact(version, key)), Work(version)).began is not version:
            self.astray.append((version, "another begins by the same name"))

    def _plans(self) -> list[Version]:
        return [one.began for one in self._works.values() if one.began.type == "plan.started"]

    def _named(self, key: str, version: Version) -> Work | None:
        return self._works.get((key, fact(version, key)))

    def _join(self, work: Work | None, version: Version) -> None:
        if work:
            work.events.append(version)
        else:
            self.astray.append((version, "what it belongs to is not known"))

    def _home(self, held: Version) -> Work | None:
        """A review's plan; of an initial conference the enquiry, else the referral: its plan's, or the latest."""
        if fact(held, "kind") == "review":
            return self._named("plan", held)
        plans_referral = self._referral_of_plan.get(fact(held, "conference")) if fact(held, "conference") else None
        return self._named("enquiry", held) or plans_referral or self._latest_referral(held.day)

    def _latest_referral(self, day: int) -> Work | None:
        made = [one for one in self._works.values() if one.began.type == "referral.made" and one.began.day <= day]
        return made[-1] if made else None

    def _nest(self, work: Work) -> None:
        """Under its referral, or with all that belongs to it astray."""
        if work.began.type == "referral.made":
            return
        referral = self._named("referral", work.began)
        if referral:
            referral.parts.append(work)
        else:
            self.astray += ((version, NO_REFERRAL) for version in work.versions())

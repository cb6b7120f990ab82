"""What is told of each child of a case: facts, piece of work by piece of work."""

from collections.abc import Iterator, Sequence
from typing import Any

from engine.examples.chance import Chance, Table
from engine.examples.facts import Fact, dated
from engine.examples.herefordshire.care import CareStay
from engine.examples.herefordshire.case import Assessment, Case, Discussion, Plan
from engine.examples.herefordshire.closing import reason
from engine.examples.herefordshire.days import working_days_after
from engine.examples.herefordshire.months import HORIZON, last_day, month_of

Piece = Sequence[Fact]
"""Facts of one piece of work, in order; none is entered before the one that precedes it."""
Told = tuple[range, Piece]
"""The numbers of the children that it is told of."""
_NEEDS = Table({"N1": 57, "N2": 6, "N3": 3, "N4": 10, "N5": 16, "N6": 3, "N8": 3, "N9": 2})
_NOTHING = Table({"no_further_action": 40, "advice_and_information": 42, "other_service": 18})
_END = last_day(HORIZON)
_PLAN_REASONS = Table({"no_longer_at_risk": 80, "moved_away": 12, "looked_after": 8})
_WORKERS = 40


def _in_care(stay: CareStay) -> Iterator[Piece]:
    """The episodes of a time in care, one after the other; then each visit and review by itself."""
    episodes = {"care_episode.started", "care_episode.ended"}
    yield [fact for fact in stay.facts if fact.type in episodes]
    yield from ([fact] for fact in stay.facts if fact.type not in episodes)


class Telling:
    """Tells a case; what siblings share is told with the same words."""

    def __init__(self, chance: Chance, case: Case) -> None:
        self._chance, self._case = chance, case
        self._ref = str(case.number)
        key = case.household.key if case.household else ""
        self._group = f"family-{key}-{case.number}"

    def told(self) -> Iterator[Told]:
        """All pieces of work of the case."""
        case = self._case
        everyone = range(case.size)
        if not case.is_transfer:
            yield everyone, list(self._referral())
        yield from self._assessments()
        if case.discussion:
            yield range(case.discussion.size), list(self._discussion(case.discussion))
        for plan in case.plans:
            own = range(plan.first, plan.first + plan.size)
            yield from ((own, piece) for piece in self._plan(plan))
        for number, stay in case.care.items():
            yield from ((range(number, number + 1), piece) for piece in _in_care(stay))

    def _referral(self) -> Iterator[Fact]:
        case = self._case
        data: dict[str, Any] = {"referral": self._ref, "team": "mash", "group": self._group}
        data |= {"need": self._chance.pick(_NEEDS)}
        data |= {"source": case.source} if case.source else {}
        yield dated("referral.made", self._ref, case.day, data)
        decided = {"referral": self._ref, "outcome": self._outcome()}
        yield dated("referral.decided", self._ref, self._decided(), decided)
        if case.closed <= _END:
            closed = {"referral": self._ref, "reason": reason(self._chance, case)}
            yield dated("referral.closed", self._ref, case.closed, closed)

    def _outcome(self) -> str:
        case = self._case
        if case.initial:
            return "initial_assessment"
        soon = case.discussion and case.discussion.day <= case.day + 10
        return "strategy_discussion" if soon else self._chance.pick(_NOTHING)

    def _decided(self) -> int:
        """On the day or the next working day, in the same month."""
        day = self._case.day
        after = working_days_after(day, 1)
        return after if month_of(after) == month_of(day) and self._chance.happens(0.3) else day

    def _assessments(self) -> Iterator[Told]:
        case = self._case
        if case.initial:
            yield self._assessment("initial", f"{self._ref}-i", case.initial, {"referral": self._ref})
        for number, one in enumerate(sorted(case.others, key=lambda one: one.start), 1):
            yield self._assessment("initial", f"{self._ref}-o{number}", one, {})
        for number, one in enumerate(sorted(case.cores, key=lambda one: one.start), 1):
            yield self._assessment("core", f"{self._ref}-c{number}", one, {"referral": self._ref})

    def _assessment(self, kind: str, ref: str, one: Assessment, of: dict[str, Any]) -> Told:
        data = {"assessment": ref, "kind": kind, **of}
        facts = [dated("assessment.started", ref, one.start, {**data, "group": self._group})]
        if one.end <= _END:
            facts.append(dated("assessment.completed", ref, one.end, {**data, "outcome": one.outcome}))
        return range(one.size), facts

    def _discussion(self, one: Discussion) -> Iterator[Fact]:
        of = {"discussion": self._ref, "team": one.team, "referral": self._ref, "group": self._group}
        yield dated("strategy_discussion.held", self._ref, one.day, of)
        enquiry = one.enquiry
        if enquiry is None:
            return
        yield dated("section_47.started", self._ref, enquiry.start, {"enquiry": self._ref, **of})
        if enquiry.medical:
            yield dated("medical.held", self._ref, enquiry.medical, {"enquiry": self._ref})
        if enquiry.conference is None:
            ended = {"enquiry": self._ref, "outcome": "conference_not_required"}
            yield dated("section_47.ended", self._ref, enquiry.ended, ended)
            return
        name = f"{self._ref}-ic"
        held = {"kind": "initial", "conference": name, "enquiry": self._ref, "meeting": f"{self._group}-ic"}
        held |= {"outcome": "plan" if enquiry.conference.leads_to_plan else "no_plan", "group": self._group}
        yield dated("conference.held", name, enquiry.conference.day, held)

    def _plan(self, plan: Plan) -> Iterator[Piece]:
        ref = self._ref
        data: dict[str, Any] = {"plan": ref, "kind": "child_protection", "category": plan.category}
        data |= {"previous_plans": 1} if plan.is_second else {}
        data |= {"conference": f"{ref}-ic", "referral": ref} if plan.discussion else {"transfer_in": True}
        facts = [dated("plan.started", ref, plan.start, {**data, "group": self._group})]
        if plan.changed:
            day, category = plan.changed
            facts.append(dated("plan.category_changed", f"{ref}-2", day, {"plan": ref, "category": category}))
        if plan.end <= _END:
            ended = {"plan": ref, "kind": "child_protection", "reason": self._chance.pick(_PLAN_REASONS)}
            facts.append(dated("plan.ended", ref, plan.end, ended))
        yield facts
        yield from self._reviews(plan)
        yield from self._visits(plan)

    def _reviews(self, plan: Plan) -> Iterator[Piece]:
        for number, one in enumerate(plan.reviews, 1):
            name = f"{self._ref}-r{number}"
            data = {
                "kind": "review",
                "conference": name,
                "plan": self._ref,
                "meeting": f"{self._group}-{plan.first}-r{number}",
                "outcome": "plan_ended" if one.ends_plan else "plan_continued",
                "invitees": one.invitees,
            }
            yield [dated("conference.held", name, one.day, data)]

    def _visits(self, plan: Plan) -> Iterator[Piece]:
        worker = f"worker-{self._chance.between(1, _WORKERS)}"
        for number, day in enumerate(plan.visits, 1):
            seen = self._chance.happens(0.96)
            data = {"kind": "child_protection", "plan": self._ref, "worker": worker, "seen": seen}
            data |= {"seen_alone": self._chance.happens(0.7)} if seen else {}
            yield [dated("visit.made", f"{self._ref}-v{number}", day, data)]

"""One referral of the CIN census: CINdetails, with its assessments, enquiries and plans in the schema's order."""

import datetime as dt
from collections.abc import Iterable

from engine.examples.returns import cin_codes as codes
from engine.examples.returns.cin_work import Work
from engine.examples.returns.histories import fact
from engine.examples.returns.written import Written
from engine.examples.returns.xml import Lines, element, text, together
from engine.history import Version

_NOT_REQUIRED = "conference_not_required"


class Details:
    """Writes CINdetails of one child; `versions` is all that is known of it."""

    def __init__(self, subject: str, versions: Iterable[Version], year: int, written: Written) -> None:
        self._subject, self._year, self._written = subject, year, written
        plans = [one for one in versions if one.type == "plan.started" and fact(one, "kind") == "child_protection"]
        self._plans_before = {plan.id: number for number, plan in enumerate(plans)}

    def of(self, referral: Work) -> Lines:
        """CINdetails of one referral."""
        self._written.rows["CINdetails"] += 1
        made, closed = referral.began, referral.last("referral.closed")
        return element(
            "CINdetails",
            _day("CINreferralDate", made),
            self._coded(codes.source(self._year), fact(made, "source")),
            self._coded(codes.NEED, fact(made, "need")),
            _day("CINclosureDate", closed),
            self._coded(codes.reason(self._year), fact(closed, "reason")) if closed else [],
            _day("DateOfInitialCPC", self._only_conference(referral)),
            together([self._assessment(one) for one in self._single_assessments(referral)]),
            together([self._need_plan(one) for one in referral.begun_by("plan.started", "child_in_need")]),
            together([self._enquiry(one) for one in referral.begun_by("section_47.started")]),
            text("ReferralNFA", int(referral.came_to_nothing())),
            together([self._protection_plan(one) for one in referral.begun_by("plan.started", "child_protection")]),
        )

    def _single_assessments(self, referral: Work) -> list[Work]:
        """The census of these years knows no other kind."""
        begun = referral.begun_by("assessment.started")
        for other in (one for one in begun if fact(one.began, "kind") != "single"):
            self._written.leave_out(self._subject, other.versions(), "a kind of assessment from before 2014")
        return [one for one in begun if fact(one.began, "kind") == "single"]

    def _assessment(self, assessment: Work) -> Lines:
        self._written.rows["Assessments"] += 1
        completed = assessment.last("assessment.completed")
        factors = together([self._coded(codes.FACTORS, factor) for factor in _factors(completed)])
        return element(
            "Assessments",
            _day("AssessmentActualStartDate", assessment.began),
            _day("AssessmentInternalReviewDate", assessment.last("assessment.reviewed")),
            _day("AssessmentAuthorisationDate", completed),
            element("FactorsIdentifiedAtAssessment", factors) if factors else [],
        )

    def _need_plan(self, plan: Work) -> Lines:
        self._written.rows["CINPlanDates"] += 1
        ended = plan.last("plan.ended")
        return element("CINPlanDates", _day("CINPlanStartDate", plan.began), _day("CINPlanEndDate", ended))

    def _enquiry(self, enquiry: Work) -> Lines:
        self._written.rows["Section47"] += 1
        not_required = any(fact(one, "outcome") == _NOT_REQUIRED for one in enquiry.of("section_47.ended"))
        return element(
            "Section47",
            _day("S47ActualStartDate", enquiry.began),
            _day("InitialCPCtarget", enquiry.last("conference.due")),
            _day("DateOfInitialCPC", self._only_conference(enquiry)),
            text("ICPCnotRequired", int(not_required)),
        )

    def _only_conference(self, work: Work) -> Version | None:
        """The first; the schema has room for one."""
        first, *more = work.of("conference.held") or [None]
        self._written.leave_out(self._subject, (one for one in more if one), "the schema has room for one conference")
        return first

    def _protection_plan(self, plan: Work) -> Lines:
        self._written.rows["ChildProtectionPlans"] += 1
        first, changed = plan.began, plan.last("plan.category_changed")
        reviews = [_day("CPPreviewDate", one) for one in plan.of("conference.held")]
        return element(
            "ChildProtectionPlans",
            _day("CPPstartDate", first),
            _day("CPPendDate", plan.last("plan.ended")),
            self._coded(codes.category("Initial"), fact(first, "category")),
            self._coded(codes.category("Latest"), fact(changed or first, "category")),
            text("NumberOfPreviousCPP", self._plans_had_before(first)),
            element("Reviews", together(reviews)) if reviews else [],
        )

    def _plans_had_before(self, plan: Version) -> int:
        """Those that the log tells of, or as many as its start says."""
        return max(self._plans_before[plan.id], (plan.data or {}).get("previous_plans", 0))

    def _coded(self, known: codes.CodeSet, code: str | None) -> Lines:
        if code in known.codes:
            return text(known.element, code)
        self._written.recoded[known.element] += code is not None
        return text(known.element, known.otherwise)


def _factors(completed: Version | None) -> list[str]:
    return (completed.data or {}).get("factors", []) if completed else []


def _day(name: str, version: Version | None) -> Lines:
    return text(name, dt.date.fromordinal(version.day)) if version else []

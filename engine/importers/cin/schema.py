"""The elements of a child in the census, those that occur once and those that may repeat.

DfE, children in need census: XML schemas of the collections 2022 to 2026. The schemas are a source of warnings and no
gate: what is not of them is passed over and said.
"""

from typing import NamedTuple


class Content(NamedTuple):
    """What an element may hold; what one of them is called in a finding."""

    once: frozenset[str]
    many: frozenset[str]
    called: str


def _content(called: str, once: str, many: str = "") -> Content:
    return Content(frozenset(once.split()), frozenset(many.split()), called)


CONTENTS = {
    "Child": _content("child", "ChildIdentifiers ChildCharacteristics", "CINdetails"),
    "ChildIdentifiers": _content(
        "child",
        "LAchildID UPN FormerUPN UPNunknown PersonBirthDate ExpectedPersonBirthDate PersonDeathDate"
        # until 2024; from 2025
        " GenderCurrent Sex",
    ),
    "CINdetails": _content(
        "referral",
        "CINreferralDate ReferralSource PrimaryNeedCode CINclosureDate ReasonForClosure DateOfInitialCPC ReferralNFA",
        "Assessments CINPlanDates Section47 ChildProtectionPlans",
    ),
    "Assessments": _content(
        "assessment",
        "AssessmentActualStartDate AssessmentInternalReviewDate AssessmentAuthorisationDate"
        " FactorsIdentifiedAtAssessment",
    ),
    "FactorsIdentifiedAtAssessment": _content("factors", "", "AssessmentFactors"),
    "CINPlanDates": _content("plan", "CINPlanStartDate CINPlanEndDate"),
    "Section47": _content("enquiry", "S47ActualStartDate InitialCPCtarget DateOfInitialCPC ICPCnotRequired"),
    "ChildProtectionPlans": _content(
        "plan",
        "CPPstartDate CPPendDate InitialCategoryOfAbuse LatestCategoryOfAbuse NumberOfPreviousCPP",
        # once by the schemas, and again and again in files
        "Reviews",
    ),
    "Reviews": _content("reviews", "", "CPPreviewDate"),
}

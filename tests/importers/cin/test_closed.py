"""Work of a referral that was closed: what is dated later, and what is still open."""

import pytest

from tests.importers.cin.xml import (
    ASSESSMENT,
    ENQUIRY,
    FACTORS,
    PLAN,
    REQUIRED,
    USUAL,
    child,
    details,
    found,
    message,
    read,
    write,
)

CLOSED = "<CINclosureDate>2023-12-01</CINclosureDate><ReasonForClosure>RC8</ReasonForClosure>"
ENQUIRED, NEED = "<S47ActualStartDate>{}</S47ActualStartDate>", "<CINPlanDates>{}</CINPlanDates>"
OVER = {
    "an assessment that ended later": (
        ASSESSMENT.format(
            "<AssessmentAuthorisationDate>2023-12-02</AssessmentAuthorisationDate>"
            + FACTORS.format("<AssessmentFactors>21</AssessmentFactors>")
        ),
        "AssessmentAuthorisationDate: after CINclosureDate; taken as it is",
    ),
    "an assessment that is open": (
        ASSESSMENT.format(""),
        "AssessmentAuthorisationDate: not there, though CINclosureDate is; taken as open",
    ),
    "an enquiry that is open": (
        ENQUIRY.format(REQUIRED),
        "DateOfInitialCPC: not there, though CINclosureDate is; taken as open",
    ),
    "an enquiry that began later": (
        f"<Section47>{ENQUIRED.format('2023-12-02')}<ICPCnotRequired>1</ICPCnotRequired></Section47>",
        "S47ActualStartDate: after CINclosureDate; taken as it is",
    ),
    "a conference held later": (
        "<DateOfInitialCPC>2023-12-02</DateOfInitialCPC>",
        "DateOfInitialCPC: after CINclosureDate; taken as it is",
    ),
    "a plan of a child in need that is open": (
        NEED.format("<CINPlanStartDate>2023-11-01</CINPlanStartDate>"),
        "CINPlanEndDate: not there, though CINclosureDate is; taken as open",
    ),
    "a child protection plan that ended later": (
        PLAN.format(f"<CPPendDate>2023-12-02</CPPendDate>{USUAL}"),
        "CPPendDate: after CINclosureDate; taken as it is",
    ),
    "a child protection plan that is open": (
        PLAN.format(USUAL),
        "CPPendDate: not there, though CINclosureDate is; taken as open",
    ),
}


@pytest.mark.parametrize("name", OVER)
def test_work_that_outlasts_its_referral_is_taken_and_said(name, tmp_path):
    held, expected = OVER[name]
    census, _ = read(write(tmp_path, message(child(details(CLOSED + held)))))
    assert [f"warning 4: {expected}"] == found(census)


def test_work_that_ends_on_the_day_of_the_closure_is_none_to_look_at(tmp_path):
    plan = PLAN.format(f"<CPPendDate>2023-12-01</CPPendDate>{USUAL}")
    assert [] == found(read(write(tmp_path, message(child(details(CLOSED + plan)))))[0])

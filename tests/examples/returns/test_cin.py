"""What the CIN census says of small logs, and that each year's schema accepts it."""

import datetime as dt
import io
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from engine.examples.returns import Written, write_cin
from engine.examples.returns.cin_codes import YEARS
from schemas.envelope import Event
from tests.examples.returns.schema import accepts
from tests.paths import needs_shared

from .hand_made import born, log, said

MADE = {"source": "1A", "need": "N1"}


def made(day: str, referral: str = "r", child: str = "child-1", **data: Any) -> Event:
    return said("referral.made", day, child=child, referral=referral, **{**MADE, **data})


def protection_plan(day: str, plan: str = "p", **data: Any) -> Event:
    return said("plan.started", day, plan=plan, kind="child_protection", **{"referral": "r", "category": "NEG", **data})


def conference(day: str, **data: Any) -> Event:
    return said("conference.held", day, name=day, **{"kind": "initial", **data})


def census(*events: Event, year: int = 2024, known: dt.date | None = None) -> tuple[str, Written]:
    file = io.StringIO()
    written = write_cin(log(*events), year, file, known)
    return file.getvalue(), written


def details(*events: Event, year: int = 2024, known: dt.date | None = None) -> list[dict[str, Any]]:
    """CINdetails, one after the other: of each element its text, or what is in it."""
    root = ET.fromstring(census(*events, year=year, known=known)[0])
    return [inside(found) for found in root.iter("CINdetails")]


def inside(element: ET.Element) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for part in element:
        said = inside(part) if len(part) else part.text
        found[part.tag] = [*found.get(part.tag, []), said] if part.tag in REPEATED else said
    return found


REPEATED = {"Assessments", "CINPlanDates", "Section47", "ChildProtectionPlans", "AssessmentFactors", "CPPreviewDate"}

EVERYTHING = [
    born("2015-02"),
    made("2023-04-17", source="5D", need="N4"),
    said("assessment.started", "2023-04-18", assessment="a", referral="r", kind="single"),
    said("assessment.reviewed", "2023-04-28", assessment="a"),
    said("assessment.completed", "2023-05-30", assessment="a", kind="single", factors=["3B", "16A", "24A"]),
    said("plan.started", "2023-05-30", plan="n", kind="child_in_need", referral="r"),
    said("plan.ended", "2023-06-20", plan="n", kind="child_in_need"),
    said("section_47.started", "2023-06-01", enquiry="e", referral="r"),
    said("conference.due", "2023-06-22", enquiry="e"),
    conference("2023-06-20", enquiry="e", conference="c", outcome="plan"),
    protection_plan("2023-06-20", conference="c", category="PHY", previous_plans=1),
    conference("2023-09-14", kind="review", plan="p"),
    said("plan.category_changed", "2023-09-14", plan="p", category="EMO"),
    conference("2024-02-29", kind="review", plan="p", outcome="plan_ended"),
    said("plan.ended", "2024-02-29", plan="p", kind="child_protection"),
    said("referral.closed", "2024-03-28", referral="r", reason="RC9"),
]
"""All that the census has a place for."""


def test_a_referral_holds_all_its_work_in_the_order_of_the_schema():
    expected = {
        "CINreferralDate": "2023-04-17",
        "ReferralSource": "5D",
        "PrimaryNeedCode": "N4",
        "CINclosureDate": "2024-03-28",
        "ReasonForClosure": "RC9",
        "Assessments": [
            {
                "AssessmentActualStartDate": "2023-04-18",
                "AssessmentInternalReviewDate": "2023-04-28",
                "AssessmentAuthorisationDate": "2023-05-30",
                "FactorsIdentifiedAtAssessment": {"AssessmentFactors": ["3B", "16A", "24A"]},
            }
        ],
        "CINPlanDates": [{"CINPlanStartDate": "2023-05-30", "CINPlanEndDate": "2023-06-20"}],
        "Section47": [
            {
                "S47ActualStartDate": "2023-06-01",
                "InitialCPCtarget": "2023-06-22",
                "DateOfInitialCPC": "2023-06-20",
                "ICPCnotRequired": "0",
            }
        ],
        "ReferralNFA": "0",
        "ChildProtectionPlans": [
            {
                "CPPstartDate": "2023-06-20",
                "CPPendDate": "2024-02-29",
                "InitialCategoryOfAbuse": "PHY",
                "LatestCategoryOfAbuse": "EMO",
                "NumberOfPreviousCPP": "1",
                "Reviews": {"CPPreviewDate": ["2023-09-14", "2024-02-29"]},
            }
        ],
    }
    found = details(*EVERYTHING)

    assert [expected] == found
    assert list(expected) == list(found[0])


def test_the_file_says_of_which_year_it_is_and_who_the_child_is():
    text, written = census(*EVERYTHING)

    assert text.startswith(
        """\
<?xml version="1.0" encoding="UTF-8"?>
<Message>
<Header>
  <CollectionDetails>
    <Collection>CIN</Collection>
    <Year>2024</Year>
    <ReferenceDate>2024-03-31</ReferenceDate>
  </CollectionDetails>
  <Source>
    <SourceLevel>L</SourceLevel>
    <LEA>999</LEA>
    <SoftwareCode>Casetide</SoftwareCode>
  </Source>
</Header>
<Children>
<Child>
  <ChildIdentifiers>
    <LAchildID>child-1</LAchildID>
    <UPNunknown>UN6</UPNunknown>
    <PersonBirthDate>2015-02-01</PersonBirthDate>
    <GenderCurrent>0</GenderCurrent>
  </ChildIdentifiers>
  <ChildCharacteristics>
    <Ethnicity>NOBT</Ethnicity>
  </ChildCharacteristics>
  <CINdetails>
"""
    )
    assert ["1 children, 1 CINdetails, 1 Assessments, 1 CINPlanDates, 1 Section47, 1 ChildProtectionPlans"] == list(
        written.lines()
    )


@needs_shared
@pytest.mark.parametrize("year", YEARS)
def test_the_schema_of_the_year_accepts_it(year):
    unborn = [born(f"{year}-07", "child-2"), made(f"{year}-01-08", child="child-2", source="an_odd_one")]
    died = [
        made(f"{year}-02-01", child="child-3", no_further_action=True),
        said("child.died", f"{year}-02-02", child="child-3"),
    ]

    text, _ = census(*[moved(event, year - 2024) for event in EVERYTHING], *unborn, *died, year=year)

    accepts(year, text.encode())


def moved(event: Event, years: int) -> Event:
    """The same some years later."""
    later = event.copy()
    later["time"] += dt.timedelta(365 * years)
    later["recordedtime"] += dt.timedelta(365 * years)
    return later


def test_a_child_not_yet_born_has_the_expected_month_of_birth():
    text, _ = census(born("2024-06"), made("2024-02-01"))

    assert "<ExpectedPersonBirthDate>2024-06-01</ExpectedPersonBirthDate>" in text
    assert "<PersonBirthDate>" not in text


@pytest.mark.parametrize(
    ("made_on", "closed_on", "expected"),
    [
        ("2022-10-01", "2023-03-31", []),
        ("2022-10-01", "2023-04-01", ["2023-04-01"]),
        ("2022-10-01", None, [None]),
        ("2024-03-31", None, [None]),
        ("2024-04-01", None, []),
        ("2022-10-01", "2024-04-01", [None]),
    ],
)
def test_the_census_is_of_referrals_open_made_or_closed_in_the_year(made_on, closed_on, expected):
    other = made("2023-08-01", "other", child="child-2")
    closed = [said("referral.closed", closed_on, "2023-04-02", referral="r")] if closed_on else []

    found = details(made(made_on), *closed, other)

    assert expected == [one.get("CINclosureDate") for one in found if one["CINreferralDate"] != "2023-08-01"]


def test_a_closed_referral_is_told_as_long_as_a_plan_under_it_is_open():
    closed = [made("2021-05-04"), said("referral.closed", "2021-06-01", referral="r"), protection_plan("2021-05-20")]
    end = said("plan.ended", "2023-03-31", plan="p", kind="child_protection")

    assert ["2021-05-04"] == [one["CINreferralDate"] for one in details(*closed)]
    assert ["2023-08-01"] == [one["CINreferralDate"] for one in details(*closed, end, made("2023-08-01", "other"))]


def test_a_referral_of_which_nothing_came_is_told_in_its_year_only():
    decided = [made("2023-03-02"), said("referral.decided", "2023-03-03", referral="r", outcome="no_further_action")]

    assert ["1"] == [one["ReferralNFA"] for one in details(*decided, year=2023)]
    assert ["2023-08-01"] == [one["CINreferralDate"] for one in details(*decided, made("2023-08-01", "other"))]


def test_an_enquiry_without_need_of_a_conference_says_so():
    enquiry = said("section_47.started", "2023-06-01", enquiry="e", referral="r")
    outcome = said("section_47.ended", "2023-06-09", enquiry="e", outcome="conference_not_required")

    expected = [{"S47ActualStartDate": "2023-06-01", "ICPCnotRequired": "1"}]
    assert [expected] == [one["Section47"] for one in details(made("2023-05-31"), enquiry, outcome)]


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        (conference("2023-07-05", conference="c"), "2023-05-01"),  # its plan is of the first referral
        (conference("2023-07-05"), "2023-07-01"),  # the latest then
    ],
)
def test_a_conference_without_an_enquiry_stands_in_its_referral(held, expected):
    events = [made("2023-05-01"), made("2023-07-01", "s"), protection_plan("2023-07-05", conference="c"), held]

    assert [expected] == [one["CINreferralDate"] for one in details(*events) if "DateOfInitialCPC" in one]


def test_plans_before_are_counted_over_referrals_and_may_be_more_than_the_log_tells():
    first = protection_plan("2023-05-01", "p", previous_plans=2)
    second = protection_plan("2023-09-01", "q", referral="s", previous_plans=0)

    found = details(made("2023-04-20"), first, made("2023-08-20", "s"), second)

    assert ["2", "1"] == [one["ChildProtectionPlans"][0]["NumberOfPreviousCPP"] for one in found]


@pytest.mark.parametrize(("year", "expected"), [(2022, ("10", "RC7")), (2023, ("5D", "RC9"))])
def test_a_code_that_came_in_a_later_year_is_written_as_unknown_or_other_and_counted(year, expected):
    events = [made(f"{year}-01-10", source="5D"), said("referral.closed", f"{year}-02-01", referral="r", reason="RC9")]

    assert [expected] == [(one["ReferralSource"], one["ReasonForClosure"]) for one in details(*events, year=year)]
    counted = {} if year == 2023 else {"ReferralSource": 1, "ReasonForClosure": 1}
    assert counted == census(*events, year=year)[1].recoded


@pytest.mark.parametrize(
    ("astray", "expected"),
    [
        ([said("assessment.started", "2023-06-01", assessment="a", kind="single")], "its referral is not known"),
        ([protection_plan("2023-06-01", referral="other")], "its referral is not known"),
        (
            [said("assessment.completed", "2023-06-01", assessment="a", kind="single")],
            "what it belongs to is not known",
        ),
        ([conference("2023-06-01", kind="review")], "what it belongs to is not known"),
        ([conference("2022-06-01")], "what it belongs to is not known"),
        (
            [said("assessment.started", "2023-06-01", assessment="a", referral="r", kind="core")],
            "a kind of assessment from before 2014",
        ),
    ],
)
def test_what_has_no_place_in_the_census_is_left_out_and_reported(astray, expected):
    _, written = census(made("2023-05-31"), *astray)

    assert [(astray[0]["id"], expected)] == [(one.id, one.reason) for one in written.left_out]


def test_a_day_planned_for_work_that_begins_after_the_year_is_not_missed_in_it():
    enquiry = [
        said("section_47.started", "2024-04-08", "2024-03-28", enquiry="e", referral="r"),
        said("conference.due", "2024-04-29", "2024-03-28", enquiry="e"),
    ]

    assert [] == census(made("2024-03-20"), *enquiry)[1].left_out


def test_all_that_belongs_to_an_assessment_without_a_referral_is_reported():
    started = said("assessment.started", "2023-06-01", assessment="a", kind="single")
    completed = said("assessment.completed", "2023-06-20", assessment="a", kind="single")

    _, written = census(made("2023-05-31"), started, completed)

    assert ["assessment.started", "assessment.completed"] == [one.type for one in written.left_out]


def test_a_second_conference_has_no_room_and_is_reported():
    events = [made("2023-05-31"), conference("2023-06-05"), conference("2023-06-12")]

    assert ["2023-06-05"] == [one["DateOfInitialCPC"] for one in details(*events)]
    assert ["the schema has room for one conference"] == [one.reason for one in census(*events)[1].left_out]


@pytest.mark.parametrize(
    ("year", "expected"),
    [(2021, "year: from 2022 to 2026, whose schemas are known"), (2026, "no child in need in the year to 2026-03-31")],
)
def test_a_census_that_no_schema_would_accept_is_refused(year, expected):
    events = made("2024-05-31"), said("referral.closed", "2024-06-01", referral="r")

    with pytest.raises(ValueError, match=expected):
        census(*events, year=year)

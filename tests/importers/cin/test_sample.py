"""The two sample censuses: three children with impossible dates. What is found in them, and what comes of them."""

import datetime as dt

import pytest

from engine.importers.cin import opened
from tests.importers.cin.xml import CONTEXT, found, happened, read
from tests.paths import SHARED, needs_shared

SAMPLES = SHARED / "samples" / "cin_census"

pytestmark = needs_shared

FOUND_2021 = [
    "warning 10: LEA: not 884, the code of E06000019: the right file?; taken as its own",
    "warning 19: ChildIdentifiers: has text between its elements; passed over",
    "error 25: ExpectedPersonBirthDate: before 1950; write the right year; taken without it",
    "warning 44: AssessmentActualStartDate: before CINreferralDate; taken as it is",
    "warning 46: AssessmentAuthorisationDate: after CINclosureDate; taken as it is",
    "warning 57: S47ActualStartDate: before CINreferralDate; taken as it is",
    "warning 64: CPPstartDate: before CINreferralDate; taken as it is",
    "warning 65: CPPendDate: after CINclosureDate; taken as it is",
]
AFTER = "after 2024-03-31, when the return was recorded; kept, and in no figure that ends earlier"
FOUND_2024 = [
    "warning 6: ReferenceDate: not 2023-03-31, though Year is 2023; taken as it is, as the end of what is covered",
    "warning 10: LEA: not 884, the code of E06000019: the right file?; taken as its own",
    "warning 19: ChildIdentifiers: has text between its elements; passed over",
    "error 42: AssessmentActualStartDate: in the future; write the right year; assessment left out",
    "warning 55: S47ActualStartDate: before CINreferralDate; taken as it is",
    "warning 62: CPPstartDate: before CINreferralDate; taken as it is",
    "warning 63: CPPendDate: after CINclosureDate; taken as it is",
    f"warning 87: CINreferralDate: {AFTER}",
    f"warning 90: CINclosureDate: {AFTER}",
    "warning 93: AssessmentActualStartDate: before CINreferralDate; taken as it is",
    "warning 95: FactorsIdentifiedAtAssessment: none, though it is complete; taken without",
]

HAPPENED_2021 = [
    ("1965-03-01", "child.registered"),
    ("1970-02-17", "plan.started"),
    ("1970-06-02", "section_47.started"),
    ("1970-06-03", "assessment.started"),
    ("1970-06-17", "conference.held"),
    ("1970-06-17", "section_47.ended"),
    ("1970-06-22", "assessment.reviewed"),
    ("1970-06-23", "conference.due"),
    ("1970-10-06", "referral.made"),
    ("1970-12-06", "conference.held"),
    ("1971-01-24", "plan.started"),
    ("1971-01-26", "plan.ended"),
    ("1971-02-15", "conference.held"),
    ("1971-02-27", "referral.closed"),
    ("1971-03-14", "plan.category_changed"),
    ("1971-03-14", "plan.ended"),
    ("1971-07-18", "assessment.completed"),
    ("1980-10-08", "child.died"),
]
"""Everything the first child's record says, whichever comes first: 28 and 29 of the definitions keep and list it."""
HAPPENED_2024 = [
    ("2015-03-01", "child.registered"),
    ("2022-02-17", "plan.started"),
    ("2022-06-02", "section_47.started"),
    # no assessment: the only one starts in 2028
    ("2022-06-17", "conference.held"),
    ("2022-06-17", "section_47.ended"),
    ("2022-06-23", "conference.due"),
    ("2022-10-06", "referral.made"),
    ("2022-12-06", "conference.held"),
    ("2023-01-24", "plan.started"),
    ("2023-01-26", "plan.ended"),
    ("2023-02-15", "conference.held"),
    ("2023-02-27", "referral.closed"),
    ("2023-03-14", "plan.category_changed"),
    ("2023-03-14", "plan.ended"),
    # the second child
    ("2023-09-01", "child.registered"),
    ("2023-12-25", "assessment.started"),
    ("2024-01-27", "assessment.completed"),
    ("2024-10-24", "referral.made"),
    ("2024-10-29", "referral.closed"),
]


@pytest.mark.parametrize(
    ("name", "expected"), [("CIN_Census_2021.xml", FOUND_2021), ("CIN_Census_2024.xml", FOUND_2024)]
)
def test_every_finding_of_a_sample_is_named_by_line_and_element(name, expected):
    census, _ = read(SAMPLES / name)
    assert expected == found(census)


@pytest.mark.parametrize(
    ("name", "expected"), [("CIN_Census_2021.xml", HAPPENED_2021), ("CIN_Census_2024.xml", HAPPENED_2024)]
)
def test_every_event_of_a_sample_comes_on_its_day(name, expected):
    _, events = read(SAMPLES / name)
    assert expected == [(day, kind) for day, kind, _ in happened(events)]


@pytest.mark.parametrize(
    ("name", "children", "left_out", "start", "end"),
    [
        ("CIN_Census_2021.xml", 1, 1, dt.date(2022, 4, 1), dt.date(2023, 3, 31)),
        ("CIN_Census_2024.xml", 2, 1, dt.date(2022, 4, 1), dt.date(2024, 3, 31)),
    ],
)
def test_a_sample_covers_its_year_to_its_reference_date(name, children, left_out, start, end):
    census, events = read(SAMPLES / name)
    assert (children, left_out) == (census.rows, census.left_out)
    assert (start, end, True) == tuple(events[-1]["data"][field] for field in ("start", "end", "assumed"))
    assert f"{end} 23:59:59" == f"{events[-1]['recordedtime']:%Y-%m-%d %H:%M:%S}"


def test_the_samples_authority_is_the_city_of_london():
    context = CONTEXT._replace(authority="E09000001")
    census = opened(SAMPLES / "CIN_Census_2021.xml", context, None, None)
    assert len(list(census.events())) == len(HAPPENED_2021) + 1
    assert "LEA" not in {one.field for one in census.findings}

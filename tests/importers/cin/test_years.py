"""Censuses of several years, folded together: what one says and the next one says otherwise or elsewhere."""

import datetime as dt
import json
from itertools import permutations

import pytest

from engine.authority import Authority
from engine.importers.files import import_returns
from engine.readings.periods import first_day
from engine.readings.reading import figure
from schemas.catalogue import named
from schemas.envelope import decode
from tests.importers.cin.xml import (
    ASSESSMENT,
    AUTHORISED,
    AUTHORITY,
    CONTEXT,
    ENQUIRY,
    FACTORS,
    HELD,
    PLAN,
    REQUIRED,
    TODAY,
    USUAL,
    child,
    details,
    message,
    write,
)

ENGLAND = named("england")
NOVEMBER, NOW = dt.date(2023, 11, 30), dt.date(2025, 3, 31)


def census(tmp_path, year, *held):
    """One child's census of the year; all of it is in one referral."""
    text = message(child(details("".join(held))), year=year, reference=f"{year}-03-31")
    return write(tmp_path, text, f"{year}.xml")


def imported(files):
    done = import_returns(files, authority=AUTHORITY, key=CONTEXT.key, recorded=None, today=TODAY)
    return list(done.events), [f"{one.file.rpartition('/')[2]}: {one.field}: {one.text}" for one in done.findings]


def taken_back(events):
    return sorted(event["data"]["id"] for event in events if event["type"] == "event.retracted")


def counted(events, indicator, day):
    """Numerator and denominator of an indicator, in the month that ends on the day."""
    one = Authority(AUTHORITY, ENGLAND)
    for event in events:
        one.take(decode(json.dumps(event)))
    one.fold()
    its = ENGLAND.indicator(indicator)
    found = figure(one, its, first_day(its, day), day)
    return found.numerator, found.denominator


TIMED = ENQUIRY.format(HELD + REQUIRED)
TELLINGS = [(HELD, TIMED), (TIMED, HELD), (HELD + TIMED, HELD), (TIMED, TIMED), (ENQUIRY.format(REQUIRED), TIMED)]


@pytest.mark.parametrize("together", [True, False])
@pytest.mark.parametrize("said", TELLINGS)
def test_a_conference_is_one_and_timed_wherever_each_year_tells_it(said, together, tmp_path):
    files = [census(tmp_path, 2024 + number, one) for number, one in enumerate(said)]
    alone = [event for file in files for event in imported([file])[0]]
    events = imported(files)[0] if together else alone
    assert 1 == counted(events, "initial_conferences_held", NOVEMBER)[0]
    assert (1, 1) == counted(events, "initial_conferences_within_15_working_days", NOVEMBER)
    assert 0 == counted(events, "initial_conferences_overdue", NOW)[0]


ASSESSED = ASSESSMENT.format("")
PROTECTED = PLAN.format(USUAL)
IN_NEED = "<CINPlanDates><CINPlanStartDate>2023-12-01</CINPlanStartDate>{}</CINPlanDates>"
ASKED = ENQUIRY.format(REQUIRED)
GOES_ON = "open, and not among what is taken of the return of 2024-25: it goes on counting as open"
ENDS = {
    "an assessment": (ASSESSED, "AssessmentAuthorisationDate"),
    "a plan of a child in need": (IN_NEED.format(""), "CINPlanEndDate"),
    "a child protection plan": (PROTECTED, "CPPendDate"),
    "an enquiry": (ASKED, "DateOfInitialCPC"),
}


@pytest.mark.parametrize("name", ENDS)
def test_what_was_open_and_the_next_census_does_not_have_is_listed(name, tmp_path):
    held, field = ENDS[name]
    years = [census(tmp_path, 2024, held), census(tmp_path, 2025)]
    for files in permutations(years):
        assert [f"2024.xml: {field}: {GOES_ON}"] == [one.partition(";")[0] for one in imported(files)[1]]


def test_a_referral_that_is_open_and_that_the_next_census_does_not_have_is_listed(tmp_path):
    files = [
        census(tmp_path, 2024),
        write(tmp_path, message(child(details(made="2024-10-06")), year=2025, reference="2025-03-31"), "2025.xml"),
    ]
    events, listed = imported(files)
    assert [f"2024.xml: CINclosureDate: {GOES_ON}"] == [one.partition(";")[0] for one in listed]
    assert [] == taken_back(events)


NO_LONGER = {
    "told again": (ASSESSED + ASKED + PROTECTED, ASSESSED + ASKED + PROTECTED),
    "ended in the next": (
        ASSESSED + ASKED + IN_NEED.format(""),
        ASSESSMENT.format(AUTHORISED + FACTORS.format("<AssessmentFactors>21</AssessmentFactors>"))
        + TIMED
        + IN_NEED.format("<CINPlanEndDate>2024-06-01</CINPlanEndDate>"),
    ),
    "over before": (TIMED + IN_NEED.format("<CINPlanEndDate>2024-01-01</CINPlanEndDate>"), ""),
}


@pytest.mark.parametrize("name", NO_LONGER)
def test_what_the_next_census_tells_or_what_was_over_is_not_listed(name, tmp_path):
    files = [census(tmp_path, 2024 + number, held) for number, held in enumerate(NO_LONGER[name])]
    assert ([], []) == (imported(files)[1], taken_back(imported(files)[0]))


def test_a_referral_of_which_nothing_came_is_not_open(tmp_path):
    nothing = message(child(details(nfa="1")))
    files = [
        write(tmp_path, nothing, "2024.xml"),
        write(tmp_path, message(child(details(), name="102"), year=2025, reference="2025-03-31"), "2025.xml"),
    ]
    assert [] == imported(files)[1]


CLOSED = "<CINclosureDate>2024-03-01</CINclosureDate><ReasonForClosure>RC8</ReasonForClosure>"
WHOLE = ASSESSMENT.format(
    "<AssessmentInternalReviewDate>2023-10-20</AssessmentInternalReviewDate>"
    f"{AUTHORISED}{FACTORS.format('<AssessmentFactors>21</AssessmentFactors>')}"
)
MADE, ENQUIRED = "cin/referrals/2023-10-06", "cin/section_47/2023-10-06/2023-11-01"
UNSAID = {
    "a closure": (CLOSED, "", [f"{MADE}/closed"], ["CINclosureDate"]),
    "an authorisation and a review": (
        WHOLE,
        ASSESSED,
        [f"cin/assessments/2023-10-06/2023-10-09/{name}" for name in ("completed", "reviewed")],
        ["AssessmentAuthorisationDate", "AssessmentInternalReviewDate"],
    ),
    "an end of a plan": (
        PLAN.format(f"<CPPendDate>2024-02-01</CPPendDate>{USUAL}"),
        PROTECTED,
        ["cin/plans/cpp/2023-11-21/ended"],
        ["CPPendDate"],
    ),
    "that no conference was required": (
        ENQUIRY.format("<ICPCnotRequired>1</ICPCnotRequired>"),
        ASKED,
        [f"{ENQUIRED}/ended"],
        ["ICPCnotRequired"],
    ),
    "a conference": (
        TIMED,
        ASKED,
        ["cin/conferences/2023-11-21", f"{ENQUIRED}/ended"],
        ["DateOfInitialCPC"],
    ),
    "the day of a conference": (
        TIMED,
        TIMED.replace("11-21", "11-22"),
        ["cin/conferences/2023-11-21"],
        ["DateOfInitialCPC"],
    ),
    "a target": (
        ENQUIRY.format(f"<InitialCPCtarget>2023-11-22</InitialCPCtarget>{REQUIRED}"),
        ASKED,
        [f"{ENQUIRED}/due"],
        ["InitialCPCtarget"],
    ),
    "nothing: a conference that CINdetails tells now": (
        TIMED,
        HELD + ASKED,
        [f"{ENQUIRED}/ended"],
        ["DateOfInitialCPC"],
    ),
    "nothing: reviews of an earlier year": (
        PLAN.format(f"{USUAL}<Reviews><CPPreviewDate>2024-02-01</CPPreviewDate></Reviews>"),
        PROTECTED,
        [],
        [],
    ),
}


@pytest.mark.parametrize("name", UNSAID)
def test_what_the_later_census_no_longer_says_of_a_record_is_taken_back(name, tmp_path):
    before, after, gone, fields = UNSAID[name]
    for files in permutations([census(tmp_path, 2024, before), census(tmp_path, 2025, after)]):
        events, listed = imported(files)
        text = "not what an earlier return says; what that says is taken back"
        assert gone == taken_back(events)
        assert [f"2025.xml: {field}: {text}" for field in fields] == sorted(one.partition(" (")[0] for one in listed)


def test_a_death_that_is_no_longer_told_is_taken_back(tmp_path):
    born = "<PersonBirthDate>2015-03-27</PersonBirthDate>"
    files = [
        write(
            tmp_path, message(child(details(), who=f"{born}<PersonDeathDate>2024-02-02</PersonDeathDate>")), "2024.xml"
        ),
        census(tmp_path, 2025),
    ]
    assert ["cin/child/died"] == taken_back(imported(files)[0])


def test_nothing_is_taken_back_of_a_child_something_of_whom_cannot_be_read(tmp_path):
    unread = PLAN.format(USUAL + "<Reviews><CPPreviewDate>x</CPPreviewDate></Reviews>")
    files = [census(tmp_path, 2024, CLOSED), census(tmp_path, 2025, unread)]
    assert [] == taken_back(imported(files)[0])


def test_a_referral_that_was_closed_and_is_open_a_year_later_goes_on(tmp_path):
    events, _ = imported([census(tmp_path, 2024, CLOSED), census(tmp_path, 2025)])
    assert 0 == counted(events, "episodes_of_need_ended", dt.date(2024, 3, 31))[0]
    assert 1 == counted(events, "children_in_need", NOW)[0]

"""Later files: what they correct, repeat and take back; ids that stay the same over the years."""

import datetime as dt

import pytest

from engine.importers.cin import opened
from engine.importers.findings import ReturnRefusedError
from tests.importers.cin.xml import CONTEXT, TODAY, child, details, found, message, read, write

LATER = dt.date(2024, 7, 1)
CLOSED = "<CINclosureDate>2024-03-01</CINclosureDate><ReasonForClosure>RC7</ReasonForClosure>"


def retracted(events):
    return [event["data"]["id"] for event in events if event["type"] == "event.retracted"]


def ids(events):
    return {(event.get("subject"), event["id"]) for event in events if event["type"] != "source.covered"}


def test_two_years_of_one_child_give_the_same_ids(tmp_path):
    held = (
        "<Assessments><AssessmentActualStartDate>2023-10-09</AssessmentActualStartDate></Assessments>"
        "<Section47><S47ActualStartDate>2023-11-01</S47ActualStartDate><ICPCnotRequired>1</ICPCnotRequired></Section47>"
        "<ChildProtectionPlans><CPPstartDate>2023-11-21</CPPstartDate><InitialCategoryOfAbuse>NEG"
        "</InitialCategoryOfAbuse><LatestCategoryOfAbuse>NEG</LatestCategoryOfAbuse>"
        "<NumberOfPreviousCPP>0</NumberOfPreviousCPP></ChildProtectionPlans>"
    )
    _, first = read(write(tmp_path, message(child(details(held)))))
    _, second = read(write(tmp_path, message(child(details(held)), year=2025, reference="2025-03-31")))
    again = {one for one in ids(second) if one[1].endswith("/category/2024-25")}
    assert ids(first) == ids(second) - again, "but for the category, which each year says anew"
    assert 1 == len(again)
    assert {"2024-03-31"} == {f"{event['recordedtime']:%Y-%m-%d}" for event in first}
    assert {"2025-03-31"} == {f"{event['recordedtime']:%Y-%m-%d}" for event in second}


def test_each_year_says_anew_that_a_category_has_changed(tmp_path):
    plan = (
        "<ChildProtectionPlans><CPPstartDate>2023-11-21</CPPstartDate><InitialCategoryOfAbuse>NEG"
        "</InitialCategoryOfAbuse><LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse>"
        "<NumberOfPreviousCPP>0</NumberOfPreviousCPP></ChildProtectionPlans>"
    )
    days = {}
    for year in (2024, 2025):
        _, events = read(write(tmp_path, message(child(details(plan)), year=year, reference=f"{year}-03-31")))
        days |= {event["id"]: f"{event['time']:%Y-%m-%d}" for event in events if "category_" in event["type"]}
    assert ["2024-03-31", "2025-03-31"] == list(days.values())


def test_a_category_that_changed_and_changed_back_is_the_initial_one_again(tmp_path):
    latest = {}
    for year, code in ((2024, "EMO"), (2025, "NEG")):
        plan = (
            "<ChildProtectionPlans><CPPstartDate>2023-11-21</CPPstartDate><InitialCategoryOfAbuse>NEG"
            f"</InitialCategoryOfAbuse><LatestCategoryOfAbuse>{code}</LatestCategoryOfAbuse>"
            "<NumberOfPreviousCPP>0</NumberOfPreviousCPP></ChildProtectionPlans>"
        )
        _, events = read(write(tmp_path, message(child(details(plan)), year=year, reference=f"{year}-03-31")))
        latest |= {event["time"]: event["data"]["category"] for event in events if "category_" in event["type"]}
    assert ["EMO", "NEG"] == list(latest.values())


def test_an_ending_that_comes_later_adds_to_what_was_said(tmp_path):
    _, first = read(write(tmp_path, message(child(details()))))
    _, second = read(write(tmp_path, message(child(details(CLOSED)))), LATER)
    assert {"cin/referrals/2023-10-06/closed"} == {name for _, name in ids(second) - ids(first)}
    assert set() == ids(first) - ids(second)


def test_what_the_later_file_no_longer_has_is_retracted(tmp_path):
    old = write(tmp_path, message(child(details(CLOSED)), child(details(), name="102")), "old.xml")
    new = write(tmp_path, message(child(details())))
    _, events = read(new, LATER, old)
    assert ["cin/referrals/2023-10-06/closed", "cin/child/registered", "cin/referrals/2023-10-06/made"] == retracted(
        events
    )


def test_a_child_something_of_whom_cannot_be_read_is_not_taken_back(tmp_path):
    old = write(tmp_path, message(child(details(CLOSED)), child(details(), name="102")), "old.xml")
    new = write(tmp_path, message(child(details("<CINclosureDate>x</CINclosureDate>")), child(name="103")))
    census, events = read(new, LATER, old)
    assert ["cin/child/registered", "cin/referrals/2023-10-06/made"] == retracted(events)
    assert "error 1: row: some are left out, so 2 events of" in found(census)[0]


def test_nothing_is_taken_back_where_a_child_cannot_be_told(tmp_path):
    old = write(tmp_path, message(child(details())), "old.xml")
    _, events = read(write(tmp_path, message(child(details(), name=""))), LATER, old)
    assert [] == retracted(events)


@pytest.mark.parametrize(
    ("new", "recorded", "expected"),
    [
        (message(child(details(CLOSED))), None, "needs a later recorded time"),
        (message(child(details(CLOSED))), dt.date(2024, 3, 31), "needs a later recorded time"),
        (message(child(details()), year=2025, reference="2025-03-31"), LATER, "replace one of the same year"),
    ],
)
def test_a_file_is_replaced_by_a_later_one_of_its_year(new, recorded, expected, tmp_path):
    old = write(tmp_path, message(child(details())), "old.xml")
    with pytest.raises(ReturnRefusedError, match=expected):
        opened(write(tmp_path, new), CONTEXT, recorded, old)


DRAFT = message(child(details()), child(details(), name="102"), year=2026, reference="2026-03-31")
"""Of the year that is not over today, 31 January 2026."""


def test_a_draft_is_replaced_by_a_later_draft_before_the_reference_date(tmp_path):
    old = write(tmp_path, DRAFT, "old.xml")
    new = write(tmp_path, message(child(details()), year=2026, reference="2026-03-31"))
    census, events = read(new, TODAY, old)
    assert ["cin/child/registered", "cin/referrals/2023-10-06/made"] == retracted(events)
    assert {TODAY} == {event["recordedtime"].date() for event in events}
    assert not [text for text in found(census) if "draft" in text]


def test_a_draft_needs_the_day_of_its_export(tmp_path):
    with pytest.raises(ReturnRefusedError, match="in the future; give the day of the export with --recorded DATE"):
        opened(write(tmp_path, DRAFT), CONTEXT, None, None)


def test_a_draft_is_replaced_by_the_whole_census_recorded_after_its_reference_date(tmp_path):
    old = write(tmp_path, message(child(details()), child(details(), name="102")), "old.xml")
    census, events = read(write(tmp_path, message(child(details()))), dt.date(2024, 4, 1), old)
    assert ["cin/child/registered", "cin/referrals/2023-10-06/made"] == retracted(events)
    assert [] == found(census)


def test_a_recorded_day_before_the_reference_date_of_what_is_replaced_is_said(tmp_path):
    """Right only if that was a draft too; if it was imported without --recorded, it is the later one."""
    old = write(tmp_path, message(child(details()), child(details(), name="102")), "old.xml")
    census, events = read(write(tmp_path, message(child(details()))), dt.date(2024, 2, 29), old)
    assert ["cin/child/registered", "cin/referrals/2023-10-06/made"] == retracted(events)
    assert [
        f"warning 2: ReferenceDate: that of {old} lies after --recorded; it is replaced as a draft that was recorded before"
    ] == found(census)


def test_the_digest_tells_what_is_said_of_children_and_not_when_it_was_exported(tmp_path):
    def digest(text):
        return opened(write(tmp_path, text), CONTEXT, None, None).digest

    first = message(child(details()))
    assert digest(first) == digest(first.replace("<LEA>", "<DateTime>2024-05-01T10:00:00</DateTime><LEA>"))
    assert digest(first) != digest(message(child(details(CLOSED))))

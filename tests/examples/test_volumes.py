"""The figures of the synthetic county could be a county's: rates per 10,000 children beside England's of 2024-25."""

import datetime as dt
from collections import Counter
from statistics import mean, median

import pytest

from engine.calendar import working_days
from schemas.events.front_door import TYPES as FRONT_DOOR

from .conftest import FIRST, LAST, SIZE
from .lives import day_of
from .records import Piece

CHILDREN = 36_100 * SIZE / 900
"""Population under 18."""
YEARS = 3
MARCHES = [dt.date(2023, 3, 31), dt.date(2024, 3, 31), dt.date(2025, 3, 31)]


def a_year(days: list[dt.date]) -> float:
    """Per 10,000 children."""
    return sum(FIRST <= day <= LAST for day in days) / YEARS / CHILDREN * 10_000


def stock(pieces: list[Piece]) -> float:
    """Per 10,000 children, on 31 March."""
    return mean(sum(piece.start <= day < piece.end for piece in pieces) for day in MARCHES) / CHILDREN * 10_000


def everything(records, name: str) -> list[Piece]:
    return [piece for record in records for piece in getattr(record, name)]


@pytest.mark.parametrize(
    ("kind", "england"),
    [("referral.made", 519), ("assessment.completed", 533), ("section_47.started", 189)],
)
def test_rates_of_a_year_are_near_englands(records, kind, england):
    found = a_year([day for record in records for day in record.days(kind)])

    assert found == pytest.approx(england, rel=0.25)


def test_conferences_and_plans_started_are_near_englands(records):
    held = a_year([day_of(event) for record in records for event in record.conferences("initial")])
    started = a_year([plan.start for plan in everything(records, "protection")])

    assert held == pytest.approx(59, rel=0.3)
    assert started == pytest.approx(51, rel=0.3)


def test_stocks_are_near_englands(records):
    assert stock(everything(records, "referrals")) == pytest.approx(330, rel=0.25)
    assert stock(everything(records, "protection")) == pytest.approx(41, rel=0.35)
    assert stock(
        [plan for plan in everything(records, "plans") if plan.data["kind"] == "child_in_need"]
    ) == pytest.approx(85, rel=0.35)


def test_some_600_contacts_come_in_a_month_of_a_whole_county_and_one_in_four_is_referred(records):
    contacts = [event for record in records for event in record.of["contact.decided"] if day_of(event) >= FIRST]
    outcomes = Counter(event["data"]["outcome"] for event in contacts)

    assert 500 < len(contacts) / 36 * 900 / SIZE < 700
    assert 0.2 < outcomes["referral"] / len(contacts) < 0.32
    assert {"referral", "early_help", "advice", "no_further_action"} == outcomes.keys()


def test_nearly_all_contacts_are_screened_within_24_hours(records):
    hours = []
    for record in records:
        received = {event["data"]["contact"]: _time(event) for event in record.of["contact.received"]}
        waits = (_time(event) - received[event["data"]["contact"]] for event in record.of["contact.screened"])
        hours += [wait.total_seconds() / 3600 for wait in waits]

    assert min(hours) >= 0
    assert 0.95 < mean(hour <= 24 for hour in hours) < 0.99


def _time(event):
    return dt.datetime.fromisoformat(event["time"])


def test_about_one_in_five_is_referred_again_within_a_year(records):
    again = []
    for record in records:
        days = record.days("referral.made")
        again += [any(0 < (day - before).days <= 365 for before in days) for day in days if day >= FIRST]

    assert 0.17 < mean(again) < 0.28


def test_about_one_in_fifteen_referrals_comes_to_nothing(records):
    found = [event["data"]["no_further_action"] for record in records for event in record.of["referral.made"]]

    assert 0.04 < mean(found) < 0.09


def test_assessments_take_33_working_days_and_86_of_100_at_most_45(records):
    lengths = [
        working_days(piece.start, piece.end) for piece in everything(records, "assessments") if piece.end < dt.date.max
    ]

    assert median(lengths) == pytest.approx(33, abs=3)
    assert 0.82 < mean(length <= 45 for length in lengths) < 0.9
    assert 0.02 < mean(length > 60 for length in lengths) < 0.06


def test_four_in_five_conferences_are_held_within_15_working_days(records):
    lengths = []
    for record in records:
        started = {piece.ref: piece.start for piece in record.enquiries}
        held = ((started.get(one["data"]["enquiry"]), day_of(one)) for one in record.conferences("initial"))
        lengths += [working_days(start, day) for start, day in held if start]

    assert 0.76 < mean(length <= 15 for length in lengths) < 0.88


def test_one_in_four_plans_is_not_the_childs_first_and_few_last_two_years(records):
    plans = everything(records, "protection")
    lengths = [(plan.end - plan.start).days for plan in plans if plan.end < dt.date.max]

    assert 0.16 < mean(plan.data["previous_plans"] > 0 for plan in plans) < 0.34
    assert 0.1 < mean(length <= 92 for length in lengths) < 0.28
    assert 0.005 < mean(length > 729 for length in lengths) < 0.06


def test_nine_in_ten_visits_to_children_on_protection_plans_are_within_ten_working_days(records):
    gaps = []
    for record in records:
        for plan in record.protection:
            days = [day_of(one) for one in record.visits("child_protection") if one["data"]["plan"] == plan.ref]
            gaps += [working_days(before, day) for before, day in zip([plan.start, *days], days, strict=False)]

    assert 0.9 < mean(gap <= 10 for gap in gaps) < 0.97


def test_what_happens_at_the_front_door_is_most_often_entered_within_the_hour(three_years):
    waits = [
        (dt.datetime.fromisoformat(event["recordedtime"]) - _time(event)).total_seconds()
        for event in three_years
        if event["type"] in {kind.name for kind in FRONT_DOOR[:3]} and event["recordedtime"] > "2023-04-02"
    ]

    assert 0.8 < mean(wait <= 3600 for wait in waits) < 0.97

"""The example log of 2014 tells of lives that could be: what follows what, on which days, at which ages."""

import datetime as dt
from collections import Counter
from itertools import pairwise

import pytest

from engine.calendar import working_days_between

OPENS = dt.date(2011, 9, 1)
ENTERED = dt.date(2014, 11, 1)
"""By the log's end everything before is entered; of the last weeks a move may come to light after a visit to the new home."""
OFFICE = {
    "referral.made",
    "referral.closed",
    "assessment.started",
    "assessment.completed",
    "strategy_discussion.held",
    "section_47.started",
    "section_47.ended",
    "conference.held",
    "plan.started",
    "caf.opened",
    "caf.closed",
    "review.held",
}
"""What is done on working days only."""


def of(told, *kinds, **said):
    """A child's events of these types whose data say so."""
    return [
        one for one in told if one.kind in kinds and all(one.data.get(field) == value for field, value in said.items())
    ]


def is_open(day):
    return working_days_between(day.toordinal() - 1, day.toordinal()) == 1


def test_no_assessment_comes_before_its_referral(children):
    seen = 0
    for told in children.values():
        made = {one.data["referral"]: one.day for one in of(told, "referral.made")}
        for one in of(told, "assessment.started"):
            seen += 1
            referred = made[one.data["referral"]] if "referral" in one.data else min(made.values())
            assert referred <= one.day
    assert seen > 8000


def test_every_assessment_ends_after_it_started_and_has_an_outcome(children):
    for told in children.values():
        started = {one.data["assessment"]: one.day for one in of(told, "assessment.started")}
        for one in of(told, "assessment.completed"):
            assert started[one.data["assessment"]] < one.day
            assert one.data["outcome"]


def test_a_plan_has_its_conference_enquiry_and_referral_but_for_some_transfers(children):
    plans = transfers = 0
    for told in children.values():
        for plan in of(told, "plan.started"):
            plans += 1
            if plan.data.get("transfer_in"):
                transfers += 1
                continue
            [conference] = of(told, "conference.held", kind="initial", conference=plan.data["conference"])
            [enquiry] = of(told, "section_47.started", enquiry=conference.data["enquiry"])
            [referral] = of(told, "referral.made", referral=plan.data["referral"])
            [discussion] = of(told, "strategy_discussion.held", discussion=enquiry.data["discussion"])
            assert referral.day <= discussion.day <= enquiry.day < conference.day <= plan.day
            assert "plan" == conference.data["outcome"]
    assert 0.015 < transfers / plans < 0.045


def test_every_referral_of_the_log_came_of_a_contact(children):
    for told in children.values():
        progressed = [one.data["contact"] for one in of(told, "contact.decided", outcome="referral")]
        received = [one.day for one in of(told, "contact.received") if one.data["contact"] in progressed]
        for one in of(told, "referral.made"):
            if one.day >= OPENS:
                assert any(0 <= (one.day - day).days <= 3 for day in received)


def test_visits_and_reviews_are_of_a_plan_that_is_open(children):
    seen = Counter()
    for told in children.values():
        spans = [(one.day, _end(told, "plan.ended", plan=one.data["plan"])) for one in of(told, "plan.started")]
        for one in (*of(told, "visit.made", kind="child_protection"), *of(told, "conference.held", kind="review")):
            seen[one.kind] += 1
            assert one.day >= ENTERED or any(start <= one.day <= end for start, end in spans)
    assert seen["visit.made"] > 5000
    assert seen["conference.held"] > 1500


def test_visits_and_reviews_in_care_are_of_a_time_in_care(children):
    seen = 0
    for told in children.values():
        spans = list(_episodes(told))
        for one in (*of(told, "visit.made", kind="looked_after"), *of(told, "review.held", kind="looked_after")):
            seen += 1
            assert one.day >= ENTERED or any(start <= one.day <= end for start, end in spans)
    assert seen > 5000


def test_no_child_is_in_two_placements(children):
    seen = 0
    for told in children.values():
        for (_, end), (start, _) in pairwise(sorted(_episodes(told))):
            seen += 1
            assert end <= start
    assert seen > 50


def _episodes(told):
    for one in of(told, "care_episode.started"):
        yield one.day, _end(told, "care_episode.ended", episode=one.data["episode"])


def _end(told, kind, **said):
    return next((one.day for one in of(told, kind, **said)), dt.date.max)


def test_care_follows_a_referral(children):
    for told in children.values():
        for one in of(told, "care_episode.started", entry="S"):
            assert any(referral.day <= one.day for referral in of(told, "referral.made"))


def test_offices_work_on_working_days(children):
    off = [
        one
        for told in children.values()
        for one in told
        if one.kind in OFFICE and one.day >= OPENS and not is_open(one.day)
    ]
    assert [] == [(one.kind, one.day) for one in off]


def test_contacts_come_on_any_day_but_few_at_weekends_and_none_at_night(children, events):
    contacts = [one for told in children.values() for one in of(told, "contact.received")]
    off = sum(not is_open(one.day) for one in contacts)
    assert 0.005 < off / len(contacts) < 0.15
    hours = Counter(event["time"][11:13] for event in events if event["type"] == "contact.received")
    assert "08" <= min(hours) <= max(hours) <= "21"


@pytest.mark.parametrize(
    "kinds", [("contact.received",), ("assessment.started",), ("visit.made",), ("care_episode.started",)]
)
def test_nobody_is_eighteen_and_few_are_unborn(children, kinds):
    unborn = total = 0
    for told in children.values():
        born = dt.date.fromisoformat(of(told, "child.registered")[0].data["born"] + "-01")
        for one in of(told, *kinds):
            total += 1
            unborn += one.day < born
            assert one.day < born.replace(year=born.year + 18) + dt.timedelta(31)
            assert one.day > born - dt.timedelta(125)
    assert unborn / total < 0.03


def test_ages_are_of_all_kinds(children):
    ages = Counter()
    for told in children.values():
        born = dt.date.fromisoformat(of(told, "child.registered")[0].data["born"] + "-01")
        for one in of(told, "referral.made"):
            ages[min(max((one.day - born).days, 0) // 1826, 3)] += 1
    shares = [ages[number] / ages.total() for number in range(4)]
    assert all(0.1 < share < 0.45 for share in shares), shares


def test_siblings_are_referred_together(children):
    groups = Counter()
    for told in children.values():
        for one in of(told, "referral.made"):
            groups[one.data["group"], one.day] += 1
    alone = sum(1 for count in groups.values() if count == 1)
    assert 0.35 < alone / len(groups) < 0.75
    assert max(groups.values()) <= 4


def test_nothing_is_recorded_before_it_happened(children):
    for told in children.values():
        for one in told:
            assert one.recorded.date() >= one.day

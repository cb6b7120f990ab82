"""How contacts, referrals, assessments and plans of the synthetic county hang together."""

import datetime as dt
from collections import Counter
from itertools import pairwise

import pytest

from engine.calendar import add_months, working_days

from .conftest import LAST
from .lives import day_of

GROWN, UNBORN_DAYS = 12 * 18, 155

OF_A_REFERRAL = [
    "referral.decided",
    "assessment.started",
    "assessment.completed",
    "strategy_discussion.held",
    "section_47.started",
    "plan.started",
]


def test_every_referral_follows_a_contact_that_was_decided_so_on_its_day(records):
    for record in records:
        decided = {event["data"]["contact"]: event for event in record.of["contact.decided"]}
        for event in record.of["referral.made"]:
            contact = decided[event["data"]["contact"]]
            assert "referral" == contact["data"]["outcome"]
            assert day_of(event) == day_of(contact)


def test_a_child_has_one_open_referral_at_a_time(records):
    for record in records:
        for before, after in pairwise(record.referrals):
            assert before.end <= after.start
            assert before.start < after.start


@pytest.mark.parametrize("kind", OF_A_REFERRAL)
def test_what_follows_a_referral_lies_within_it(records, kind):
    seen = 0
    for record in records:
        referrals = {piece.ref: piece for piece in record.referrals}
        for event in record.of[kind]:
            referral = referrals[event["data"]["referral"]]
            seen += 1
            assert referral.start <= day_of(event) <= referral.end
    assert seen > 200


def test_nothing_is_still_open_when_its_referral_closes(records):
    for record in records:
        referrals = {piece.ref: piece for piece in record.referrals}
        for work in (*record.assessments, *record.plans):
            assert work.end <= referrals[work.data["referral"]].end


def test_work_never_ends_before_it_starts_and_never_on_the_same_day(records):
    for record in records:
        for work in (*record.assessments, *record.plans, *record.enquiries):
            assert work.start < work.end


def test_assessments_of_a_referral_start_on_days_of_their_own(records):
    for record in records:
        keys = [(piece.data["referral"], piece.start) for piece in record.assessments]
        assert len(set(keys)) == len(keys)


def test_no_assessment_follows_a_referral_of_which_nothing_came(records):
    nothing = 0
    for record in records:
        without = {
            event["data"]["referral"] for event in record.of["referral.made"] if event["data"]["no_further_action"]
        }
        nothing += len(without)
        assert not without & {piece.data["referral"] for piece in record.assessments}

    assert nothing > 50


def test_every_other_referral_is_assessed(records):
    for record in records:
        assessed = {piece.data["referral"] for piece in record.assessments}
        for event in record.of["referral.made"]:
            soon = day_of(event) > LAST - dt.timedelta(14)
            assert soon or event["data"]["no_further_action"] or event["data"]["referral"] in assessed


def test_plans_of_a_child_do_not_overlap(records):
    for record in records:
        for before, after in pairwise(record.plans):
            assert before.end <= after.start


def test_children_are_referred_from_before_birth_until_18(records):
    unborn = 0
    for record in records:
        for day in record.days("referral.made"):
            assert record.born - dt.timedelta(UNBORN_DAYS + 31) <= day <= add_months(record.born, GROWN + 1)
            unborn += day < record.born

    assert unborn > 5


def test_no_referral_stays_open_past_18(records):
    for record in records:
        for referral in record.referrals:
            if referral.end < dt.date.max:
                assert referral.end <= add_months(record.born, GROWN + 1)


def test_brothers_and_sisters_share_the_group_of_what_happens_on_one_day(records):
    days, children = {}, Counter()
    for record in records:
        for event in record.of["referral.made"]:
            group = event["data"]["group"]
            assert days.setdefault(group, day_of(event)) == day_of(event)
            children[group] += 1

    assert 0.3 < sum(count > 1 for count in children.values()) / len(children) < 0.7


def test_office_work_is_done_on_working_days_unless_it_is_cut_short(records):
    office = ["assessment.started", "assessment.completed", "strategy_discussion.held", "section_47.started"]
    for record in records:
        cut_short = {referral.end for referral in record.referrals}
        for kind in (*office, "conference.held", "core_group.held"):
            closed = [day for day in record.days(kind) if working_days(day - dt.timedelta(1), day) == 0]
            assert cut_short >= set(closed)


def test_of_a_child_who_died_nothing_goes_on(records):
    died = [record for record in records if record.of["child.died"]]
    for record in died:
        day = record.days("child.died")[0]
        assert all(day_of(event) <= day for event in record.events)
        assert all(piece.end <= day for piece in (*record.referrals, *record.plans, *record.assessments))

    assert died

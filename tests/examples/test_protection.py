"""Section 47 enquiries, conferences and plans of the synthetic county."""

import datetime as dt
from itertools import pairwise

from engine.calendar import working_days

from .conftest import FIRST
from .lives import day_of


def test_an_enquiry_starts_with_a_strategy_discussion_on_its_day(records):
    for record in records:
        held = {event["data"]["discussion"]: day_of(event) for event in record.of["strategy_discussion.held"]}
        for piece in record.enquiries:
            assert held[piece.data["discussion"]] == piece.start


def test_enquiries_of_a_child_start_on_days_of_their_own(records):
    for record in records:
        days = [piece.start for piece in record.enquiries]
        assert len(set(days)) == len(days)


def test_a_conference_is_held_for_an_enquiry_that_needs_one_and_for_no_other(records):
    for record in records:
        held = {event["data"]["enquiry"] for event in record.conferences("initial")}
        for piece in record.enquiries:
            if piece.closing:
                expected = (
                    {"conference_required", "conference_not_required"}
                    if piece.ref not in held
                    else {"conference_required"}
                )
                assert piece.closing["outcome"] in expected


def test_an_initial_conference_follows_its_enquiry(records):
    for record in records:
        started = {piece.ref: piece.start for piece in record.enquiries}
        for event in record.conferences("initial"):
            assert started[event["data"]["enquiry"]] < day_of(event)


def test_the_target_of_a_conference_is_15_working_days_after_the_enquiry_started(records):
    for record in records:
        started = {piece.ref: piece.start for piece in record.enquiries}
        for event in record.of["conference.due"]:
            assert 15 == working_days(started[event["data"]["enquiry"]], day_of(event))


def test_no_plan_starts_without_a_conference_on_its_day_but_a_transfer(records):
    transfers = 0
    for record in records:
        held = {event["data"]["conference"]: event for event in record.conferences("initial")}
        for plan in record.protection:
            if plan.data.get("transfer_in"):
                transfers += 1
                assert plan.data["previous_plans"] >= 1
            else:
                conference = held[plan.data["conference"]]
                assert (plan.start, "plan") == (day_of(conference), conference["data"]["outcome"])

    assert transfers


def test_every_conference_that_makes_a_plan_is_followed_by_one(records):
    for record in records:
        started = {plan.data.get("conference") for plan in record.protection}
        for event in record.conferences("initial"):
            if event["data"]["outcome"] == "plan":
                assert event["data"]["conference"] in started


def test_previous_plans_count_on(records):
    for record in records:
        counts = [plan.data["previous_plans"] for plan in record.protection]
        assert [count + 1 for count in counts[:-1]] == counts[1:]


def test_reviews_are_held_during_their_plan_one_a_day_and_the_last_ends_it(records):
    ended = 0
    for record in records:
        plans = {plan.ref: plan for plan in record.protection}
        reviews = record.conferences("review")
        assert len(reviews) == len({day_of(event) for event in reviews})
        for event in reviews:
            plan, ends = plans[event["data"]["plan"]], event["data"]["outcome"] == "plan_ended"
            assert plan.start < day_of(event) <= plan.end
            assert ends == (day_of(event) == plan.end)
            ended += ends

    assert ended > 50


def test_visits_and_core_groups_fall_within_their_plan(records):
    for record in records:
        plans = {plan.ref: plan for plan in record.plans}
        for event in (*record.of["visit.made"], *record.of["core_group.held"]):
            if event["data"].get("plan"):
                plan = plans[event["data"]["plan"]]
                assert plan.start < day_of(event) < plan.end


def test_a_category_changes_to_another_during_the_plan(records):
    changed = 0
    for record in records:
        plans = {plan.ref: plan for plan in record.protection}
        for event in record.of["plan.category_changed"]:
            plan = plans[event["data"]["plan"]]
            changed += 1
            assert plan.data["category"] != event["data"]["category"]
            assert plan.start < day_of(event) < plan.end

    assert changed > 5


def test_brothers_and_sisters_at_one_meeting_share_it_and_who_was_invited(records):
    meetings, shared = {}, 0
    for record in records:
        for event in record.of["conference.held"]:
            said = day_of(event), event["data"].get("invitees")
            before = meetings.setdefault(event["data"]["meeting"], said)
            shared += before is not said
            assert before[0] == said[0]
            assert said[1] is None or before[1] is None or before[1] == said[1]

    assert shared > 50


def test_some_plans_are_made_for_children_who_are_not_born(records):
    unborn = [plan for record in records for plan in record.protection if plan.start < record.born]

    assert unborn


def test_most_unborn_children_were_expected_in_the_month_in_which_they_were_born(four_years):
    told = {}
    for event in four_years:
        if event["type"] == "child.registered" and event["recordedtime"] > "2023-04-02":
            told.setdefault(event["subject"], []).append(event)
    unborn = [found for found in told.values() if found[0]["data"]["born"] > found[0]["time"][:7]]
    mended = [found for found in unborn if found[0]["data"]["born"] != found[-1]["data"]["born"]]

    assert 0.1 < len(mended) / len(unborn) < 0.6


def test_a_child_who_comes_into_care_has_an_open_referral(records):
    for record in records:
        for event in record.of["care_episode.started"]:
            if event["data"]["entry"] == "S" and day_of(event) >= FIRST:
                assert any(piece.start <= day_of(event) <= piece.end for piece in record.referrals)


def test_some_children_are_in_care_and_on_a_plan_on_one_day(records):
    dual = 0
    for record in records:
        stays = record.pieces("care_episode.started", "care_episode.ended", "episode")
        dual += any(plan.start < stay.end and stay.start < plan.end for plan in record.protection for stay in stays)

    assert dual > 5


def test_a_worker_holds_a_case_at_a_time(records):
    for record in records:
        starts = {event["id"].rsplit("/", 1)[0]: day_of(event) for event in record.of["worker.allocated"]}
        ends = {event["id"].rsplit("/", 1)[0]: day_of(event) for event in record.of["worker.deallocated"]}
        held = sorted((day, ends.get(name, dt.date.max)) for name, day in starts.items())
        for (_, end), (start, _) in pairwise(held):
            assert end <= start

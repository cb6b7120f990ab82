"""What happens beside episodes of care: health, missing children, adoption, orders."""

import datetime as dt
from itertools import pairwise
from statistics import mean

from engine.calendar import working_days

from .lives import day_of
from .records import Record


def in_care(record: Record, day: dt.date) -> bool:
    stays = record.pieces("care_episode.started", "care_episode.ended", "episode")
    return any(piece.start <= day <= piece.end for piece in stays)


def test_health_assessments_visits_and_scores_are_of_children_in_care(records):
    kinds = ["health_assessment.requested", "health_assessment.attended", "sdq.recorded", "permanence.recorded"]
    for record in records:
        events = [event for kind in (*kinds, "outcomes.recorded") for event in record.of[kind]]
        days = [day_of(event) for event in (*events, *record.visits("looked_after"))]
        assert all(in_care(record, day) for day in days)


def test_seven_in_ten_initial_health_assessments_are_within_20_working_days(records):
    found = []
    for record in records:
        starts = [day_of(one) for one in record.of["care_episode.started"] if one["data"]["entry"] == "S"]
        held = [day_of(one) for one in record.of["health_assessment.attended"] if one["data"]["kind"] == "initial"]
        for day in held:
            since = max((start for start in starts if start <= day), default=None)
            found += [working_days(since, day) <= 20] if since else []

    assert 0.55 < mean(found) < 0.85


def test_yearly_outcomes_are_of_31_march_and_one_a_year(records):
    for record in records:
        days = record.days("outcomes.recorded")
        assert {(3, 31)} >= {(day.month, day.day) for day in days}
        assert len(set(days)) == len(days)


def test_sdq_scores_are_of_children_from_4_to_16(records):
    for record in records:
        for day in record.days("sdq.recorded"):
            assert 4 <= (day - record.born).days / 365.25 < 17.1


def test_a_return_interview_follows_the_return(records):
    waits = []
    for record in records:
        back = {event["data"]["incident"]: event["time"] for event in record.of["missing.ended"]}
        for event in record.of["return_interview.held"]:
            returned = back.get(event["data"]["incident"])
            if returned:
                wait = dt.datetime.fromisoformat(event["time"]) - dt.datetime.fromisoformat(returned)
                waits.append(wait.total_seconds() / 3600)

    assert min(waits) > 0
    assert 0.5 < mean(wait <= 72 for wait in waits) < 0.8


def test_incidents_of_a_child_do_not_touch(records):
    for record in records:
        incidents = record.pieces("missing.started", "missing.ended", "incident")
        assert all(before.end <= after.start for before, after in pairwise(incidents))


def test_steps_towards_adoption_come_in_order_and_the_last_with_the_placement(records):
    placed = 0
    for record in records:
        for event in record.of["adoption.placed"]:
            placed += 1
            day = day_of(event)
            steps = [*record.days("adoption.decided")[-1:], *record.days("adoption.matched")[-1:], day]
            assert sorted(steps) == steps
            begun = {day_of(one): one["data"]["placement"] for one in record.of["care_episode.started"]}
            assert {"A3", "A4", "A5", "A6"} >= {begun.get(day)}

    assert placed > 3


def test_police_protection_and_emergency_orders_begin_care(records):
    for record in records:
        starts = {day_of(one): one["data"]["legal_status"] for one in record.of["care_episode.started"]}
        for event in record.of["emergency_protection.made"]:
            assert {"police": "L1", "order": "L2"}[event["data"]["kind"]] == starts[day_of(event)]


def test_only_teenagers_in_care_are_deprived_of_their_liberty(records):
    for record in records:
        for piece in record.pieces("liberty.deprived", "liberty.restored", "order"):
            assert 13 <= (piece.start - record.born).days / 365.25 < 18
            assert in_care(record, piece.start)

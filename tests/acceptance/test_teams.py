"""The example log says which team is responsible: with what makes it so, and as its discussions do."""

import datetime as dt
from collections import Counter, defaultdict
from itertools import pairwise

from engine.figures import figures
from tests.acceptance.conftest import some_folded

AREAS = {"fieldwork_north", "fieldwork_south", "fieldwork_city", "children_with_disabilities"}
WITH = {"assessment.started", "section_47.started", "plan.started", "care_episode.started", "contact.decided"}
CONTACT = "contact.received"
LAST = dt.date(2014, 11, 28)


def allocated(told):
    return [one for one in told if one.kind == "team.allocated"]


def test_a_team_is_told_of_in_the_instant_and_of_the_day_of_what_makes_it_responsible(events):
    told = defaultdict(set)
    for event in events:
        if event["type"] in {*WITH, CONTACT}:
            told[event["subject"], event["recordedtime"]].add(event["time"][:10])
    teams = [event for event in events if event["type"] == "team.allocated"]
    assert 6000 < len(teams) < 9000
    assert [] == [one["id"] for one in teams if one["time"][:10] not in told[one["subject"], one["recordedtime"]]]


def test_a_team_is_not_told_of_twice_unless_a_contact_or_a_referral_came_between(children):
    for told in children.values():
        for one, following in pairwise(allocated(told)):
            between = any(
                one.day <= other.day <= following.day for other in told if other.kind in {CONTACT, "referral.made"}
            )
            assert between or one.data["team"] != following.data["team"]


def test_a_child_of_one_case_is_with_the_area_that_its_discussion_names(children):
    agreed = 0
    for told in children.values():
        named = {one.data.get("team") for one in told if one.kind == "strategy_discussion.held"}
        cases = sum(one.kind == "referral.made" for one in told)
        if cases == 1 and named <= AREAS and named:
            agreed += 1
            assert {one.data["team"] for one in allocated(told)} & AREAS <= named
    assert agreed > 500


def test_brothers_and_sisters_of_one_referral_are_with_one_area(children):
    areas = defaultdict(set)
    for told in children.values():
        groups = {one.data["group"] for one in told if one.kind == "referral.made"}
        if len(groups) == 1:
            areas[groups.pop()] |= {one.data["team"] for one in allocated(told)} & AREAS
    assert all(len(own) <= 1 for own in areas.values())
    assert sum(map(len, areas.values())) > 1000


def test_areas_are_as_often_as_in_discussions(children):
    discussed, responsible = Counter(), Counter()
    for told in children.values():
        for counter, kind in ((discussed, "strategy_discussion.held"), (responsible, "team.allocated")):
            counter.update(one.data.get("team") for one in told if one.kind == kind and one.data.get("team") in AREAS)
    for area in AREAS:
        assert abs(discussed[area] / discussed.total() - responsible[area] / responsible.total()) < 0.06, area


def test_work_is_with_fieldwork_the_young_people_or_looked_after_and_what_just_came_with_the_front_door():
    in_hand = {one.process: one.in_hand for one in figures(some_folded(), LAST).processes if one.in_hand}
    of = {process: {team: own.open for team, own in work.teams.items()} for process, work in in_hand.items()}
    assert {"mash"} >= of["contact_screening"].keys() - {"none"}
    assert {"looked_after"} == of["looked_after_review"].keys() == of["looked_after_visit"].keys()
    worked = Counter()
    for process in ("initial_assessment", "core_assessment", "child_protection_visit", "child_protection_review"):
        worked.update(of[process])
    assert {"fieldwork_north", "fieldwork_south", "fieldwork_city", "sixteen_plus"} < worked.keys()
    assert worked["mash"] < 0.05 * worked.total()
    assert "unknown" not in worked

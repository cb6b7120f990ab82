"""The work in hand by team: overdue, due soon, and the oldest. Worked by hand; day 24 is Wednesday 24 January 2018."""

from collections import Counter

import pytest

from engine.authority import Authority
from engine.figures import figures
from engine.readings.in_hand import TEAMS, TeamWork, named, work_in_hand
from engine.recount import recount_in_hand
from engine.serve.figures import samples
from schemas.catalogue import Catalogue
from schemas.names import NO_TEAM, OLDEST, OTHER, TEAM_DUE_SOON, TEAM_OVERDUE, UNKNOWN
from tests.core.engine_made import AUTHORITY, covered
from tests.core.hand_made import WORK, day, event, of_child, span

CATALOGUE = Catalogue.model_validate({**WORK.model_dump(exclude_unset=True), "team": "team"})
EVENTS = [
    *of_child("a", event("team.allocated", 1, team="north"), *span("assessment", 2, 15)),  # ended
    *of_child("b", event("team.allocated", 1, team="north"), *span("assessment", 3)),  # due on the 17th: overdue
    *of_child("c", event("team.allocated", 1, team="south"), *span("assessment", 8)),  # due on the 22nd: overdue
    *of_child("d", event("team.allocated", 1, team="south"), *span("assessment", 10)),  # due on the 24th, today
    *of_child("e", *span("assessment", 15)),  # due on the 29th; no team
    *of_child("f", event("team.allocated", 1, team="west"), *span("assessment", 22)),  # due on 5 February
]


def folded(*events, catalogue=CATALOGUE):
    one = Authority(AUTHORITY, catalogue)
    for each in (covered(), *events):
        one.take(each)
    one.fold()
    return one


def found(events, today=24, process="assessment", catalogue=CATALOGUE):
    """Of each team what is overdue and due soon, as the engine says it and the recount too."""
    work = work_in_hand(folded(*events, catalogue=catalogue), process, day(today), 5)
    judged = recount_in_hand(events, catalogue, process, day(today), None)
    teams = {team: own[1:] for team, own in work.teams.items()}
    assert (judged.teams, judged.oldest) == (teams, work.oldest)
    return teams, work.oldest


def test_each_team_with_anything_open_has_what_is_overdue_and_due_soon():
    expected = {"north": (1, 0), "south": (1, 1), "west": (0, 0), UNKNOWN: (0, 1)}
    assert (expected, 24 - 3) == found(EVENTS)


def test_what_is_due_today_is_overdue_tomorrow():
    assert ({"south": (0, 1)}, 14) == found(of_d(), 24)
    assert ({"south": (1, 0)}, 15) == found(of_d(), 25)


def of_d():
    return [one for one in EVENTS if one.get("subject") == "d"]


def test_a_change_of_team_moves_what_is_open_and_what_is_overdue_from_its_day_on():
    moved = [*of_d(), *of_child("d", event("team.allocated", 20, team="north"))]
    assert {"south": (0, 1)} == found(moved, 19)[0]
    assert {"north": (0, 1)} == found(moved, 20)[0]
    assert {"north": (1, 0)} == found(moved, 25)[0]


def test_a_change_of_team_alone_makes_the_figures_of_the_process_anew():
    one = folded(*of_d())
    before = figures(one, day(25))
    one.take(of_child("d", event("team.allocated", 20, team="north"))[0])
    one.fold()
    after = figures(one, day(25), before)
    assert [{"south": (1, 1, 0)}, {"north": (1, 1, 0)}] == [assessments(made).teams for made in (before, after)]
    assert figures(one, day(25)) == after


def test_what_is_overdue_is_counted_anew_on_a_new_day():
    one = folded(*of_d())
    before = figures(one, day(24))
    assert {"south": (1, 1, 0)} == assessments(figures(one, day(25), before)).teams


def assessments(made):
    [found] = [one.in_hand for one in made.processes if one.process == "assessment"]
    assert found
    return found


def test_of_what_is_cancelled_nothing_is_open():
    events = [
        event("section_47.started", 2, enquiry="q"),
        event("section_47.ended", 4, enquiry="q", outcome="conference_not_required"),
    ]
    assert ({NO_TEAM: (0, 0)}, None) == found(events, process="conference_due")
    assert ({UNKNOWN: (0, 0)}, None) == found(events, 3, process="conference_due"), "it was open, and is never due"


def test_without_a_start_that_is_known_nothing_is_due_and_nothing_is_the_oldest():
    began_before = event("care_episode.started", 3, episode="a", entry="P", legal_status="C2")
    assert ({UNKNOWN: (0, 0)}, None) == found([began_before], 300, process="care")


def test_a_catalogue_that_names_no_team_knows_none():
    assert {UNKNOWN: (1, 0)} == found(of_d(), 25, catalogue=WORK)[0]


def said(authority, today):
    """The samples of assessments."""
    metrics = {TEAM_OVERDUE, TEAM_DUE_SOON, OLDEST}
    return {
        (metric.short, *labels[3:]): value
        for metric, labels, value in samples(figures(authority, day(today)))
        if metric in metrics and labels[2] == "assessment"
    }


def test_every_team_has_both_samples_zeroes_too():
    assert {
        ("process_overdue", "north"): 1,
        ("process_overdue", "south"): 1,
        ("process_overdue", "west"): 0,
        ("process_overdue", UNKNOWN): 0,
        ("process_due_soon", "north"): 0,
        ("process_due_soon", "south"): 1,
        ("process_due_soon", "west"): 0,
        ("process_due_soon", UNKNOWN): 1,
        ("process_oldest_days",): 21,
    } == said(folded(*EVENTS), 24)


def test_with_nothing_open_there_is_a_zero_of_no_team():
    zeroes = {("process_overdue", NO_TEAM): 0, ("process_due_soon", NO_TEAM): 0}
    assert zeroes == said(folded(*EVENTS[:3]), 24)


def test_without_data_there_is_no_sample():
    assert {} == said(folded(*EVENTS), 500)


def test_beyond_twenty_teams_the_rest_are_other_and_the_parts_add_up():
    """The first twenty have the most overdue, then due soon, then open, then come first by name."""
    teams = {
        **{f"team {number:02}": TeamWork(9, 2, 1) for number in range(18)},
        "many open": TeamWork(99, 1, 1),
        "more soon": TeamWork(4, 1, 2),
        "few open": TeamWork(2, 1, 1),
        "no overdue": TeamWork(50, 0, 9),
        UNKNOWN: TeamWork(1, 0, 0),
        OTHER: TeamWork(5, 5, 0),
    }
    shown = named(teams)
    assert [*(f"team {number:02}" for number in range(18)), "more soon", "many open", UNKNOWN, OTHER] == list(shown)
    assert TeamWork(2 + 50 + 5, 1 + 0 + 5, 1 + 9 + 0) == shown[OTHER]
    assert TEAMS + 2 == len(shown)
    assert total(teams) == total(shown)


def total(teams):
    return Counter({field: sum(getattr(own, field) for own in teams.values()) for field in TeamWork._fields})


@pytest.mark.parametrize(("count", "is_cut"), [(20, False), (21, True)])
def test_twenty_teams_are_all_named(count, is_cut):
    assert is_cut == (OTHER in named({f"team {number}": TeamWork(1, 1, 0) for number in range(count)}))


def test_a_team_may_have_a_name_of_several_words():
    events = [event("team.allocated", 1, team="16 plus and leaving care"), *span("assessment", 3)]
    assert {"16 plus and leaving care": (1, 0)} == found(of_child("a", *events))[0]

"""The recount's duties: limits by turn and by circumstance, where the clock starts, restarts, and ends."""

from typing import Any

import pytest

from tests.core.hand_made import born, event, figure, indicator, number, span, spells_of, work_and

VISITS: dict[str, Any] = {
    "form": "cycle",
    "during": "plan",
    "held": {"event": "visit.made"},
    "limits": [{"days": 10}, {"days": 20}],
}


def catalogue(**more: Any):
    return work_and(visiting={**VISITS, **more})


def duties(history, **more):
    """Start, end, due day and outcome of each."""
    return [
        (number(one.start), number(one.end), number(one.timing.due) if one.timing else None, one.outcome)
        for one in spells_of(catalogue(**more), "visiting", history)
    ]


def visits(*days):
    return [event("visit.made", on, kind="child_protection") for on in days]


def conferences(*days):
    return [event("conference.held", on, kind="initial") for on in days]


# --- How duties end ---


@pytest.mark.parametrize(
    ("expected", "history"),
    [
        pytest.param([(1, None, 11, "open")], span("plan", 1), id="open"),
        pytest.param([(1, 9, None, "cancelled")], span("plan", 1, 9), id="cancelled: the plan ended before it was due"),
        pytest.param([(1, 11, 11, "lapsed")], span("plan", 1, 11), id="lapsed: it was due on that day"),
        pytest.param(
            [(1, 9, 11, "completed"), (9, None, 29, "open")],
            [*span("plan", 1), *visits(9)],
            id="each runs from the last",
        ),
        pytest.param(
            [(1, 15, 11, "completed"), (15, 35, 35, "completed"), (35, None, 55, "open")],
            [*span("plan", 1), *visits(15, 35)],
            id="held early or late; the last limit repeats",
        ),
        pytest.param(
            [(1, 9, 11, "completed"), (9, 9, None, "cancelled")],
            [*span("plan", 1, 9), *visits(9)],
            id="what ends the plan may be held on its last day",
        ),
        pytest.param(
            [(1, 9, 11, "completed"), (9, None, 29, "open")],
            [*span("plan", 1), *visits(9), {**visits(9)[0], "id": "again"}],
            id="twice on a day is once",
        ),
    ],
)
def test_a_duty_is_completed_cancelled_lapsed_or_open(expected, history):
    assert expected == duties(history)


@pytest.mark.parametrize(
    ("numerator", "denominator", "pending", "history"),
    [
        pytest.param(1, 1, 0, [*span("plan", 1), *visits(9)], id="held early, in the month in which it was due"),
        pytest.param(0, 1, 1, span("plan", 1), id="open: late, and pending"),
        pytest.param(0, 1, 0, span("plan", 1, 20), id="lapsed: late"),
        pytest.param(0, 1, 0, span("plan", 1, 11), id="lapsed on its due day: late"),
        pytest.param(0, 0, 0, span("plan", 1, 10), id="cancelled"),
        pytest.param(0, 1, 0, [*span("plan", 1), *visits(12)], id="held late; the next is due in February"),
    ],
)
def test_visits_are_timed_by_the_day_on_which_they_are_due(numerator, denominator, pending, history):
    one = indicator("visiting", "due", measure="timely")
    # 1 to 31 January: the first visit is due on the 11th.
    found = figure(catalogue(limits=[{"days": 10}, {"days": 60}]), one, history, 1, 31)
    assert (numerator, denominator, pending) == (found.numerator, found.denominator, found.pending)


def test_a_lapsed_duty_is_late_from_its_end():
    late = {"spells": "visiting", "starting": {"spell": "this"}, "where": [{"late": True}]}
    one = indicator("plan", "ends", [late])
    assert [1, 0] == [figure(catalogue(), one, span("plan", 1, end), 1, 31).numerator for end in (11, 10)]


def test_a_duty_says_what_its_plan_and_what_was_held_say():
    by = [{"title": "-", "by": {"dimension": name}, "at": "end"} for name in ("category", "worker")]
    history = [*span("plan", 1, _category="NEG"), event("visit.made", 9, kind="child_protection", worker="W1")]
    parts = [figure(catalogue(), indicator("visiting", "ends", breakdown=one), history, 1, 31).parts for one in by]
    assert [{"NEG": 1}, {"W1": 1}] == parts


# --- Where the clock starts ---


@pytest.mark.parametrize(
    ("expected", "on"),
    [
        pytest.param((-4, 6), (-4,), id="a conference before the plan"),
        pytest.param((1, 11), (1,), id="on its first day"),
        pytest.param((-2, 8), (-4, -2), id="the last of two"),
        pytest.param((1, 11), (5,), id="not one after it: the plan's start"),
        pytest.param((1, 11), (), id="none: the plan's start"),
    ],
)
def test_the_first_duty_runs_from_the_event_that_the_catalogue_names(expected, on):
    history = [*span("plan", 1), *conferences(*on)]
    first_from = {"event": "conference.held", "where": {"kind": ["initial"]}}
    start, _, due, _ = duties(history, first_from=first_from)[0]
    assert expected == (start, due)


@pytest.mark.parametrize(("expected", "on"), [(20, 9), (10, 10), (12, 12)])
def test_it_runs_from_no_event_before_the_end_of_the_plan_before(expected, on):
    history = [*span("plan", 1, 10), *span("plan", 20, key="b"), *conferences(on)]
    first_from = {"event": "conference.held"}
    assert expected == duties(history, first_from=first_from)[-1][0]


def test_what_was_held_before_the_plan_does_not_count_though_the_clock_ran():
    history = [*span("plan", 5), *conferences(1), *visits(3, 8)]
    assert [(1, 8), (8, None)] == [one[:2] for one in duties(history, first_from={"event": "conference.held"})]


# --- Restarts ---

RESTARTS = {"restarts": {"event": "plan.category_changed"}}


def changes(*days):
    return [event("plan.category_changed", on, plan="a", category="NEG") for on in days]


@pytest.mark.parametrize(
    ("expected", "history"),
    [
        pytest.param(
            [(1, 5, None, "cancelled"), (5, None, 15, "open")],
            [*span("plan", 1), *changes(5)],
            id="what was due later is cancelled",
        ),
        pytest.param(
            [(1, 11, 11, "lapsed"), (11, None, 21, "open")],
            [*span("plan", 1), *changes(11)],
            id="what was due lapses",
        ),
        pytest.param(
            [(1, None, 11, "open")], [*span("plan", 1), *changes(1)], id="on the first day it changes nothing"
        ),
        pytest.param(
            [(1, 9, 11, "completed"), (9, 15, None, "cancelled"), (15, None, 25, "open")],
            [*span("plan", 1), *visits(9), *changes(15)],
            id="the first limit holds again",
        ),
        pytest.param(
            [(1, 5, None, "cancelled"), (5, 5, 15, "completed"), (5, None, 25, "open")],
            [*span("plan", 1), *visits(5), *changes(5)],
            id="what is held on that day comes after it",
        ),
        pytest.param(
            [(1, 9, None, "cancelled"), (9, 9, None, "cancelled")],
            [*span("plan", 1, 9), *changes(9)],
            id="on the last day",
        ),
        pytest.param([(1, 9, None, "cancelled")], [*span("plan", 1, 9), *changes(12)], id="outside the plan, nothing"),
    ],
)
def test_a_restart_ends_the_open_duty_and_starts_the_clock_anew(expected, history):
    assert expected == duties(history, **RESTARTS)


# --- A start that is not known ---

IN_CARE = {"during": "care", "limits": [{"days": 10}, {"days": 20}, {"days": 30}]}


@pytest.mark.parametrize(
    ("expected", "events"),
    [
        pytest.param([], [], id="nothing was ever due"),
        pytest.param([(9, None, 39, "open")], visits(9), id="the first held sets the clock, with the last limit"),
        pytest.param([(9, 19, 39, "completed"), (19, None, 49, "open")], visits(9, 19), id="and so on"),
        pytest.param([(9, None, 19, "open")], changes(9), id="a restart sets it with the first limit"),
        pytest.param(
            [(9, 12, 19, "completed"), (12, None, 32, "open")], [*changes(9), *visits(12)], id="and the second"
        ),
    ],
)
def test_after_a_start_that_is_not_known_the_first_held_only_sets_the_clock(expected, events):
    history = [*span("care", 1, _entry="P"), *events]
    assert expected == duties(history, **IN_CARE, **RESTARTS)


# --- Another limit where something holds ---


@pytest.mark.parametrize(
    ("expected", "when", "events"),
    [
        pytest.param([3, 11], {"dimension": "category", "any_of": ["NEG"]}, [], id="a field of the plan"),
        pytest.param([11, 29], {"dimension": "reason", "any_of": ["over"]}, [], id="its ending is not known yet"),
        pytest.param([11, 29], {"completed": True}, [], id="nor that it was completed"),
        pytest.param([11, 11], {"lasted": {"days": 8}}, [], id="once the plan has lasted so long"),
        pytest.param([11, 29], {"lasted": {"days": 9}}, [], id="and not before"),
        pytest.param(
            [11, 11], {"state": "team", "any_of": ["T1"]}, [event("team.allocated", 9, team="T1")], id="a state"
        ),
        pytest.param([3, 11], {"age": {"under": 1}}, [born("2017-02")], id="under the age"),
        pytest.param([11, 29], {"age": {"under": 1}}, [born("2017-01")], id="not under it"),
        pytest.param(
            [11, 11],
            {"spells": "missing", "overlapping": {"days": 7}},
            span("missing", 3, 4),
            id="what was in the days before",
        ),
    ],
)
def test_another_limit_holds_on_the_days_on_which_its_conditions_do(expected, when, events):
    """The plan starts on 1 January, a visit is made on the 9th: on these two days the limit is asked."""
    history = [*span("plan", 1, 60, _category="NEG", reason="over"), *visits(9), *events]
    found = duties(history, instead=[{"when": [when], "limit": {"days": 2}}])
    assert expected == [one[2] for one in found]


def test_of_several_the_first_whose_conditions_all_hold_is_taken():
    always, never = {"start_known": True}, {"start_known": False}
    whens = [(9, [always, never]), (7, [always]), (5, [always])]
    instead = [{"when": when, "limit": {"days": days}} for days, when in whens]
    assert [(1, None, 8, "open")] == duties(span("plan", 1), instead=instead)


def test_a_day_of_two_plans_is_the_first_ones():
    history = [*span("plan", 1, 9), *span("plan", 9, key="b"), *visits(9)]
    expected = [(1, 9, 11, "completed"), (9, 9, None, "cancelled"), (9, None, 19, "open")]
    assert expected == duties(history)

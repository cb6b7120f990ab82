"""States, for what begins and ends on one day; and overlaps. Worked by hand.

Days are numbers: day 1 is Monday 1 January 2018, a bank holiday.
"""

import pytest

from tests.core.engine_made import allocated, child_of, number
from tests.core.hand_made import WORK, day, event, span, timed, work_and


def team(name, on):
    return event("team.allocated", on, team=name, name=f"{name}{on}")


LASTING = work_and(
    worker={
        "form": "state",
        "opens": {"event": "worker.allocated"},
        "closes": {"event": "worker.deallocated"},
        "key": "worker",
        "value": "worker",
    },
    plan_worker={
        "form": "state",
        "during": "plan",
        "opens": {"event": "worker.allocated"},
        "closes": {"event": "worker.deallocated"},
        "key": "worker",
        "value": "worker",
    },
)


def on_only_day(state, on, events, catalogue=WORK):
    """Value, and the number of the day on which its run began."""
    found = child_of(*events, catalogue=catalogue).on_only_day(state, day(on).toordinal())
    return found and (found[0], number(found[1]))


@pytest.mark.parametrize(
    ("expected", "on"),
    [
        pytest.param(None, 2, id="before there is one"),
        pytest.param(("A", 3), 3, id="on the day on which it is set"),
        pytest.param(("A", 3), 6, id="until the next"),
        pytest.param(("B", 7), 7, id="the next from its day on"),
        pytest.param(("B", 7), 20, id="the same again goes on with its run"),
    ],
)
def test_a_state_without_an_end_is_what_was_set_last(expected, on):
    assert expected == on_only_day("team", on, [team("A", 3), team("B", 7), team("B", 9)])


@pytest.mark.parametrize(
    ("expected", "on"),
    [
        pytest.param(None, 4, id="before the plan"),
        pytest.param(("NEG", 5), 5, id="on the day on which it starts"),
        pytest.param(("NEG", 5), 10, id="on the day on which it ends"),
        pytest.param(None, 11, id="after the plan"),
        pytest.param(("PHY", 20), 20, id="of the next plan"),
        pytest.param(("PHY", 20), 25, id="the same again goes on with its run"),
    ],
)
def test_a_state_during_a_span_is_there_from_its_first_day_to_its_last(expected, on):
    plans = [*span("plan", 5, 10, _category="NEG"), *span("plan", 20, 30, "b", _category="PHY")]
    plans.append(event("plan.category_changed", 24, plan="b", category="PHY"))
    assert expected == on_only_day("category", on, plans)


@pytest.mark.parametrize(
    ("lapsing", "lasting", "on"),
    [
        pytest.param(None, None, 2, id="before there is one"),
        pytest.param(("A", 3), ("A", 3), 3, id="on the day on which it begins"),
        pytest.param(("A", 3), ("A", 3), 6, id="on the day on which it ends"),
        pytest.param(None, ("A", 3), 7, id="after it, until the next"),
        pytest.param(("B", 9), ("B", 9), 9, id="the next"),
        pytest.param(("C", 11), ("C", 11), 12, id="of two the one begun last"),
        pytest.param(("B", 9), ("B", 9), 15, id="the other, once that is over"),
    ],
)
def test_a_state_with_an_end_holds_until_it_and_on_to_the_next_if_it_does_not_lapse(lapsing, lasting, on):
    events = [*allocated("A", 3, 6), *allocated("B", 9), *allocated("C", 11, 14)]
    assert lapsing == on_only_day("worker", on, events)
    assert lasting == on_only_day("worker", on, events, LASTING)


def test_of_two_that_began_on_one_day_the_later_governs():
    (early,), (late, ended) = allocated("A", 3), allocated("B", 3, 20)
    assert ("B", 3) == on_only_day("worker", 5, [timed(late, "10:00"), ended, timed(early, "09:00")])


@pytest.mark.parametrize(
    ("expected", "events"),
    [
        pytest.param(None, allocated("A", 1, 3), id="one that ended before the plan started"),
        pytest.param(("B", 6), allocated("B", 6, 7), id="one that ended while it was open"),
        pytest.param(None, allocated("C", 9), id="one that has not begun"),
        pytest.param(("C", 8), allocated("C", 8), id="one that begins on the day"),
        pytest.param(("A", 1), allocated("A", 1), id="one from before the plan that goes on"),
    ],
)
def test_what_ended_goes_on_only_in_the_span_in_which_it_began(expected, events):
    assert expected == on_only_day("plan_worker", 8, [*span("plan", 5), *events], LASTING)


# --- Overlaps ---


@pytest.mark.parametrize(
    ("expected", "care", "plan"),
    [
        pytest.param((5, None, True, "open"), (1, None, "P"), (5, None), id="from the plan's start, which is known"),
        pytest.param((5, None, False, "open"), (5, None, "P"), (1, None), id="from a start of care that is not"),
        pytest.param((5, None, False, "open"), (5, None, "P"), (5, None), id="on one day, and one of them is not"),
        pytest.param((5, 9, True, "completed"), (1, 9, "S"), (5, 12), id="to the first end"),
        pytest.param((5, 12, True, "completed"), (1, None, "S"), (5, 12), id="to the only end"),
    ],
)
def test_an_overlap_starts_with_the_last_start_and_ends_with_the_first_end(expected, care, plan):
    events = [*span("care", *care[:2], _entry=care[2]), *span("plan", *plan)]
    (spell,) = child_of(*events).spells("dual")
    assert expected == (number(spell.start), number(spell.end), spell.start_known, spell.outcome)


def test_of_two_spells_on_the_same_days_each_overlaps():
    care = [*span("care", 1, 20, "a", _entry="S"), *span("care", 1, 20, "b", _entry="P")]
    found = child_of(*care, *span("plan", 5)).spells("dual")
    assert [(5, 20, "S", 0), (5, 20, "P", 1)] == [
        (number(one.start), number(one.end), one.opened["entry"], one.place) for one in found
    ]


@pytest.mark.parametrize(
    ("expected", "wanted"),
    [
        pytest.param([(20, 30), (40, 50)], {"any_of": ["A"]}, id="A, twice"),
        pytest.param([(20, 50)], {"any_of": ["A", "B"]}, id="A or B, from one to the other"),
        pytest.param([(30, 40), (50, None)], {"none_of": ["A"]}, id="any other than A"),
        pytest.param(
            [(20, 30), (40, 50)], {"any_of": ["A", "B"], "none_of": ["B"]}, id="one of these, and not of those"
        ),
        pytest.param([(20, None)], None, id="any"),
    ],
)
def test_an_overlap_with_a_state_has_the_days_of_its_wanted_values(expected, wanted):
    """On a plan from day 10; team A from day 20, B from 30, A from 40, C from 50 on."""
    members = ["plan", {"state": "team", **wanted} if wanted else "team"]
    looked_into = work_and(with_team={"form": "overlap", "of": members})
    teams = [team("A", 20), team("B", 30), team("A", 40), team("C", 50)]
    found = child_of(*span("plan", 10), *teams, catalogue=looked_into).spells("with_team")
    assert expected == [(number(one.start), number(one.end)) for one in found]


# --- The days of a state ---


def segments(state, events, catalogue=WORK):
    """From which day, until which, the value, and the day on which its run began."""
    found = child_of(*events, catalogue=catalogue).segments(state)
    return [(number(one.start), number(one.end), one.value, number(one.run)) for one in found]


def test_a_state_during_a_span_has_no_days_outside_it():
    plans = [*span("plan", 5, 10, _category="NEG"), *span("plan", 20, 30, "b", _category="PHY")]
    assert [(5, 10, "NEG", 5), (20, 30, "PHY", 20)] == segments("category", plans)


def test_the_same_value_set_again_goes_on_and_another_begins_anew():
    changes = [(8, "NEG"), (12, "PHY"), (15, "NEG")]
    events = [event("plan.category_changed", on, plan="a", category=category) for on, category in changes]
    expected = [(5, 12, "NEG", 5), (12, 15, "PHY", 12), (15, None, "NEG", 15)]
    assert expected == segments("category", [*span("plan", 5, _category="NEG"), *events])


def test_what_was_set_in_one_plan_is_not_taken_over_by_the_next():
    plans = [*span("plan", 5, 10, _category="NEG"), *span("plan", 10, 20, "b")]
    assert [(5, 10, "NEG", 5), (10, 20, None, 10)] == segments("category", plans)


def test_one_worker_after_another_with_days_without():
    events = [*allocated("A", 3, 6), *allocated("B", 9, 20), *allocated("C", 11, 14)]
    expected = [(3, 6, "A", 3), (9, 11, "B", 9), (11, 14, "C", 11), (14, 20, "B", 9)]
    assert expected == segments("worker", events)
    lasting = [(3, 9, "A", 3), *expected[1:-1], (14, None, "B", 9)]
    assert lasting == segments("worker", events, LASTING)


def test_a_run_goes_on_after_days_without_where_its_beginning_says_so():
    """Placed with the same carer again within a day: the episode says L or not."""
    home = {
        "form": "state",
        "opens": {"event": "care_episode.started"},
        "closes": {"event": "care_episode.ended"},
        "key": "episode",
        "value": "placement",
        "lapses": True,
        "joins": {"started": {"entry": ["L"]}, "within_days": 1},
    }
    episodes = [
        *span("care", 1, 5, "a", _placement="U1"),
        *span("care", 6, 9, "b", _placement="U1", _entry="L"),
        *span("care", 9, 12, "c", _placement="U1", _entry="L"),
        *span("care", 14, None, "d", _placement="U1", _entry="L"),
    ]
    expected = [(1, 5, "U1", 1), (6, 12, "U1", 1), (14, None, "U1", 14)]
    assert expected == segments("home", episodes, work_and(home=home))


def test_where_a_state_does_not_lapse_the_one_that_ended_last_holds_on():
    events = [*allocated("A", 3, 10), *allocated("B", 5, 8)]
    assert [(3, 5, "A", 3), (5, 8, "B", 5), (8, None, "A", 3)] == segments("worker", events, LASTING)


def test_what_began_and_ended_on_one_day_holds_on_too():
    assert [(5, None, "A", 5)] == segments("worker", allocated("A", 5, 5), LASTING)

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

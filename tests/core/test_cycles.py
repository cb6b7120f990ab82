"""Duties that recur while care lasts: when they are due, and what becomes of them. Worked by hand.

Days are numbers: day 1 is Monday 1 January 2018, a bank holiday.
"""

import pytest

from tests.core.engine_made import allocated, child_of, number
from tests.core.hand_made import event, span, work_and

VISITED = work_and(
    duty={
        "form": "cycle",
        "during": "care",
        "held": {"event": "visit.made", "where": {"kind": ["looked_after"]}},
        "first_from": {"event": "referral.made"},
        "restarts": {"event": "worker.allocated"},
        "limits": [{"days": 7}, {"days": 42}],
        "instead": [{"when": [{"lasted": {"days": 100}}], "limit": {"days": 84}}],
    }
)


def visits(*days):
    """With children on a plan, those of that are not meant."""
    return [event("visit.made", on, kind=kind) for on in days for kind in ("looked_after", "child_protection")]


def duties(*events):
    """Start, due day, end and outcome, in order."""
    found = child_of(*events, catalogue=VISITED).spells("duty")
    assert list(range(len(found))) == [one.place for one in found]
    return [(number(one.start), number(one.due), number(one.end), one.outcome) for one in found]


@pytest.mark.parametrize(
    ("expected", "days"),
    [
        pytest.param([(1, 8, None, "open")], (), id="the first is due 7 days after the start"),
        pytest.param([(1, 8, 8, "completed"), (8, 50, None, "open")], (8,), id="the next 42 days after it was held"),
        pytest.param(
            [(1, 8, 9, "completed"), (9, 51, 20, "completed"), (20, 62, None, "open")], (9, 20), id="and so on"
        ),
        pytest.param([(1, 8, 1, "completed"), (1, 43, None, "open")], (1,), id="held on the first day"),
        pytest.param([(1, 8, 8, "completed"), (8, 50, 101, "completed"), (101, 185, None, "open")], (8, 101), id="after 100 days of care 84 days"),
    ],
)  # fmt: skip
def test_a_duty_recurs_while_care_lasts(expected, days):
    assert expected == duties(*span("care", 1), *visits(*days))


@pytest.mark.parametrize(
    ("expected", "end", "days"),
    [
        pytest.param([(1, 8, 7, "cancelled")], 7, (), id="it was due after the end: no longer owed"),
        pytest.param([(1, 8, 8, "lapsed")], 8, (), id="it was due on the day of the end: late for good"),
        pytest.param([(1, 8, 20, "lapsed")], 20, (), id="it was due before the end"),
        pytest.param([(1, 8, 20, "completed"), (20, 62, 20, "cancelled")], 20, (20, 21), id="held on the last day, not after"),
    ],
)  # fmt: skip
def test_what_is_not_held_when_care_ends_is_late_if_it_was_due(expected, end, days):
    assert expected == duties(*span("care", 1, end), *visits(*days))


@pytest.mark.parametrize(
    ("expected", "days", "workers"),
    [
        pytest.param([(1, 8, 5, "cancelled"), (5, 12, None, "open")], (), (5,), id="what was not due yet is not owed"),
        pytest.param([(1, 8, 9, "lapsed"), (9, 16, None, "open")], (), (9,), id="what was due is late for good"),
        pytest.param([(1, 8, 3, "completed"), (3, 45, 5, "cancelled"), (5, 12, None, "open")], (3,), (5,), id="the first limit again"),
        pytest.param([(1, 8, 5, "cancelled"), (5, 12, 5, "completed"), (5, 47, None, "open")], (5,), (5,), id="on one day the clock is set before the visit"),
        pytest.param([(1, 8, None, "open")], (), (1,), id="on the first day it changes nothing"),
    ],
)  # fmt: skip
def test_a_new_worker_sets_the_clock_anew(expected, days, workers):
    allocations = [each for on in workers for each in allocated(f"w{on}", on)]
    assert expected == duties(*span("care", 1), *visits(*days), *allocations)


@pytest.mark.parametrize(
    ("expected", "days", "workers"),
    [
        pytest.param([], (), (), id="nothing is owed before the first is known of"),
        pytest.param([(9, 51, None, "open")], (9,), (), id="the first held sets the clock to the last limit"),
        pytest.param([(9, 51, 20, "completed"), (20, 62, None, "open")], (9, 20), (), id="and the next too"),
        pytest.param([(9, 16, None, "open")], (), (9,), id="a new worker sets it to the first"),
        pytest.param([(9, 51, 12, "cancelled"), (12, 19, None, "open")], (9,), (12,), id="after a visit too"),
    ],
)
def test_where_the_start_is_not_known_the_first_only_sets_the_clock(expected, days, workers):
    allocations = [each for on in workers for each in allocated(f"w{on}", on)]
    assert expected == duties(*span("care", 1, None, _entry="P"), *visits(*days), *allocations)


@pytest.mark.parametrize(
    ("start", "referrals"),
    [
        pytest.param(30, (), id="without one from the start"),
        pytest.param(25, (25,), id="from the referral before"),
        pytest.param(27, (25, 27), id="from the last of several"),
        pytest.param(30, (25, 30), id="from one on the day of the start"),
        pytest.param(30, (31,), id="not from one after it"),
        pytest.param(30, (19,), id="not from one before the last care ended"),
        pytest.param(20, (20,), id="but from one on that day"),
    ],
)
def test_the_first_duty_runs_from_the_referral_that_led_to_care(start, referrals):
    events = [event("referral.made", on, referral=str(on)) for on in referrals]
    found = duties(*span("care", 10, 20), *span("care", 30, None, "b"), *events)
    assert (start, start + 7, None, "open") == found[-1]


def test_the_first_care_runs_from_any_referral_before():
    assert [(2, 9, None, "open")] == duties(*span("care", 30), event("referral.made", 2, referral="a"))


def test_a_visit_belongs_to_one_care_only():
    """The first ends on the day on which the second begins."""
    events = [*span("care", 1, 20), *span("care", 20, None, "b"), *visits(20)]
    assert [(1, 8, 20, "completed"), (20, 62, 20, "cancelled"), (20, 27, None, "open")] == duties(*events)


def test_of_two_cares_from_one_day_each_has_its_duties_in_the_order_of_the_cares():
    assert [(1, 8, None, "open"), (1, 8, 10, "lapsed")] == duties(*span("care", 1), *span("care", 1, 10, "b"))


def test_a_new_worker_on_the_last_day_is_owed_a_visit_no_more():
    assert [(1, 8, 20, "lapsed"), (20, 27, 20, "cancelled")] == duties(*span("care", 1, 20), *allocated("w", 20))


def test_a_duty_says_what_opened_the_span_and_what_was_held():
    first, second = child_of(*span("care", 1), *visits(5), catalogue=VISITED).spells("duty")
    assert ("S", "looked_after") == (first.opened["entry"], first.closed["kind"])
    assert ("S", {}) == (second.opened["entry"], dict(second.closed))
    assert (9, 48) == (number(first.late), number(second.late))


@pytest.mark.parametrize(
    ("ordinals", "entry", "days", "workers"),
    [
        pytest.param([1, 2, 3], "S", (5, 9), (), id="from the start on"),
        pytest.param([1, 2, 1, 2], "S", (5, 12), (9,), id="anew with a new worker"),
        pytest.param([2, 3], "P", (5, 9), (), id="the first is not known of"),
    ],
)
def test_duties_are_counted_from_the_start_and_anew_with_a_new_worker(ordinals, entry, days, workers):
    allocations = [each for on in workers for each in allocated(f"w{on}", on)]
    child = child_of(*span("care", 1, None, _entry=entry), *visits(*days), *allocations, catalogue=VISITED)
    assert ordinals == [one.ordinal for one in child.spells("duty")]


def test_what_lapses_is_late_on_the_day_on_which_it_ends_though_a_weekend_follows_its_due_day():
    """Ten working days from Monday 8 January end on Monday the 22nd; from the 5th, on Friday the 19th."""
    weekly = work_and(
        duty={"form": "cycle", "during": "care", "held": {"event": "visit.made"}, "limits": [{"working_days": 10}]}
    )
    (lapsed,) = child_of(*span("care", 5, 20), catalogue=weekly).spells("duty")
    (opened,) = child_of(*span("care", 5), catalogue=weekly).spells("duty")
    assert [(19, 20), (19, 22)] == [(number(one.due), number(one.late)) for one in (lapsed, opened)]

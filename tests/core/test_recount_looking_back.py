"""What the recount asks of other spells, earlier or in a window, and of lengths, lateness and lists. By hand."""

import pytest

from tests.core.hand_made import event, figure, indicator, span, work, work_and


def referrals(*days):
    return [event("referral.made", on, referral=f"r{on}") for on in days]


# --- Since the last ---


@pytest.mark.parametrize(
    ("expected", "before", "within"),
    [
        pytest.param(1, 40, {"months": 12}, id="within twelve months"),
        # Day 400 is 4 February 2019: twelve months before it is 4 February 2018, day 35.
        pytest.param(1, 35, {"months": 12}, id="the first day of the twelve months"),
        pytest.param(0, 34, {"months": 12}, id="the day before it"),
        pytest.param(0, 400, {"months": 12}, id="the same day is not earlier"),
        pytest.param(1, 399, {"months": 12}, id="the day before"),
        pytest.param(1, 393, {"days": 7}, id="seven days"),
        pytest.param(0, 392, {"days": 7}, id="not eight"),
        # 1 February 2019, day 397, is the Friday before Monday 4 February; one working day lies between.
        pytest.param(1, 397, {"working_days": 1}, id="a working day"),
        pytest.param(0, 396, {"working_days": 1}, id="not two"),
    ],
)
def test_a_re_referral_is_the_second_within_so_long_of_the_first(expected, before, within):
    again = work("referral", "starts", [{"since_last": "start", "within": within}])
    assert expected == again(referrals(before, 400), 400, 400).numerator


def test_any_earlier_referral_counts_whatever_came_between():
    again = work("referral", "starts", [{"since_last": "start", "within": {"days": 7}}])
    assert [0, 1, 1] == [again(referrals(1, 5, 9), on, on).numerator for on in (1, 5, 9)]


@pytest.mark.parametrize(
    ("expected", "first", "second"),
    [
        pytest.param(1, (1, 30), (37, 60), id="seven days after the end of the last"),
        pytest.param(0, (1, 30), (38, 60), id="eight"),
        pytest.param(1, (1, 30), (30, 60), id="on the day of the end"),
        pytest.param(0, (1, 40), (37, 60), id="the one before has not ended yet"),
        pytest.param(0, (1, None), (37, 60), id="and never does"),
        pytest.param(1, (30, 30), (30, 60), id="of no night, on the same day"),
    ],
)
def test_a_second_plan_so_long_after_the_end_of_the_last(expected, first, second):
    again = work("plan", "starts", [{"since_last": "end", "within": {"days": 7}}])
    history = [*span("plan", *first, key="a"), *span("plan", *second, key="b")]
    assert expected == again(history, second[0], second[0]).numerator


def test_an_end_that_was_cancelled_is_none():
    cancelled = [
        event("section_47.started", 1, enquiry="a"),
        event("section_47.ended", 5, enquiry="a", outcome="conference_not_required"),
        event("section_47.started", 9, enquiry="b"),
    ]
    for since, expected in (("end", 0), ("start", 1)):
        again = work("conference_due", "starts", [{"since_last": since, "within": {"days": 30}}])
        assert expected == again(cancelled, 9, 9).numerator


# --- Windows ---

# Asked of a child that is missing from day 1, on Wednesday 28 February 2018, day 59.
ALWAYS = span("missing", 1)


@pytest.mark.parametrize(
    ("expected", "window", "visited"),
    [
        pytest.param(1, {"days": 28}, 32, id="the first of 28 days"),
        pytest.param(0, {"days": 28}, 31, id="the day before"),
        pytest.param(1, {"days": 1}, 59, id="the day itself"),
        pytest.param(0, {"days": 1}, 60, id="not the next"),
        pytest.param(1, {"months": 1}, 32, id="a month that ends with February is February"),
        pytest.param(0, {"months": 1}, 31, id="and not January"),
        pytest.param(1, {"spell": "this"}, 1, id="since this spell began"),
        pytest.param(0, {"spell": "this"}, 0, id="not before"),
    ],
)
def test_a_window_ends_with_the_day_asked_about(expected, window, visited):
    history = [*ALWAYS, event("visit.made", visited, kind="child_protection")]
    for kind in ("starting", "ending", "overlapping"):
        assert expected == work("missing", where=[{"spells": "visit", kind: window}])(history, 59, 59).numerator


@pytest.mark.parametrize(
    ("starting", "ending", "overlapping", "plan"),
    [
        pytest.param(1, 0, 1, (50, None), id="started in it"),
        pytest.param(0, 1, 1, (20, 50), id="ended in it"),
        pytest.param(0, 0, 1, (20, None), id="over all of it"),
        pytest.param(0, 1, 0, (20, 32), id="ended on its first day: a flow, no night of it"),
        pytest.param(1, 1, 1, (32, 32), id="of no night, on its first day"),
        pytest.param(1, 0, 1, (50, 60), id="its end lies ahead"),
        pytest.param(0, 0, 0, (50, 45), id="ended before it started: no part of any window"),
        pytest.param(0, 0, 0, (60, None), id="after it"),
    ],
)
def test_a_spell_starts_in_a_window_ends_in_it_or_overlaps_it(starting, ending, overlapping, plan):
    history = [*ALWAYS, *span("plan", *plan)]
    found = [
        work("missing", where=[{"spells": "plan", kind: {"months": 1}}])(history, 59, 59).numerator
        for kind in ("starting", "ending", "overlapping")
    ]
    assert [starting, ending, overlapping] == found


def test_a_cancelled_spell_ends_in_no_window():
    history = [
        *ALWAYS,
        event("section_47.started", 50, enquiry="a"),
        event("section_47.ended", 55, enquiry="a", outcome="conference_not_required"),
    ]
    ending = {"spells": "conference_due", "ending": {"months": 1}}
    assert 0 == work("missing", where=[ending])(history, 59, 59).numerator


@pytest.mark.parametrize(
    ("expected", "how_many"),
    [
        pytest.param([0, 1, 1, 1], {}, id="one at least"),
        pytest.param([0, 0, 1, 1], {"at_least": 2}, id="two at least"),
        pytest.param([1, 1, 0, 0], {"at_most": 1}, id="one at most, or none"),
        pytest.param([1, 0, 0, 0], {"at_most": 0}, id="none"),
        pytest.param([0, 0, 1, 0], {"at_least": 2, "at_most": 2}, id="two exactly"),
    ],
)
def test_so_many_at_least_and_at_most(expected, how_many):
    asked = work("missing", where=[{"spells": "referral", "overlapping": {"months": 1}, **how_many}])
    found = [asked([*ALWAYS, *referrals(*range(40, 40 + many))], 59, 59).numerator for many in range(4)]
    assert expected == found


def test_at_the_end_of_a_spell_its_last_day_belongs_to_the_window():
    """The review that ends a plan is held on the plan's last day."""
    history = [*span("plan", 1, 20), event("visit.made", 20, kind="child_protection")]
    visited = {"spells": "visit", "overlapping": {"spell": "this"}}
    assert 1 == work("plan", "ends", [visited])(history, 20, 20).numerator


def test_a_spell_is_one_of_its_own_process():
    twice = {"spells": "referral", "starting": {"months": 1}, "at_least": 2}
    assert [0, 1] == [work("referral", "starts", [twice])(referrals(3, 9), on, on).numerator for on in (3, 9)]


# --- Linked, distinct, fitting ---


def test_only_what_is_linked_by_a_field_counts():
    history = [
        *referrals(1, 2),
        event("assessment.started", 5, assessment="a", kind="single", referral="r1"),
        event("assessment.started", 6, assessment="b", kind="single"),
    ]
    none = {"spells": "assessment", "starting": {"months": 12}, "at_most": 0, "linked": "referral"}
    waiting = work("referral", "starts", [none])
    assert [1, 1] == [waiting(history, on, on).numerator for on in (1, 2)], "on its day nothing has started yet"
    led = {"spells": "referral", "overlapping": {"months": 1}, "linked": "referral"}
    assert 1 == work("assessment", "starts", [led])(history, 1, 31).numerator, "without the field, to nothing"
    grouped = {"spells": "referral", "overlapping": {"months": 1}, "linked": "group"}
    assert 0 == work("assessment", "starts", [grouped])(history, 1, 31).numerator, "not even to what lacks it too"


def test_a_link_may_be_told_by_the_ending():
    closing = {"form": "span", "opens": {"event": "plan.started"}, "closes": {"event": "conference.held"}}
    history = [event("plan.started", 1, plan="a"), event("conference.held", 9, kind="review", meeting="m")]
    linked = {"spells": "meeting", "overlapping": {"months": 1}, "linked": "meeting"}
    catalogue = work_and(closing=closing, meeting={"form": "moment", "on": {"event": "conference.held"}})
    assert 1 == figure(catalogue, indicator("closing", "ends", [linked]), history, 1, 31).numerator
    assert 0 == figure(catalogue, indicator("closing", where=[linked]), history, 8, 8).numerator


def test_each_value_of_a_field_counts_once():
    many = {"spells": "worker_span", "overlapping": {"months": 12}, "at_least": 3, "distinct": "worker"}
    worker = {
        "form": "span",
        "opens": {"event": "worker.allocated"},
        "closes": {"event": "worker.deallocated"},
        "key": "worker",
    }
    catalogue = work_and(worker_span=worker)

    def three(*workers):
        told = [event("worker.allocated", on, worker=one) for on, one in enumerate(workers, 2)]
        told += [event("worker.deallocated", on, worker=one, name=f"{on}") for on, one in enumerate(workers, 2)]
        return figure(catalogue, indicator("missing", where=[many]), [*ALWAYS, *told], 59, 59).numerator

    assert [1, 0] == [three("W1", "W2", "W3"), three("W1", "W2", "W1")]


@pytest.mark.parametrize(
    ("expected", "where"),
    [
        pytest.param(1, {"dimension": "category", "any_of": ["NEG"]}, id="its opening"),
        pytest.param(0, {"dimension": "reason", "any_of": ["over"]}, id="its ending lies ahead of the day"),
        pytest.param(0, {"completed": True}, id="it is not completed yet"),
        pytest.param(1, {"completed": False}, id="so it is not"),
        pytest.param(1, {"start_known": True}, id="its start"),
        pytest.param(1, {"ordinal": {"at_least": 3}}, id="its ordinal"),
    ],
)
def test_what_is_asked_of_others_is_asked_on_the_same_day(expected, where):
    history = [*ALWAYS, *span("plan", 50, 60, _category="NEG", _previous_plans=2, reason="over")]
    asked = work("missing", where=[{"spells": "plan", "overlapping": {"months": 1}, "where": [where]}])
    assert expected == asked(history, 59, 59).numerator
    if expected == 0:
        assert 1 == asked(history, 60, 60).numerator, "on the day of its end it says so"


# --- Late ---


@pytest.mark.parametrize(
    ("expected", "on", "end"),
    [
        pytest.param(0, 19, None, id="not on the due day"),
        pytest.param(0, 21, None, id="nor on the weekend after it"),
        pytest.param(1, 22, None, id="from the first day that is not in time"),
    ],
)
def test_an_open_spell_is_late_from_the_first_day_that_is_not_in_time(expected, on, end):
    late = work("assessment", where=[{"late": True}])
    assert expected == late(span("assessment", 5, end), on, on).numerator
    not_late = work("assessment", where=[{"late": False}])
    assert 1 - expected == not_late(span("assessment", 5, end), on, on).numerator


@pytest.mark.parametrize(("expected", "end"), [(0, 21), (1, 22)])
def test_an_ended_spell_is_late_if_it_was_not_in_time(expected, end):
    history = span("assessment", 5, end)
    assert expected == work("assessment", "ends", [{"late": True}])(history, 1, 31).numerator
    late = {"spells": "assessment", "starting": {"months": 12}, "where": [{"late": True}]}
    assert expected == work("missing", where=[late])([*history, *ALWAYS], 59, 59).numerator


def test_on_its_due_day_nothing_is_late():
    assert 0 == work("assessment", "due", [{"late": True}])(span("assessment", 5, 60), 1, 31).numerator


# --- Lengths ---

LENGTHS = ("lasted", "lasted_at_most")


@pytest.mark.parametrize(
    ("lasted", "at_most", "length"),
    [
        # Care from 1 January to 1 March 2018, day 60.
        pytest.param(1, 1, {"months": 2}, id="two months to the day are both"),
        pytest.param(1, 0, {"months": 1}, id="more than one"),
        pytest.param(0, 1, {"months": 3}, id="less than three"),
        pytest.param(1, 1, {"days": 59}, id="59 days"),
        pytest.param(0, 1, {"days": 60}, id="not 60"),
        pytest.param(1, 0, {"days": 58}, id="more than 58"),
        pytest.param(1, 1, {"working_days": 43}, id="43 working days"),
        pytest.param(0, 1, {"working_days": 44}, id="not 44"),
        pytest.param(1, 0, {"working_days": 42}, id="more than 42"),
    ],
)
def test_how_long_a_spell_lasted_is_judged_to_its_end(lasted, at_most, length):
    history = span("care", 1, 60)
    found = [work("care", "ends", [{kind: length}])(history, 60, 60).numerator for kind in LENGTHS]
    assert [lasted, at_most] == found


def test_on_its_first_day_a_spell_has_lasted_no_time():
    found = [work("care", "starts", [{kind: {"days": 1}}])(span("care", 1), 1, 31).numerator for kind in LENGTHS]
    assert [0, 1] == found


@pytest.mark.parametrize("days", [(60, 50, "S"), (1, 60, "P")])
def test_what_ends_before_it_starts_or_began_nobody_knows_when_has_no_length(days):
    start, end, entry = days
    for kind in LENGTHS:
        asked = work("care", "ends", [{kind: {"months": 12}}])
        assert 0 == asked(span("care", start, end, _entry=entry), end, end).numerator


# --- Fields ---


@pytest.mark.parametrize(
    ("expected", "where"),
    [
        pytest.param(1, {"dimension": "factors", "includes": ["4B", "9Z"]}, id="a list includes one of them"),
        pytest.param(0, {"dimension": "factors", "includes": ["9Z"]}, id="or none"),
        pytest.param(0, {"dimension": "outcome", "any_of": ["step_down"]}, id="a field that is not there fits none"),
        pytest.param(1, {"dimension": "outcome", "none_of": ["step_down"]}, id="but none_of"),
        pytest.param(1, {"dimension": "child_seen", "any_of": [True]}, id="yes or no"),
        pytest.param(0, {"dimension": "child_seen", "any_of": [False]}, id="not the other"),
        pytest.param(0, {"dimension": "kind", "any_of": ["single"], "none_of": ["single"]}, id="all that is said"),
    ],
)
def test_fields_are_asked_for_values_and_what_they_include(expected, where):
    history = span("assessment", 5, 9, factors=["3B", "4B"], child_seen=True)
    assert expected == work("assessment", "ends", [where])(history, 1, 31).numerator


@pytest.mark.parametrize(("expected", "previous"), [(1, {"_previous_plans": 2}), (0, {"_previous_plans": 3}), (0, {})])
def test_a_number_lies_in_a_band(expected, previous):
    band = work("plan", "starts", [{"dimension": "previous_plans", "number": {"at_least": 1, "under": 3}}])
    assert expected == band(span("plan", 1, **previous), 1, 31).numerator


@pytest.mark.parametrize(("expected", "band"), [(0, {"at_least": 3}), (1, {"at_least": 2}), (0, {"under": 2})])
def test_the_second_plan_is_the_second(expected, band):
    history = [*span("plan", 1, 5, "a"), *span("plan", 9, None, "b")]
    assert expected == work("plan", where=[{"ordinal": band}])(history, 31, 31).numerator


def test_what_completed_is_followed_up_and_of_what_is_open_not_yet():
    history = span("plan", 1, 9)
    for moment, expected in (("starts", 1), ("ends", 1), ("open", 0)):
        assert (
            expected == work("plan", moment, [{"completed": True}])(history, 1, 8 if moment == "open" else 31).numerator
        )


def test_one_branch_or_another():
    young = [{"age": {"under": 5}}, {"spells": "visit", "overlapping": {"months": 6}}]
    old = [{"age": {"at_least": 5}}, {"spells": "visit", "overlapping": {"months": 12}}]
    asked = work("missing", where=[{"any": [young, old]}])
    visit = event("visit.made", -300, kind="looked_after")
    for month, expected in (("2015-01", 0), ("2005-01", 1)):
        born = event("child.registered", 1, born=month)
        assert expected == asked([*ALWAYS, born, visit], 1, 1).numerator

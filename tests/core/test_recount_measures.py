"""The recount's figures: shares, timeliness by each basis, sums, means, medians, ratios, parts. Worked by hand."""

import datetime as dt

import pytest

from engine.recount import Counted, period_start, recount, recount_backlog
from schemas.catalogue import Catalogue, Indicator
from tests.core.hand_made import WORK, day, event, figure, indicator, of_child, span, timed, work, work_and

# --- Counts and shares ---


def test_a_count_is_its_own_value_and_shares_nothing_out():
    assert Counted(2, None, 2, {}, None, 0) == work("plan", "starts")(
        [*span("plan", 1), *span("plan", 2, 5, "b")], 1, 31
    )
    assert Counted(0, None, 0, {}, None, 0) == work("plan")([], 1, 31)


def test_a_share_is_of_those_that_fit_and_of_none_there_is_none():
    part = [{"dimension": "category", "any_of": ["NEG"]}]
    share = work("plan", "starts", [{"ordinal": {"under": 4}}], part)
    history = [*span("plan", 1, 2, "a", _category="NEG"), *span("plan", 3, 4, "b"), *span("plan", 5, 6, "c")]
    history += span("plan", 7, 8, "d", _category="NEG")
    assert Counted(1, 3, 1 / 3, {}, None, 0) == share(history, 1, 31)
    assert Counted(0, 0, None, {}, None, 0) == share(history, 40, 60)


# --- Timely ---

# Friday 5 January, 10 working days: due Friday the 19th, late from Monday the 22nd.
IN_TIME, LATE, OPEN = span("assessment", 5, 19, "a"), span("assessment", 5, 22, "b"), span("assessment", 5, None, "c")
BACKWARDS = span("assessment", 5, 3, "d")


@pytest.mark.parametrize(
    ("expected", "moment", "days"),
    [
        pytest.param((1, 2, 1), "ends", (1, 31), id="by ended: those ended, the backlog beside it"),
        pytest.param((1, 1, 2), "ends", (1, 21), id="what ended later was open on the last day"),
        pytest.param((1, 3, 1), "starts", (1, 31), id="by started: all started, one still open"),
        pytest.param((1, 3, 1), "starts", (5, 5), id="followed up"),
        pytest.param((1, 3, 1), "due", (19, 19), id="by due: all due"),
        pytest.param((0, 0, 0), "due", (20, 31), id="none due"),
        pytest.param((0, 0, 0), "starts", (6, 31), id="none started"),
    ],
)
def test_timeliness_by_ended_by_started_and_by_due(expected, moment, days):
    history = [*IN_TIME, *LATE, *OPEN, *BACKWARDS]
    found = work("assessment", moment, measure="timely")(history, *days)
    assert expected == (found.numerator, found.denominator, found.pending)


def test_conditions_narrow_what_is_timed_and_what_is_pending():
    core = [{"dimension": "kind", "any_of": ["core"]}]
    for moment in ("ends", "starts", "due"):
        assert Counted(0, 0, None, {}, 0, 0) == work("assessment", moment, core, measure="timely")(
            [*IN_TIME, *OPEN], 1, 31
        )


def test_hours_judged_by_days_are_told():
    by_day = span("screening", 8, 9, "a")
    exact = [timed(one, "10:00") for one in span("screening", 8, 9, "b")]
    for moment in ("starts", "ends", "due"):
        found = work("screening", moment, measure="timely")([*by_day, *exact, *span("screening", 8, None, "c")], 1, 31)
        assert 1 == found.by_day


# --- Sums, means and medians ---


def lasting(*nights):
    return [one for key, many in enumerate(nights) for one in span("plan", 1, 1 + many, f"p{key}")]


@pytest.mark.parametrize(
    ("total", "many", "middle", "nights"),
    [
        pytest.param(9, 3, 2, (1, 2, 6), id="an odd number"),
        pytest.param(12, 4, 2.5, (1, 2, 3, 6), id="of an even number, between the two in the middle"),
        pytest.param(0, 1, 0, (0,), id="one of no night"),
    ],
)
def test_sum_mean_and_median_of_days(total, many, middle, nights):
    def amount(measure):
        return work("plan", "ends", measure=measure, unit="days", quantity={"duration": "days"})(
            lasting(*nights), 1, 31
        )

    assert Counted(total, None, total, {}, None, 0) == amount("sum")
    assert Counted(total, many, total / many, {}, None, 0) == amount("mean")
    assert Counted(None, many, middle, {}, None, 0) == amount("median")


def test_of_nothing_the_sum_is_nought_and_mean_and_median_are_none():
    for measure, expected in (("sum", (0, None, 0)), ("mean", (0, 0, None)), ("median", (None, 0, None))):
        found = work("plan", "ends", measure=measure, unit="days", quantity={"duration": "days"})([], 1, 31)
        assert expected == (found.numerator, found.denominator, found.value)


def test_only_what_has_a_length_is_added_up():
    history = [
        *span("care", 1, 5, "a"),
        *span("care", 1, 9, "b", _entry="P"),
        *span("care", 9, 5, "c"),
        *span("care", 1, None, "d"),
    ]
    quantity = {"duration": "days"}
    ends = work("care", "ends", measure="mean", unit="days", quantity=quantity)(history, 1, 31)
    assert (4, 1) == (ends.numerator, ends.denominator), "not from a start that is not known, nor backwards"
    starts = work("care", "starts", measure="mean", unit="days", quantity=quantity)(history, 1, 31)
    assert (4, 1) == (starts.numerator, starts.denominator), "nor of what has not ended"


def test_working_days_as_elapsed():
    amount = work("plan", "ends", measure="sum", unit="working_days", quantity={"duration": "working_days"})
    assert 10 == amount(span("plan", 5, 21), 1, 31).numerator


@pytest.mark.parametrize(
    ("expected", "by_day", "clocks"),
    [
        pytest.param(25.5, 0, ("10:00", "11:30"), id="between two instants"),
        pytest.param(24, 1, (None, "11:30"), id="a day is 24 hours"),
        pytest.param(24, 1, (None, None), id="both only days"),
    ],
)
def test_hours_between_instants_or_days(expected, by_day, clocks):
    history = [timed(one, clock) if clock else one for one, clock in zip(span("missing", 8, 9), clocks, strict=True)]
    found = work("missing", "ends", measure="sum", unit="hours", quantity={"duration": "hours"})(history, 1, 31)
    assert (expected, expected, by_day) == (found.numerator, found.value, found.by_day)


def test_numbers_of_fields_are_added_up_and_what_has_none_is_left_out():
    history = [
        *span("plan", 1, None, "a", _previous_plans=2),
        *span("plan", 1, None, "b", _previous_plans=0),
        *span("plan", 1, None, "c"),
    ]
    mean = work("plan", "starts", measure="mean", unit="points", quantity={"dimension": "previous_plans"})
    assert Counted(2, 2, 1.0, {}, None, 0) == mean(history, 1, 31)


def test_a_state_that_is_a_number_is_averaged_over_the_children_who_have_it():
    score = {"form": "state", "opens": {"event": "plan.started"}, "value": "previous_plans"}
    one = indicator("missing", measure="mean", unit="points", quantity={"state": "score"})
    history = [
        *of_child("a", *span("missing", 1), *span("plan", 1, _previous_plans=4), *span("plan", 20, _previous_plans=9)),
        *of_child("b", *span("missing", 1), *span("plan", 1, _previous_plans=1)),
        *of_child("c", *span("missing", 1), *span("plan", 1)),
        *of_child("d", *span("missing", 1)),
    ]
    assert Counted(5, 2, 2.5, {}, None, 0) == figure(work_and(score=score), one, history, 1, 10)


# --- Ratios ---


def test_a_ratio_is_of_two_counts_and_may_exceed_one():
    plans = indicator("plan", "starts", id="plans")
    referrals = indicator("referral", "starts", id="referrals")
    catalogue = Catalogue.model_validate(
        {**WORK.model_dump(exclude_unset=True), "areas": {"-": "-"}, "indicators": [plans, referrals]}
    )
    one = indicator("plans", None, measure="ratio", per="referrals")
    history = [*span("plan", 1), *span("plan", 2, 3, "b"), event("referral.made", 20, referral="r")]
    assert Counted(2, 1, 2.0, {}, None, 0) == figure(catalogue, one, history, 1, 31)
    assert Counted(2, 0, None, {}, None, 0) == figure(catalogue, one, history, 1, 19)


# --- Parts ---


def parts(moment, at, history, **by):
    breakdown = {"title": "-", "by": {"dimension": "reason"}, "at": at, **by}
    return work("plan", moment, breakdown=breakdown)(history, 1, 31).parts


def test_what_is_still_going_on_is_undecided_and_what_ended_without_saying_is_unknown():
    history = [*span("plan", 1, 9, "a", reason="over"), *span("plan", 1, 9, "b"), *span("plan", 1, None, "c")]
    assert {"over": 1, "unknown": 1, "undecided": 1} == parts("starts", "known", history)
    assert {"unknown": 3} == parts("starts", "start", history)
    assert {"unknown": 1, "Done": 1} == parts("ends", "end", history, groups={"Done": ["over"]})


def test_what_the_opening_says_is_decided():
    history = span("plan", 1, None, _category="NEG")
    assert {"NEG": 1} == parts("starts", "known", history, by={"dimension": "category"})


def test_at_its_due_day_a_spell_says_what_it_had_said_by_then():
    def outcomes(at, end):
        by = {"title": "-", "by": {"dimension": "outcome"}, "at": at}
        return work("assessment", "due", breakdown=by)(span("assessment", 5, end, outcome="done"), 1, 31).parts

    assert [{"done": 1}, {"unknown": 1}] == [outcomes("due", end) for end in (19, 20)]
    assert [{"done": 1}, {"undecided": 1}] == [outcomes("known", end) for end in (20, None)]


def test_the_parts_of_a_share_add_up_to_its_numerator():
    by = {"title": "-", "by": {"dimension": "category"}, "at": "start"}
    share = work("plan", "starts", (), [{"ordinal": {"at_least": 2}}], breakdown=by)
    history = [*span("plan", 1, 2, "a", _category="NEG"), *span("plan", 3, 4, "b", _category="EMO")]
    assert Counted(1, 2, 0.5, {"EMO": 1}, None, 0) == share(history, 1, 31)


# --- Periods and backlog ---


@pytest.mark.parametrize(
    ("expected", "period", "last"),
    [
        ("2018-02-01", "month", "2018-02-28"),
        ("2018-01-01", "quarter", "2018-02-28"),
        ("2018-10-01", "quarter", "2018-12-31"),
        ("2017-04-01", "year_to_date", "2018-03-31"),
        ("2018-04-01", "year_to_date", "2018-04-30"),
        ("2017-03-01", "year", "2018-02-28"),
    ],
)
def test_a_period_ends_with_the_month_and_begins_with_its_own_first_day(expected, period, last):
    one = indicator("plan", "starts", period=period)
    assert dt.date.fromisoformat(expected) == period_start(one, dt.date.fromisoformat(last))


def backlog(one: Indicator, today: int, *events):
    found = recount_backlog(events, WORK, one, day(today), None)
    return found.open, found.overdue, found.due_soon, found.best, found.worst


@pytest.mark.parametrize(
    ("expected", "today"),
    [
        pytest.param((0, 0, 0), 4, id="not begun"),
        pytest.param((1, 0, 0), 11, id="six working days to go"),
        pytest.param((1, 0, 1), 12, id="five"),
        pytest.param((1, 0, 1), 19, id="due today: today is not over"),
        pytest.param((1, 1, 0), 20, id="overdue"),
        pytest.param((0, 0, 0), 25, id="ended"),
    ],
)
def test_open_overdue_and_due_soon(expected, today):
    """Due on Friday 19 January."""
    for moment in ("starts", "ends", "due"):
        one = indicator("assessment", moment, measure="timely")
        assert expected == backlog(one, today, *span("assessment", 5, 25))[:3]


# By Tuesday 23 January: a in time, b late, c overdue since the 19th, d due on the 31st, e due in February.
MONTH = [*IN_TIME, *LATE, *OPEN, *span("assessment", 17, None, "d"), *span("assessment", 22, None, "e")]


@pytest.mark.parametrize(
    ("best", "worst", "moment"),
    [
        pytest.param(2 / 3, 1 / 4, "ends", id="ended: a and b, and at best d; at worst c and d, late or not in time"),
        pytest.param(2 / 4, 1 / 4, "due", id="due in the month: a, b, c and d"),
        pytest.param(3 / 5, 1 / 5, "starts", id="started: all five"),
    ],
)
def test_the_month_can_end_between_best_and_worst(best, worst, moment):
    one = indicator("assessment", moment, measure="timely")
    assert (3, 1) == backlog(one, 23, *MONTH)[:2]
    assert (best, worst) == backlog(one, 23, *MONTH)[3:]


def test_of_nothing_there_is_neither_best_nor_worst():
    for moment in ("starts", "ends", "due"):
        one = indicator("assessment", moment, measure="timely")
        assert (0, 0, 0, None, None) == backlog(one, 23)


def test_early_ones_count_in_the_month_in_which_they_are_due():
    """Begun on 22 January and done the next day; due in February, so in no part of January."""
    one = indicator("assessment", "due", measure="timely")
    early = span("assessment", 22, 23)
    assert (None, 1.0) == (backlog(one, 24, *early)[3], backlog(one, 33, *early)[3])
    assert 1 == recount(early, WORK, one, day(32), day(59), None).numerator

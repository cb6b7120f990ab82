"""Readings: the period that is shown, what is due today, and what makes a value. Worked by hand."""

import datetime as dt

import pytest

from engine.calendar import end_of
from engine.readings.amounts import median, total
from engine.readings.counts import count
from engine.readings.periods import first_day, known_by, last_day, months_back, shown_end, shown_start
from engine.readings.reading import reading
from engine.rows.row import Part
from schemas.envelope import Event
from tests.core.engine_made import covered, told
from tests.core.hand_made import day, event, indicator, of_child, span, timed

JANUARY, MARCH = dt.date(2018, 1, 31), dt.date(2018, 3, 31)


def started(*days):
    """A referral of a child of its own on each day."""
    return [one for number in days for one in of_child(f"child-{number}", event("referral.made", number, referral="a"))]


def recorded_on(number: int, one: Event) -> Event:
    return {**one, "recordedtime": end_of(day(number))}


REFERRALS = indicator("referral", "starts")
PLANS = indicator("plan")
ASSESSED = indicator("assessment", "ends", measure="timely")
DUE = indicator("assessment", "due", measure="timely")

# --- Periods ---


@pytest.mark.parametrize(
    ("first", "period", "last"),
    [
        ("2018-03-01", "month", "2018-03-31"),
        ("2018-03-01", "month", "2018-03-01"),
        ("2018-01-01", "quarter", "2018-03-31"),
        ("2018-04-01", "quarter", "2018-04-01"),
        ("2018-10-01", "quarter", "2018-12-31"),
        ("2017-04-01", "year_to_date", "2018-03-31"),
        ("2018-04-01", "year_to_date", "2018-04-01"),
        ("2017-04-01", "year", "2018-03-31"),
        ("2017-03-01", "year", "2018-02-10"),
    ],
)
def test_a_period_begins_so_that_its_last_day_is_in_its_last_month(first, period, last):
    one, end = indicator("referral", "starts", period=period), dt.date.fromisoformat(last)
    assert dt.date.fromisoformat(first) == first_day(one, end) == shown_start(one, end)


def test_a_stock_is_of_its_day_and_is_shown_beside_its_month():
    middle = dt.date(2018, 2, 14)
    assert (middle, dt.date(2018, 2, 1), dt.date(2018, 2, 28)) == (
        first_day(PLANS, middle), shown_start(PLANS, middle), shown_end(middle),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("first", "months", "last"),
    [
        ("2018-03-01", 1, "2018-03-31"),
        ("2018-02-01", 2, "2018-03-31"),
        ("2017-04-01", 12, "2018-03-01"),
        ("2015-04-01", 36, "2018-03-31"),
    ],
)
def test_so_many_months_back_counts_the_month_itself(first, months, last):
    assert dt.date.fromisoformat(first) == months_back(dt.date.fromisoformat(last), months)


# --- Readings ---


def test_a_reading_has_the_days_that_people_see_and_says_how_it_is_covered():
    authority = told(covered(), *started(1, 20), of=[REFERRALS])
    assert (day(1), JANUARY, 2, 2, None, "ok", "ok", 0) == reading(authority, REFERRALS, day(20))


def test_a_share_of_nothing_has_no_value_though_its_month_is_covered():
    authority = told(covered(), of=[ASSESSED])
    assert (day(1), JANUARY, None, None, None, "no_data", "ok", 0) == reading(authority, ASSESSED, JANUARY)


def test_no_data_is_not_zero():
    authority = told(*started(1), of=[REFERRALS])
    assert (day(1), JANUARY, None, None, None, "no_data", "no_data", 0) == reading(authority, REFERRALS, JANUARY)


def test_a_month_of_which_a_part_is_covered_is_partial():
    authority = told(covered(10), *started(20), of=[REFERRALS])
    assert (1, 1, None, "partial", "partial") == reading(authority, REFERRALS, JANUARY)[2:7]


@pytest.mark.parametrize(
    ("expected", "last", "is_over"),
    [
        pytest.param((0, 1), 15, True, id="the evening of the day on which it was due"),
        pytest.param((None, None), 15, False, id="during that day"),
        pytest.param((0, 1), 16, False, id="the day after"),
    ],
)
def test_what_is_due_today_is_counted_once_the_day_is_over(expected, last, is_over):
    """Started on Monday 1 January, a holiday: ten working days end on Monday the 15th."""
    authority = told(covered(), *span("assessment", 1), of=[DUE])
    assert expected == reading(authority, DUE, day(last), is_over=is_over)[3:5]
    assert not is_over or expected == reading(authority, DUE, day(last))[3:5], "where nothing is said the day is over"


@pytest.mark.parametrize(
    ("expected", "of", "told_to", "is_over"),
    [
        pytest.param("ok", PLANS, 30, False, id="a stock of today rests on what was told of yesterday"),
        pytest.param("no_data", PLANS, 29, False, id="and not of the day before"),
        pytest.param("no_data", PLANS, 30, True, id="a stock of a day that is over on what was told of it"),
        pytest.param("ok", PLANS, 31, True, id="which may be told at its end"),
        pytest.param("partial", REFERRALS, 30, False, id="a flow up to today on what was told of today"),
    ],
)
def test_what_is_open_today_is_covered_by_yesterday(expected, of, told_to, is_over):
    authority = told(covered(1, told_to), *span("plan", 1), of=[of])
    assert expected == reading(authority, of, JANUARY, is_over=is_over).covered


def test_what_ended_today_is_counted_though_the_day_is_not_over():
    authority = told(covered(), *span("assessment", 1, 15), of=[ASSESSED])
    assert (1, 1) == reading(authority, ASSESSED, day(15), is_over=False)[3:5]


def test_it_says_how_many_were_timed_by_the_day_only_as_known_at_an_instant():
    screened = indicator("screening", "ends", measure="timely")
    late = [recorded_on(500, one) for one in of_child("b", *span("screening", 3, 4))]
    authority = told(covered(), *of_child("a", *span("screening", 1, 2)), *late, of=[screened])
    assert 1 == reading(authority, screened, JANUARY, known_by(day(499))).by_day
    assert 2 == reading(authority, screened, JANUARY).by_day


def test_a_reading_is_as_known_at_an_instant():
    events = event("referral.made", 1, day(9), referral="a"), event("referral.made", 2, day(400), referral="b")
    authority = told(covered(), *events, of=[REFERRALS])
    evenings = [known_by(day(number)) for number in (8, 9, 399, 400)]
    assert [0, 1, 1, 2] == [reading(authority, REFERRALS, JANUARY, evening).value for evening in evenings]


def test_what_was_recorded_ahead_of_its_day_takes_part_in_no_period_that_ends_before():
    """A plan starts on 10 January; that it ends on 9 February was recorded on the 12th of January."""
    ended = indicator("plan", "starts", part=[{"completed": True}])
    begun, end = span("plan", 10, 40)
    authority = told(covered(), recorded_on(10, begun), recorded_on(12, end), of=[ended])
    assert (0, 1) == reading(authority, ended, JANUARY)[3:5]


@pytest.mark.parametrize(("expected", "last"), [(1, 50), (0, 51), (0, 59)])
def test_so_it_is_with_what_counts_once_at_any_time_of_the_period(expected, last):
    """A conference due on 22 January; that none was needed after 20 February was recorded on the 1st."""
    late = indicator("conference_due", "during", [{"late": True}], once_per="child")
    begun = event("section_47.started", 1, enquiry="a")
    ended = event("section_47.ended", 51, enquiry="a", outcome="conference_not_required")
    authority = told(covered(), recorded_on(1, begun), recorded_on(32, ended), of=[late])
    assert expected == reading(authority, late, day(last)).value


# --- Ratios, sums, means and medians ---


def test_a_ratio_is_of_two_counts_and_may_exceed_one():
    ratio = indicator("one", None, id="ratio", measure="ratio", per="two")
    two = PLANS.model_copy(update={"id": "two"})
    authority = told(
        covered(), *started(1, 2, 3), *span("plan", 1), *of_child("b", *span("plan", 2)), of=[REFERRALS, two, ratio]
    )
    assert (1.5, 3, 2, "ok", "ok", 0) == reading(authority, ratio, JANUARY)[2:]


def test_a_ratio_of_two_stocks_of_today_rests_on_what_was_told_of_yesterday():
    ratio = indicator("one", None, id="ratio", measure="ratio", per="two")
    one, two = (PLANS.model_copy(update={"id": name}) for name in ("one", "two"))
    authority = told(covered(1, 30), *span("plan", 1), of=[one, two, ratio])
    assert (1.0, 1, 1, "ok") == reading(authority, ratio, JANUARY, is_over=False)[2:6]
    assert "no_data" == reading(authority, ratio, JANUARY).status


def test_a_ratio_to_none_has_no_value():
    ratio = indicator("one", None, id="ratio", measure="ratio", per="two")
    two = PLANS.model_copy(update={"id": "two"})
    authority = told(covered(), *started(1), of=[REFERRALS, two, ratio])
    assert (None, None, None, "no_data") == reading(authority, ratio, JANUARY)[2:6]


@pytest.mark.parametrize(
    ("expected", "measure"),
    [((60, 60, None), "sum"), ((20.0, 60, 3), "mean"), ((10.0, None, 3), "median")],
)
def test_what_is_added_up(expected, measure):
    """Three spells in care, of 8, 10 and 42 days."""
    one = indicator("care", "ends", measure=measure, unit="days", quantity={"duration": "days"}, period="quarter")
    lengths = {"a": 8, "b": 10, "c": 42}
    events = [each for name, days in lengths.items() for each in of_child(name, *span("care", 1, 1 + days))]
    assert expected == reading(told(covered(), *events, of=[one]), one, MARCH)[2:5]


@pytest.mark.parametrize(("expected", "measure"), [((6.505, 6.505, 1), "mean"), ((6.505, None, 1), "median")])
def test_hours_are_elapsed_to_the_second(expected, measure):
    """From 10:00:00 to 16:30:18."""
    one = indicator("screening", "ends", measure=measure, unit="hours", quantity={"duration": "hours"})
    begun, ended = (timed(each, clock) for each, clock in zip(span("screening", 1, 1), ("10:00", "16:30"), strict=True))
    ended["time"] += dt.timedelta(seconds=18)
    authority = told(covered(), begun, ended, of=[one])
    assert expected == reading(authority, one, JANUARY)[2:5]


@pytest.mark.parametrize("measure", ["mean", "median"])
def test_of_nothing_there_is_no_mean_and_no_median(measure):
    one = indicator("care", "ends", measure=measure, unit="days", quantity={"duration": "days"})
    assert reading(told(covered(), of=[one]), one, JANUARY).value is None


@pytest.mark.parametrize(
    ("expected", "added", "amounts"),
    [
        (7, 7, {7: 1}),
        (7, 21, {7: 3}),
        (2, 10, {1: 1, 2: 1, 7: 1}),
        (1.5, 3, {1: 1, 2: 1}),
        (4.5, 18, {7: 2, 2: 2}),
        (2, 11, {7: 1, 2: 2}),
        (0, 9, {9: 1, 0: 2}),
    ],
)
def test_the_median_is_the_middle_one_or_the_mean_of_the_two_in_the_middle(expected, added, amounts):
    assert (expected, added) == (median(amounts), total(amounts))


# --- Counts of days that lie ahead ---


@pytest.mark.parametrize(("expected", "today"), [(0, 5), (0, 11), (1, 12), (1, 31)])
def test_of_days_that_lie_ahead_what_was_recorded_ahead_counts_once_its_day_has_come(expected, today):
    """Due on 15 January, and completed on the 12th; that was recorded on the 3rd."""
    begun, ended = span("assessment", 1, 12)
    authority = told(covered(), recorded_on(1, begun), recorded_on(3, ended), of=[DUE])
    month = day(1), day(31)
    assert expected == count(authority, DUE, Part.NUMERATOR, *month, seen=day(today))
    assert count(authority, DUE, Part.NUMERATOR, *month) == 1, "without a day, up to the last"


@pytest.mark.parametrize(
    ("expected", "until"),
    [
        (dt.date(2018, 2, 28), None),
        (dt.date(2018, 2, 28), dt.date(2018, 5, 3)),
        (dt.date(2018, 2, 28), dt.date(2018, 2, 28)),
        (dt.date(2018, 2, 11), dt.date(2018, 2, 11)),
        (dt.date(2018, 2, 1), dt.date(2018, 2, 1)),
        (dt.date(2018, 2, 28), dt.date(2018, 1, 31)),
    ],
    ids=str,
)
def test_a_month_goes_to_its_end_or_to_the_day_in_it_that_is_known(expected, until):
    assert expected == last_day(dt.date(2018, 2, 14), until)

"""The arithmetic of days, by tables that a data officer can check against a wall calendar."""

import datetime as dt

import pytest

from engine.calendar import (
    LONDON,
    add_months,
    day_of,
    due_day,
    end_of,
    first_late_day,
    last_in_window,
    month_end,
    soon_from,
    window_start,
    working_days,
    working_hours,
)
from schemas.catalogue import Duration


def d(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("elapsed", "start", "end", "why"),
    [
        (15, "2014-06-02", "2014-06-23", "three plain weeks"),
        (
            15,
            "2022-06-02",
            "2022-06-24",
            "the Jubilee moved the spring holiday and added a day; the start is a holiday",
        ),
        (0, "2014-06-06", "2014-06-08", "a Friday to its Sunday"),
        (1, "2014-06-06", "2014-06-09", "a Friday to its Monday"),
        (1, "2014-06-07", "2014-06-09", "the start is day 0 whatever day it is"),
        (0, "2014-12-24", "2014-12-28", "Christmas, Boxing Day and a weekend"),
        (0, "2023-05-05", "2023-05-08", "the coronation holiday"),
        (0, "2020-05-07", "2020-05-08", "the early May holiday of 2020 was on a Friday"),
        (1, "2020-05-01", "2020-05-04", "and not on the first Monday"),
        (0, "2022-09-18", "2022-09-19", "the state funeral"),
    ],
)
def test_working_days_elapsed_leave_out_weekends_and_bank_holidays(elapsed, start, end, why):
    assert elapsed == working_days(d(start), d(end)), why


@pytest.mark.parametrize(
    ("due", "late", "start", "limit"),
    [
        ("2014-06-20", "2014-06-23", "2014-06-06", {"working_days": 10}),
        ("2014-06-09", "2014-06-10", "2014-06-07", {"working_days": 1}),
        ("2015-02-28", "2015-03-01", "2014-08-31", {"months": 6}),
        ("2016-02-29", "2016-03-01", "2015-08-31", {"months": 6}),
        ("2014-09-06", "2014-09-07", "2014-06-06", {"months": 3}),
        ("2014-09-04", "2014-09-05", "2014-06-06", {"days": 90}),
    ],
)
def test_a_limit_has_a_due_day_and_a_first_late_day(due, late, start, limit):
    assert (d(due), d(late)) == (due_day(d(start), Duration(**limit)), first_late_day(d(start), Duration(**limit)))


def test_a_weekend_after_the_due_day_of_working_days_is_still_in_time():
    limit = Duration(working_days=10)
    in_time = [day for day in range(20, 25) if dt.date(2014, 6, day) < first_late_day(dt.date(2014, 6, 6), limit)]
    assert [20, 21, 22] == in_time


def test_every_due_day_is_the_last_with_the_limit_elapsed_of_ten_years():
    limit = Duration(working_days=20)
    for number in range(0, 3653, 7):
        start = dt.date(2010, 1, 1) + dt.timedelta(number)
        late = first_late_day(start, limit)
        assert working_days(start, due_day(start, limit)) == working_days(start, late - dt.timedelta(1)) == 20
        assert working_days(start, late) == 21


@pytest.mark.parametrize(
    ("result", "day", "months"),
    [
        ("2015-02-28", "2014-08-31", 6),
        ("2016-02-29", "2015-08-31", 6),
        ("2014-02-28", "2014-08-31", -6),
        ("2013-12-31", "2014-01-31", -1),
    ],
)
def test_months_are_cut_to_the_months_end(result, day, months):
    assert d(result) == add_months(d(day), months)


@pytest.mark.parametrize(
    ("first", "day", "months"),
    [
        ("2017-04-01", "2018-03-31", 12),
        ("2016-03-01", "2017-02-28", 12),
        ("2015-03-01", "2016-02-29", 12),
        ("2018-03-01", "2018-03-31", 1),
    ],
)
def test_a_window_of_months_is_the_calendar_months_that_end_with_the_day(first, day, months):
    assert d(first) == window_start(d(day), months)


@pytest.mark.parametrize("months", [1, 6, 12])
def test_a_day_leaves_a_window_on_the_first_day_whose_window_begins_after_it(months):
    day = dt.date(2015, 1, 1)
    while day < dt.date(2017, 4, 1):
        last = last_in_window(day, months)
        assert window_start(last, months) <= day < window_start(last + dt.timedelta(1), months)
        day += dt.timedelta(1)


def test_due_soon_begins_on_the_first_day_with_no_more_than_so_many_working_days_left():
    for number in range(400):
        due = dt.date(2018, 1, 1) + dt.timedelta(number)
        first = soon_from(due, 5)
        assert working_days(first, due) == 5 < working_days(first - dt.timedelta(1), due)


@pytest.mark.parametrize(
    ("day", "instant"),
    [
        ("2014-06-30", "2014-06-30T23:30:00+01:00"),
        ("2014-07-01", "2014-06-30T23:30:00+00:00"),
        ("2018-01-31", "2018-01-31T23:59:59+00:00"),
    ],
)
def test_a_day_is_the_london_day_of_its_instant(day, instant):
    assert d(day) == day_of(dt.datetime.fromisoformat(instant))


def test_a_day_ends_a_microsecond_before_the_next_begins_in_london():
    assert dt.datetime(2014, 9, 30, 23, 59, 59, 999999, LONDON) == end_of(d("2014-09-30"))
    assert dt.datetime(2018, 3, 25, 23, 59, 59, 999999, LONDON) == end_of(d("2018-03-25"))


def test_a_month_ends_on_its_last_calendar_day():
    assert d("2014-08-31") == month_end(d("2014-08-29")), "a Sunday, not the last working day"


@pytest.mark.parametrize(
    ("hours", "start", "end", "why"),
    [
        (8, "2018-03-07T09:00:00+00:00", "2018-03-07T17:00:00+00:00", "a Wednesday"),
        (8, "2018-03-07T00:00:00+00:00", "2018-03-08T00:00:00+00:00", "the same, from midnight to midnight"),
        (1.5, "2018-03-07T10:15:00+00:00", "2018-03-07T11:45:00+00:00", "within a morning"),
        (2, "2018-03-07T16:00:00+00:00", "2018-03-08T10:00:00+00:00", "an evening and a night between"),
        (0, "2018-03-07T17:00:00+00:00", "2018-03-08T09:00:00+00:00", "nothing but a night"),
        (2, "2018-03-09T16:00:00+00:00", "2018-03-12T10:00:00+00:00", "a Friday to its Monday"),
        (0, "2018-03-10T11:00:00+00:00", "2018-03-11T15:00:00+00:00", "a weekend"),
        (16, "2014-12-24T09:00:00+00:00", "2014-12-29T17:00:00+00:00", "Christmas, Boxing Day and a weekend between"),
        (0, "2014-12-25T09:00:00+00:00", "2014-12-28T17:00:00+00:00", "and nothing else"),
        (0, "2022-09-19T09:00:00+01:00", "2022-09-19T17:00:00+01:00", "the state funeral"),
        (
            8,
            "2018-03-26T08:00:00+00:00",
            "2018-03-26T16:00:00+00:00",
            "the Monday after the clocks went forward: 9 is 8",
        ),
        (2, "2018-03-23T16:00:00+00:00", "2018-03-26T09:00:00+00:00", "the weekend on which they did"),
        (2, "2014-10-24T15:00:00+00:00", "2014-10-27T10:00:00+00:00", "the weekend on which they went back"),
        (
            40,
            "2014-10-22T00:00:00+01:00",
            "2014-10-29T00:00:00+00:00",
            "a week and an hour, of which five days are worked",
        ),
        (0.25, "2018-03-07T16:45:00+00:00", "2018-03-07T18:30:00+00:00", "the last quarter of an hour of a day"),
        (-8, "2018-03-08T12:00:00+00:00", "2018-03-07T12:00:00+00:00", "backwards"),
        (0, "2200-01-01T00:00:00+00:00", "2300-01-01T00:00:00+00:00", "beyond the years whose working days are known"),
        (0, "1900-01-01T00:00:00+00:00", "1950-01-01T00:00:00+00:00", "before them"),
    ],
)
def test_working_hours_are_9_to_17_in_london_on_working_days(hours, start, end, why):
    assert hours == working_hours(dt.datetime.fromisoformat(start), dt.datetime.fromisoformat(end)), why


def test_every_working_day_has_eight_working_hours_and_no_other_any_over_two_years():
    for number in range(731):
        day = dt.date(2014, 1, 1) + dt.timedelta(number)
        night, next_night = (dt.datetime.combine(day + dt.timedelta(more), dt.time(), LONDON) for more in (0, 1))
        assert 8 * working_days(day - dt.timedelta(1), day) == working_hours(night, next_night), day

"""The rhythm of a source: the longest that it is silent, in working hours, of the four weeks up to its last event."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.calendar import LONDON
from engine.history import microseconds
from engine.sources import Heard, rhythm

NIGHTS = [f"2018-03-{day:02} 02:30" for day in range(5, 19)]
"""Two weeks, from a Monday on."""


def heard(*times):
    """Of a source that recorded something at these times in London."""
    one = Heard()
    for time in times:
        one.add(microseconds(dt.datetime.fromisoformat(time).replace(tzinfo=LONDON)))
    return one


@pytest.mark.parametrize(
    ("longest", "times", "why"),
    [
        (1, [*(f"2018-03-07 {hour:02}:30" for hour in range(8, 18)), "2018-03-08 10:05"], "hour by hour of a Wednesday and a morning"),
        (8, NIGHTS, "every night: a day of work between, and on weekends none"),
        (16, [one for one in NIGHTS if "03-15" not in one], "the same, but for the night to a Thursday"),
        (8, [f"2018-04-{day} 02:30" for day in range(10, 25)], "every night, but over no Easter"),
        (8, [f"2018-{day} 02:30" for day in ("03-26", "03-27", "03-28", "03-29", "03-30", "04-03", "04-04", "04-05", "04-06", "04-07", "04-10")], "over Easter: its Friday and Monday are no gap"),
        (3, [*(f"2018-03-07 {hour:02}:00" for hour in range(9, 17)), "2018-03-08 11:59", "2018-03-08 12:00"], "16 to 11 of the next day"),
        (None, [f"2018-03-07 {hour:02}:00" for hour in range(9, 17)] * 3, "eight hours are too few"),
        (None, [f"2018-03-07 12:{minute}" for minute in range(10, 60)], "fifty times in one"),
        (None, ["2018-03-31 23:59"], "a return that was sent in"),
        (None, [f"2018-03-10 {hour:02}:00" for hour in range(24)], "a Saturday is no time of work, however much is recorded"),
    ],
)  # fmt: skip
def test_the_rhythm_is_the_longest_silence_in_working_hours(longest, times, why):
    assert longest == heard(*times).source().rhythm, why


def test_what_was_recorded_over_four_weeks_before_the_last_is_no_part_of_it():
    often = [f"2018-03-0{day} {hour}:00" for day in (5, 6) for hour in range(10, 16)]
    assert 3 == heard(*often).source().rhythm, "from 15 to 10 of the next day"
    for last in ("2018-04-02 11:00", "2018-04-02 13:59"):
        assert 2 + 17 * 8 == heard(*often, last).source().rhythm, "from 15 to Easter, which has no working hours"
    assert heard(*often, "2018-04-02 20:00").source().rhythm is None, "seven hours are left"


def test_the_last_is_the_latest_recorded_to_the_microsecond():
    one = heard("2018-03-07 10:00", "2018-03-07 09:00")
    assert dt.datetime(2018, 3, 7, 10, tzinfo=LONDON).timestamp() * 1e6 == one.source().last


def test_what_is_recorded_ahead_of_its_day_says_nothing_yet():
    """A mistyped year: without it the source looks alive until then, and has no rhythm."""
    one = heard(*NIGHTS, "2019-03-18 02:30")
    today = microseconds(dt.datetime(2018, 3, 18, 23, 59, tzinfo=LONDON))
    assert (8, microseconds(dt.datetime(2018, 3, 18, 3, tzinfo=LONDON)) - 1) == (
        one.source(today).rhythm,
        one.source(today).last,
    )
    assert one.source().rhythm is None
    assert heard(*NIGHTS).source(today) == heard(*NIGHTS).source()


HOURS = st.lists(st.tuples(st.integers(0, 40 * 24), st.integers(0, 59)), min_size=1, max_size=200)


@given(HOURS, st.data())
def test_the_order_of_arrival_and_repeats_cannot_matter(hours, data):
    start = microseconds(dt.datetime(2018, 3, 1, tzinfo=LONDON))
    recorded = [start + (60 * hour + minute) * 60_000_000 for hour, minute in hours]
    one, other = Heard(), Heard()
    for instant in recorded:
        one.add(instant)
    for instant in data.draw(st.permutations([*recorded, *recorded[:20]])):
        other.add(instant)
    assert one.source() == other.source()


def test_of_years_only_the_last_weeks_are_held_and_the_rhythm_is_theirs():
    start = microseconds(dt.datetime(2015, 1, 1, tzinfo=LONDON)) // 3_600_000_000
    hours = [hour for hour in range(start, start + 3 * 365 * 24) if hour % 5 < 2]
    forward, backward = Heard(), Heard()
    for hour in hours:
        forward.add(hour * 3_600_000_000)
    for hour in reversed(hours):
        backward.add(hour * 3_600_000_000)
        assert len(backward._hours) <= 4 * 4 * 7 * 24
    assert 4 == rhythm(hours[-200:]) == forward.source().rhythm
    assert forward.source() == backward.source()

"""Ratings, as a board reads them: the verdict, the words beside it, and the direction of travel."""

import datetime as dt

import pytest

from engine.rating import aim, direction, rate, rate_by_direction, said, shown, target_on
from engine.readings.reading import NO_RATE, RateReading, Reading
from schemas.catalogue import Target
from tests.core.hand_made import indicator

HEREFORDSHIRE, ELSEWHERE = "E06000019", "E06000020"
IN_TIME = indicator("assessment", "ends", measure="timely")
PLANS = indicator("plan")
REFERRALS_OF_A_YEAR = indicator("referral", "starts", rate={"months": 12, "source": "-"})
MEAN_DAYS = indicator("care", "ends", measure="mean", unit="days", quantity={"duration": "days"})
MEDIAN_HOURS = indicator("screening", "ends", measure="median", unit="hours", quantity={"duration": "hours"})


def target(low=None, high=None, start="2014-04-01", **said):
    return Target.model_validate({"start": start, "low": low, "high": high, "basis": "month", "source": "-", **said})


def reading(value, numerator=None, denominator=None, by_day=0):
    month = dt.date(2014, 9, 1), dt.date(2014, 9, 30)
    return Reading(*month, value, numerator, denominator, "ok", "ok", by_day)


# --- The verdict ---


@pytest.mark.parametrize(
    ("verdict", "value", "low", "high"),
    [
        pytest.param("green", 0.9, 0.5, None, id="over what it should be at least"),
        pytest.param("green", 0.5, 0.5, None, id="just what it should be"),
        pytest.param("amber", 0.49, 0.5, None, id="a little under"),
        pytest.param("amber", 0.375, 0.5, None, id="a quarter under is still amber"),
        pytest.param("amber", 3 / 20, 0.2, None, id="a quarter under, which binary arithmetic makes a little more"),
        pytest.param("red", 0.374, 0.5, None, id="more than a quarter under"),
        pytest.param("red", 0, 0.5, None, id="nothing in time"),
        pytest.param("green", 0, None, 40, id="under what it should be at most"),
        pytest.param("green", 40, None, 40, id="just what it may be"),
        pytest.param("amber", 41, None, 40, id="a little over"),
        pytest.param("amber", 50, None, 40, id="a quarter over is still amber"),
        pytest.param("amber", 0.1125, None, 0.09, id="a quarter over, which binary arithmetic makes a little less"),
        pytest.param("red", 51, None, 40, id="more than a quarter over"),
        pytest.param("amber", 30, 40, 80, id="a quarter under a range"),
        pytest.param("red", 29, 40, 80, id="further under it"),
        pytest.param("green", 40, 40, 80, id="where the range begins"),
        pytest.param("green", 80, 40, 80, id="where it ends"),
        pytest.param("amber", 100, 40, 80, id="a quarter over it"),
        pytest.param("red", 101, 40, 80, id="further over it"),
    ],
)
def test_a_value_is_green_in_its_range_amber_within_a_quarter_of_a_bound_and_red_beyond(verdict, value, low, high):
    assert verdict == rate(reading(value), NO_RATE, PLANS, target(low, high), 0.25).verdict


@pytest.mark.parametrize(
    ("verdict", "numerator", "denominator", "low", "high", "amber"),
    [
        pytest.param("amber", 3, 5, 0.8, None, 0.25, id="0.8 and a quarter less is 0.6"),
        pytest.param("red", 5999, 10_000, 0.8, None, 0.25, id="and not 0.5999"),
        pytest.param("amber", 171, 200, 0.9, None, 0.05, id="0.9 and a twentieth less is 0.855"),
        pytest.param("amber", 33, 80, 0.55, None, 0.25, id="0.55 and a quarter less is 0.4125"),
        pytest.param("amber", 399, 400, None, 0.95, 0.05, id="0.95 and a twentieth more is 0.9975"),
        pytest.param("amber", 63, 200, None, 0.3, 0.05, id="0.3 and a twentieth more is 0.315"),
        pytest.param("red", 3151, 10_000, None, 0.3, 0.05, id="and not 0.3151"),
        pytest.param("amber", 2373, 10_000, None, 0.226, 0.05, id="0.226 and a twentieth more is 0.2373"),
        pytest.param("red", 0, 5, 0.8, None, 0.999, id="nothing is not the thousandth part of 0.8"),
        pytest.param("amber", 0, 5, 0.8, None, 1, id="but is off it by no more than all of it"),
    ],
)
def test_amber_ends_where_people_would_work_it_out_from_the_decimals(verdict, numerator, denominator, low, high, amber):
    told = reading(numerator / denominator, numerator, denominator)
    assert verdict == rate(told, NO_RATE, IN_TIME, target(low, high), amber).verdict


def test_amber_of_a_rate_ends_there_too():
    # 231 among 36,000 children are 64.1666…; 61.11 and a twentieth more is 64.1655, and 70 is 73.5.
    rated = RateReading(10_000 * 231 / 36_000, 231, 36_000, "ok")
    assert "red" == _of_rate(rated, 61.11)
    assert "amber" == _of_rate(RateReading(10_000 * 147 / 20_000, 147, 20_000, "ok"), 70)


def _of_rate(rated, high):
    asked = target(high=high, applies_to="rate", basis="year")
    return rate(reading(20, 20), rated, REFERRALS_OF_A_YEAR, asked, 0.05).verdict


def test_a_target_of_the_rate_rates_the_rate_and_one_of_the_value_the_value():
    now, rated = reading(30, 30), RateReading(60.0, 216, 36_000, "ok")
    of_rate, of_value = target(high=50, applies_to="rate", basis="year"), target(high=50)
    assert (
        "amber",
        "216 of 36,000 children = 60.0 per 10,000, target at most 50.0 per 10,000",
        of_rate,
    ) == rate(now, rated, REFERRALS_OF_A_YEAR, of_rate, 0.25)
    assert ("green", "30, target at most 50", of_value) == rate(now, rated, REFERRALS_OF_A_YEAR, of_value, 0.25)


def test_without_a_population_a_target_of_the_rate_has_no_verdict_whatever_the_value():
    of_rate = target(high=50, applies_to="rate", basis="year")
    rated = RateReading(None, 216, None, "no_data")
    expected = "none", "no data, target at most 50.0 per 10,000", of_rate
    assert expected == rate(reading(30, 30), rated, REFERRALS_OF_A_YEAR, of_rate, 0.25)


def test_without_a_target_there_is_no_verdict_and_the_figure_is_said_all_the_same():
    assert ("none", "12; no target", None) == rate(reading(12, 12), NO_RATE, PLANS, None, 0.25)


def test_without_data_there_is_no_verdict_and_the_target_is_said_all_the_same():
    asked = target(0.8)
    assert ("none", "no data, target at least 80.0 %", asked) == rate(reading(None), NO_RATE, IN_TIME, asked, 0.25)


def test_the_verdict_comes_with_the_figure_and_what_it_should_be():
    asked = target(0.85)
    expected = "amber", "66 of 94 = 70.2 %, target at least 85.0 %", asked
    assert expected == rate(reading(66 / 94, 66, 94), NO_RATE, IN_TIME, asked, 0.25)


def test_a_target_that_is_only_shown_says_why_and_gives_no_verdict():
    shown_only = target(0.85, basis="year", unrated="it is of a year")
    expected = (
        "none",
        "66 of 94 = 70.2 %, target at least 85.0 %, shown and not rated against: it is of a year",
        shown_only,
    )
    assert expected == rate(reading(66 / 94, 66, 94), NO_RATE, IN_TIME, shown_only, 0.25)


# --- By direction ---

HIGH_IS_GOOD, LOW_IS_GOOD = (
    indicator("assessment", "ends", measure="timely", polarity=good, rated_by="direction")
    for good in ("higher", "lower")
)


@pytest.mark.parametrize(
    ("verdict", "words", "before", "of"),
    [
        ("red", "74.5 % a year before: lower, and higher is better", reading(0.7447), HIGH_IS_GOOD),
        ("green", "74.5 % a year before: lower, and lower is better", reading(0.7447), LOW_IS_GOOD),
        ("green", "60.0 % a year before: higher, and higher is better", reading(0.6), HIGH_IS_GOOD),
        ("red", "60.0 % a year before: higher, and lower is better", reading(0.6), LOW_IS_GOOD),
        ("amber", "67.8 % a year before: level", reading(0.6784), HIGH_IS_GOOD),
    ],
)
def test_without_a_target_the_year_before_may_say_how_it_does(verdict, words, before, of):
    now = reading(173 / 255, 173, 255)
    moved = direction(now.value, before.value, "share")
    assert (verdict, f"173 of 255 = 67.8 %, {words}", None) == rate_by_direction(now, before, moved, of)


@pytest.mark.parametrize(
    ("words", "now", "before"),
    [
        ("173 of 255 = 67.8 %; not compared with a year before", reading(173 / 255, 173, 255), reading(None)),
        ("no data; not compared with a year before", reading(None), reading(0.6)),
    ],
)
def test_where_there_is_nothing_to_compare_no_direction_is_a_verdict(words, now, before):
    assert ("none", words, None) == rate_by_direction(now, before, "none", HIGH_IS_GOOD)


# --- Which target ---

EVERYONES, LATER, OWN = (
    target(0.8),
    target(0.9, start="2016-04-01"),
    target(0.7, start="2015-04-01", authority=HEREFORDSHIRE),
)
RATED = indicator("assessment", "ends", measure="timely", targets=[LATER, OWN, EVERYONES])


@pytest.mark.parametrize(
    ("expected", "authority", "day"),
    [
        pytest.param(None, HEREFORDSHIRE, "2014-03-31", id="the day before there is one"),
        pytest.param(EVERYONES, HEREFORDSHIRE, "2014-04-01", id="everyone's, on its first day"),
        pytest.param(EVERYONES, HEREFORDSHIRE, "2015-03-31", id="everyone's, before its own"),
        pytest.param(OWN, HEREFORDSHIRE, "2015-04-01", id="its own, on its first day"),
        pytest.param(OWN, HEREFORDSHIRE, "2016-04-01", id="its own, though everyone's is newer"),
        pytest.param(EVERYONES, ELSEWHERE, "2015-04-01", id="not another authority's"),
        pytest.param(LATER, ELSEWHERE, "2016-04-01", id="the newest of everyone's"),
    ],
)
def test_an_authoritys_own_target_holds_before_everyones_and_the_latest_before_older_ones(expected, authority, day):
    assert expected == target_on(RATED, authority, dt.date.fromisoformat(day))


# --- In words ---


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("70.2 %", 66 / 94, "share"),
        ("100.0 %", 1, "share"),
        ("214", 214, "children"),
        ("1,234", 1234, "spells"),
        ("1,234.50", 1234.5, "ratio"),
        ("36.5 hours", 36.5, "hours"),
        ("1,095.0 days", 1095, "days"),
        ("10.0 working days", 10, "working_days"),
    ],
)
def test_a_value_is_shown_in_its_unit(words, value, unit):
    assert words == shown(value, unit)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("at least 85.0 %", 0.85, None),
        ("at most 10.0 %", None, 0.1),
        ("0.0 % to 10.0 %", 0, 0.1),
    ],
)
def test_a_target_is_said_in_the_unit_of_the_value(words, low, high):
    assert words == aim(target(low, high), IN_TIME)


@pytest.mark.parametrize(
    ("words", "told", "of"),
    [
        ("no data", reading(None), IN_TIME),
        ("214", reading(214, 214), PLANS),
        ("1,200 of 1,600 = 75.0 %", reading(0.75, 1200, 1600), IN_TIME),
        ("3 of 4 = 75.0 % (1,002 timed by the day only)", reading(0.75, 3, 4, 1002), IN_TIME),
        ("21.5 days, the mean of 1,600", reading(21.5, 34_400, 1600), MEAN_DAYS),
        ("20.0 hours, the median of 3 (2 timed by the day only)", reading(20.0, None, 3, 2), MEDIAN_HOURS),
    ],
)
def test_a_reading_is_said_with_the_numbers_that_make_it(words, told, of):
    assert words == said(told, of)


# --- Direction of travel ---


@pytest.mark.parametrize(
    ("expected", "now", "before", "unit"),
    [
        ("up", 0.702, 0.701, "share"),
        ("down", 0.701, 0.702, "share"),
        ("level", 0.70190, 0.70210, "share"),
        pytest.param("level", 1 / 80, 3 / 250, "share", id="both are printed as 1.2 %"),
        pytest.param("up", 1 / 80, 14 / 1250, "share", id="1.2 % and 1.1 %"),
        ("up", 1.24, 1.23, "ratio"),
        ("level", 1.234, 1.231, "ratio"),
        ("down", 20.1, 20.2, "hours"),
        ("level", 20.14, 20.12, "days"),
        ("level", 0, 0, "children"),
        ("up", 2, 1, "spells"),
        ("up", 1, 0, "children"),
        ("down", 0, 1, "children"),
        ("none", None, 0.5, "share"),
        ("none", 0.5, None, "share"),
    ],
)
def test_the_direction_is_that_of_the_value_as_printed_whatever_is_good(expected, now, before, unit):
    assert expected == direction(now, before, unit)

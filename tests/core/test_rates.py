"""Rates per 10,000 children, and the parts of a figure. Worked by hand."""

import datetime as dt

import pytest

from engine.card import card
from engine.readings.periods import known_by
from engine.readings.reading import NO_RATE, RateReading, breakdown, population, rate_reading
from tests.core.engine_made import AUTHORITY, PEOPLE, catalogue, covered, told
from tests.core.hand_made import day, event, indicator, of_child, span

JANUARY, MARCH = dt.date(2018, 1, 31), dt.date(2018, 3, 31)
REFERRALS = indicator("referral", "starts")


def started(*days):
    """A referral of a child of its own on each day."""
    return [one for number in days for one in of_child(f"child-{number}", event("referral.made", number, referral="a"))]


# --- Rates ---

RATED = indicator("referral", "starts", rate={"months": 3, "source": "-"})


def test_a_rate_is_per_10_000_children_over_its_own_months():
    authority = told(covered(), *started(1, 40, 70), of=[RATED])
    assert RateReading(3.0, 3, 10_000, "ok") == rate_reading(authority, RATED, MARCH)


def test_a_rate_is_as_known_at_an_instant():
    events = event("referral.made", 1, day(9), referral="a"), event("referral.made", 2, day(400), referral="b")
    authority = told(covered(), *events, of=[RATED])
    assert [1, 2] == [rate_reading(authority, RATED, MARCH, known_by(day(number))).numerator for number in (399, 400)]


def test_a_rate_of_a_stock_is_of_its_day():
    plans = indicator("plan", rate={"months": 1, "source": "-"})
    authority = told(covered(30), *span("plan", 1, 29), *of_child("b", *span("plan", 2)), of=[plans])
    assert RateReading(1.0, 1, 10_000, "ok") == rate_reading(authority, plans, JANUARY)


def test_a_rate_of_a_stock_of_today_rests_on_what_was_told_of_yesterday_as_the_stock_does():
    plans = indicator("plan", rate={"months": 1, "source": "-"})
    authority = told(covered(1, 30), *span("plan", 1), of=[plans])
    assert RateReading(1.0, 1, 10_000, "ok") == rate_reading(authority, plans, JANUARY, is_over=False)
    assert "ok" == card(authority, plans, JANUARY, is_over=False).rate.status
    assert "no_data" == rate_reading(authority, plans, JANUARY).status


def test_what_is_due_today_is_in_no_rate_until_the_day_is_over():
    """Started on Monday 1 January, a holiday: ten working days end on Monday the 15th. It was completed before."""
    due = indicator("assessment", "due", measure="timely", rate={"months": 1, "source": "-"})
    authority = told(covered(), *span("assessment", 1, 9), of=[due])
    assert [0, 1] == [rate_reading(authority, due, day(15), is_over=is_over).numerator for is_over in (False, True)]


def test_where_nothing_is_covered_there_is_no_rate_but_a_population():
    assert RateReading(None, None, 10_000, "no_data") == rate_reading(told(*started(1), of=[RATED]), RATED, MARCH)


def test_without_a_population_there_is_no_rate_but_what_would_be_divided():
    authority = told(covered(), *started(1), of=[RATED], people=[])
    assert RateReading(None, 1, None, "no_data") == rate_reading(authority, RATED, MARCH)


def test_what_has_no_rate_has_none():
    assert (
        NO_RATE
        == rate_reading(told(covered(), of=[REFERRALS]), REFERRALS, MARCH)
        == RateReading(None, None, None, "no_data")
    )


@pytest.mark.parametrize(
    ("children", "on"),
    [
        (None, "2016-12-31"),
        (20_000, "2017-01-01"),
        (20_000, "2018-01-30"),
        (10_000, "2018-01-31"),
        (10_000, "2019-01-01"),
    ],
)
def test_a_population_holds_from_its_day_until_the_next(children, on):
    for people in (PEOPLE, PEOPLE[::-1]):
        assert children == population(catalogue(people=people), AUTHORITY, dt.date.fromisoformat(on))


def test_of_another_authority_there_is_no_population():
    assert population(catalogue(), "E06000019", MARCH) is None


# --- Breakdowns ---


def by_source(authority, one):
    return list(breakdown(authority, one, JANUARY).items())


SOURCES = {"title": "-", "by": {"dimension": "source"}, "at": "start", "top": 2}
OF_SOURCES = indicator("referral", "starts", breakdown=SOURCES)


def referred(number, source):
    """A child of its own, referred by a source, or by nobody knows whom."""
    one = event("referral.made", number, referral="a")
    one["data"].update({"source": source} if source else {})
    return of_child(f"child-{number}", one)


def test_parts_are_the_largest_first_then_other_and_what_is_unknown():
    """6: three; 1A and 2A: two each; 3A: one; of one nothing is said."""
    said = ["6", "6", "6", "2A", "2A", "1A", "1A", "3A", None]
    events = [one for number, source in enumerate(said, 1) for one in referred(number, source)]
    authority = told(covered(), *events, of=[OF_SOURCES])
    assert [("6", 3), ("1A", 2), ("other", 3), ("unknown", 1)] == by_source(authority, OF_SOURCES)


def test_without_others_there_is_no_other():
    authority = told(covered(), *referred(1, "6"), of=[OF_SOURCES])
    assert [("6", 1)] == by_source(authority, OF_SOURCES)


def test_only_the_parts_of_the_period_count():
    authority = told(covered(), *referred(40, "6"), of=[OF_SOURCES])
    assert [] == by_source(authority, OF_SOURCES)


def test_a_stock_has_the_parts_of_its_day_whenever_they_began():
    open_on = indicator("plan", breakdown={"title": "-", "by": {"dimension": "kind"}, "at": "period_end"})
    authority = told(covered(), *span("plan", 1), of=[open_on])
    assert {"child_protection": 1} == breakdown(authority, open_on, MARCH)


@pytest.mark.parametrize(
    ("expected", "last", "is_over"),
    [
        pytest.param({"single": 1}, 15, True, id="the evening of the day on which it was due"),
        pytest.param({}, 15, False, id="during that day"),
        pytest.param({"single": 1}, 16, False, id="the day after"),
    ],
)
def test_what_is_due_today_is_in_no_part_until_the_day_is_over(expected, last, is_over):
    """Started on Monday 1 January, a holiday: ten working days end on Monday the 15th. It was completed before."""
    by_kind = {"title": "-", "by": {"dimension": "kind"}, "at": "due"}
    due = indicator("assessment", "due", measure="timely", breakdown=by_kind)
    authority = told(covered(), *span("assessment", 1, 9), of=[due])
    assert expected == breakdown(authority, due, day(last), is_over=is_over)
    assert not is_over or expected == breakdown(authority, due, day(last)), "where nothing is said the day is over"


def test_what_is_not_broken_down_has_no_parts():
    assert {} == breakdown(told(covered(), *started(1), of=[REFERRALS]), REFERRALS, JANUARY)

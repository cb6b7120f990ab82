"""Where a month can still end, and how many more late it can bear. Worked by hand."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.readings.backlog import backlog
from engine.readings.month_end import MonthEnd
from engine.recount import recount_backlog
from tests.core.engine_made import told
from tests.core.hand_made import day, indicator, of_child, span


@pytest.mark.parametrize(
    ("margin", "low", "in_time", "ended", "hopeful", "overdue"),
    [
        pytest.param(None, 0.85, 17, 20, 0, 0, id="17 of 20 is 85 % exactly, and nothing is open"),
        pytest.param(0, 0.86, 17, 20, 0, 0, id="missed, and nothing is open"),
        pytest.param(1, 0.85, 16, 19, 1, 0, id="17 of 20 if the last is in time"),
        pytest.param(1, 0.85, 17, 20, 1, 0, id="18 of 21 is 86 %, 17 of 21 is 81 %"),
        pytest.param(0, 0.85, 16, 20, 1, 9, id="17 of 21 is 81 % at best"),
        pytest.param(6, 0.85, 80, 90, 10, 0, id="85 of 100 holds, 84 does not"),
        # Once all that are hopeful are late, what is overdue ends, and the whole grows.
        pytest.param(4, 0.85, 17, 17, 1, 5, id="17 of 20 holds, 17 of 21 does not"),
        pytest.param(None, 0.85, 17, 17, 1, 2, id="17 of 20 is the worst"),
        pytest.param(1, 0.85, 17, 20, 0, 1, id="the first that is overdue ends: 17 of 21"),
        # Decimals that no float is.
        pytest.param(None, 0.857, 6, 7, 0, 0, id="6 of 7 is 85.71 %"),
        pytest.param(None, 0.857, 857, 1000, 0, 0, id="857 of 1000 is 85.7 % exactly"),
        pytest.param(2, 0.857, 857, 999, 0, 9, id="857 of 1000 holds, of 1001 it does not"),
        pytest.param(2, 0.7, 7, 9, 0, 2, id="7 of 10 is 70 % exactly"),
        pytest.param(2, 0.29, 29, 99, 0, 5, id="29 of 100 is 29 % exactly"),
        # A target of 100 %.
        pytest.param(1, 1.0, 3, 3, 2, 0, id="the first that is late misses"),
        pytest.param(0, 1.0, 3, 4, 2, 0, id="one was late"),
        pytest.param(1, 1.0, 3, 3, 0, 1, id="the first that is overdue misses"),
        pytest.param(None, 1.0, 3, 3, 0, 0, id="all in time, and nothing is open"),
        pytest.param(None, 0.0, 0, 5, 5, 5, id="0 % cannot be missed"),
        # Without a best there is nothing to miss with.
        pytest.param(None, 0.85, 0, 0, 0, 0, id="nothing at all"),
        pytest.param(None, 0.85, 0, 0, 0, 3, id="only what is overdue"),
        pytest.param(1, 0.85, 0, 0, 1, 0, id="only what is hopeful"),
    ],
)
def test_by_end_so_many_more_late_and_even_the_best_misses(margin, low, in_time, ended, hopeful, overdue):
    assert margin == MonthEnd(in_time, ended, hopeful, overdue, is_settled=False).margin(low)


@pytest.mark.parametrize(
    ("margin", "low", "in_time", "whole", "hopeful", "overdue"),
    [
        pytest.param(2, 0.85, 10, 20, 8, 2, id="17 of 20 holds, 16 does not"),
        pytest.param(1, 0.85, 10, 20, 7, 3, id="exactly at the target"),
        pytest.param(0, 0.85, 10, 20, 6, 4, id="16 of 20 at best"),
        pytest.param(None, 0.85, 17, 19, 2, 0, id="17 of 19 holds without both"),
        pytest.param(None, 0.85, 17, 20, 0, 3, id="what is overdue is late already"),
        pytest.param(1, 1.0, 1, 2, 1, 0, id="100 %"),
        pytest.param(None, 0.85, 0, 0, 0, 0, id="nothing"),
    ],
)
def test_by_start_and_by_due_day_the_whole_is_settled(margin, low, in_time, whole, hopeful, overdue):
    assert margin == MonthEnd(in_time, whole, hopeful, overdue, is_settled=True).margin(low)


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.booleans(), st.integers(0, 1000))
def test_one_fewer_late_does_not_miss_and_the_worst_does_where_any_number_does(
    in_time, late, hopeful, overdue, is_settled, thousandths
):
    counted = in_time + late + (hopeful + overdue if is_settled else 0)
    ends = MonthEnd(in_time, counted, hopeful, overdue, is_settled)
    margin, aim = ends.margin(thousandths / 1000), Fraction(thousandths, 1000)
    if ends.best is None:
        assert margin is None
    else:
        assert (margin == 0) == (ends.best < thousandths / 1000)
        assert (margin is not None) == (Fraction(in_time, ends.cases) < aim)
    if margin and margin <= hopeful:
        whole = counted if is_settled else counted + hopeful
        assert Fraction(in_time + hopeful - margin, whole) < aim <= Fraction(in_time + hopeful - margin + 1, whole)


def in_time(moment, **more):
    target = {"start": "2018-01-01", "low": 0.5, "basis": "month", "source": "-", **more}
    return indicator("assessment", moment, measure="timely", targets=[target], rate={"months": 1, "source": "-"})


EVENTS = [
    *of_child("a", *span("assessment", 2, 15)),  # due on Tuesday 16 January: in time
    *of_child("b", *span("assessment", 3, 19)),  # due on the 17th: late
    *of_child("c", *span("assessment", 8)),  # due on the 22nd: overdue
    *of_child("d", *span("assessment", 10)),  # due on the 24th, today
    *of_child("e", *span("assessment", 15)),  # due on the 29th
    *of_child("f", *span("assessment", 18)),  # due on 1 February
]


@pytest.mark.parametrize(
    ("moment", "best", "worst", "cases", "margin"),
    [
        # a and b have ended; d and e may, in time; c is overdue. Of four, 2 hold 50 %, and 1 does not.
        ("ends", 3 / 4, 1 / 5, 5, 2),
        # All six; d, e and f may be in time. 3 of 6 hold, 2 do not.
        ("starts", 4 / 6, 1 / 6, 6, 2),
        # Without f. 3 of 5 hold, 2 do not.
        ("due", 3 / 5, 1 / 5, 5, 1),
    ],
)
def test_on_each_basis_the_cases_are_what_the_worst_is_of_and_the_margin_is_of_the_best(
    moment, best, worst, cases, margin
):
    one = in_time(moment)
    authority = told(*EVENTS, of=[one])
    found = backlog(authority, one, day(24))
    assert (4, 1, 2, best, worst, cases, margin, day(31)) == found
    judged = recount_backlog(EVENTS, authority.catalogue, one, day(24), None)
    assert (best, worst, cases, margin) == (judged.best, judged.worst, judged.cases, judged.margin)


@pytest.mark.parametrize(
    ("margin", "target"),
    [
        pytest.param(1, {"low": 0.75}, id="3 of 4 is 75 %"),
        pytest.param(1, {"low": 0.75, "high": 0.8, "start": "2018-01-24"}, id="a band, from today on"),
        pytest.param(None, {"low": 0.75, "start": "2018-01-25"}, id="of tomorrow"),
        pytest.param(None, {"low": None, "high": 0.9}, id="at most"),
        pytest.param(None, {"low": 0.75, "unrated": "of another kind"}, id="shown only"),
        pytest.param(None, {"low": 0.75, "applies_to": "rate"}, id="of the rate"),
        pytest.param(1, {"low": 0.75, "authority": "E06999999"}, id="its own"),
        pytest.param(None, {"low": 0.75, "authority": "E06000001"}, id="another's"),
    ],
)
def test_only_a_target_of_the_value_that_asks_for_so_much_today_can_be_missed(margin, target):
    one = in_time("ends", **target)
    authority = told(*EVENTS, of=[one])
    assert margin == backlog(authority, one, day(24)).margin
    assert margin == recount_backlog(EVENTS, authority.catalogue, one, day(24), None).margin

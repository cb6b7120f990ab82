"""How the recount judges a spell on a day: conditions and breakdowns that were worked by hand."""

import pytest

from engine.recount import Counted, recount
from tests.core.hand_made import ENGLAND, born, counted, day, episodes, event, indicator, reviews


@pytest.mark.parametrize(
    ("expected", "where", "number"),
    [
        pytest.param(0, {"lasted": {"months": 1}}, 30, id="a month is not over on 30 January"),
        pytest.param(1, {"lasted": {"months": 1}}, 32, id="it is reached on its anniversary"),
        pytest.param(0, {"lasted": {"days": 31}}, 31, id="31 days are not over on the 31st"),
        pytest.param(1, {"lasted": {"days": 31}}, 32, id="but on the next"),
        pytest.param(1, {"start_known": True}, 9, id="the start is known"),
        pytest.param(0, {"start_known": False}, 9, id="not unknown"),
        pytest.param(1, {"dimension": "entry", "any_of": ["S"]}, 9, id="a field of the opening"),
        pytest.param(0, {"dimension": "reason", "any_of": ["E8"]}, 9, id="an ending that lies ahead says nothing"),
        pytest.param(1, {"state": "home", "lasted": {"months": 1}}, 45, id="the run of a state goes through an L"),
        pytest.param(1, {"state": "home", "lasted": {"months": 1}}, 32, id="from the run's first day"),
        pytest.param(0, {"state": "legal_status", "lasted": {"months": 1}}, 45, id="a new run begins anew"),
        pytest.param(1, {"state": "home", "any_of": ["U1"]}, 9, id="the value"),
        pytest.param(0, {"state": "home", "none_of": ["U1"]}, 9, id="not another"),
    ],
)
def test_a_condition_is_judged_on_the_day(expected, where, number):
    history = episodes("1-20 S C2 X1 U1", "20-60 L C1 E8 U1")
    assert expected == counted(indicator("care", where=[where]), history, number, number)


def test_nothing_lasts_from_a_start_that_is_not_known():
    one = indicator("care", where=[{"lasted": {"days": 1}}])
    assert counted(one, episodes("1- P C2"), 90, 90) == 0


def test_a_child_without_the_state_fits_only_none_of():
    without = episodes("1- S C2")
    kinds = ({"any_of": ["U1"]}, {"none_of": ["U1"]}, {"lasted": {"days": 1}})
    fits = [counted(indicator("care", where=[{"state": "home", **kind}]), without, 9, 9) for kind in kinds]
    assert fits == [0, 1, 0]


@pytest.mark.parametrize(
    ("expected", "month", "band"),
    [
        pytest.param(1, "2002-02", {"under": 16}, id="15 until the last day before the month of birth"),
        pytest.param(0, "2002-01", {"under": 16}, id="16 from its first day"),
        pytest.param(1, "2002-01", {"at_least": 16}, id="at least 16"),
        pytest.param(1, "2018-05", {"under": 1}, id="the unborn are under any age"),
        pytest.param(0, "2018-05", {"at_least": 0}, id="and not yet 0"),
        pytest.param(1, "2018-01", {"at_least": 0}, id="from the month of birth they are 0"),
    ],
)
def test_age_is_in_full_years_from_the_first_of_the_month_of_birth(expected, month, band):
    history = [*episodes("1- S C2"), born(month)]
    assert expected == counted(indicator("care", where=[{"age": band}]), history, 31, 31)


def test_of_two_births_the_one_registered_last_governs():
    one = indicator("care", where=[{"age": {"under": 16}}])
    births = [event("child.registered", 2, born="2010-01"), event("child.registered", 1, born="2000-01")]
    assert counted(one, [*episodes("1- S C2"), *births], 9, 9) == 1


def test_of_one_day_what_has_an_instant_comes_after_what_has_none():
    one = indicator("care", where=[{"age": {"under": 16}}])
    day_only, timed = event("child.registered", 1, name="b", born="2000-01"), event("child.registered", 1, name="a")
    timed["data"] = {"born": "2010-01"}
    assert counted(one, [*episodes("1- S C2"), timed, day_only], 9, 9) == 1


def test_without_a_month_of_birth_a_child_is_in_no_band():
    one = indicator("care", where=[{"age": {"under": 99}}])
    assert counted(one, episodes("1- S C2"), 9, 9) == 0


# The month that ends with 28 February 2018 (day 59) begins on 1 February (day 32).
@pytest.mark.parametrize(
    ("expected", "line", "least"),
    [
        pytest.param(0, "1-32 P C2", 0, id="ended on the window's first day: its last night was before"),
        pytest.param(1, "1-33 P C2", 0, id="ended a day later"),
        pytest.param(1, "59- P C2", 0, id="begun on the window's last day"),
        pytest.param(0, "60- P C2", 0, id="begun after it"),
        pytest.param(1, "32-32 P C2", 0, id="of no night, on the window's first day"),
        pytest.param(0, "40-40 P C2", 1, id="of no night, where a night is asked"),
        pytest.param(1, "59- P C2", 1, id="one night so far"),
        pytest.param(0, "59- P C2", 2, id="not two"),
        pytest.param(0, "59-90 P C2", 2, id="whatever follows"),
        pytest.param(0, "45-40 P C2", 0, id="ended before it started"),
    ],
)
def test_spells_overlap_a_window_of_whole_months(expected, line, least):
    missing = event("missing.started", 1, incident="x", kind="missing")
    window = {"spells": "placement", "overlapping": {"months": 1}, "at_least": 1, "least_days": least}
    one = indicator("missing", where=[window])
    assert expected == counted(one, [*episodes(line), missing], 59, 59)


def test_a_moment_on_the_first_day_of_a_window_is_inside_it():
    window = {"spells": "looked_after_review_held", "overlapping": {"months": 1}, "at_least": 1}
    one = indicator("care", where=[window])
    assert [counted(one, [*episodes("1- S C2"), *reviews(held)], 59, 59) for held in (31, 32)] == [0, 1]


def test_a_breakdown_adds_up_with_groups_other_and_unknown():
    history = episodes("1-5 S C2 X1 U1", "5-9 P C2 X1 K2", "9-12 P C2 X1 U6", "12-20 P C2 X1 ZZ", "20- P C2")
    groups = {"Foster care": ["U1", "U6"], "Home": ["K2"]}
    by = {"title": "-", "by": {"dimension": "placement"}, "at": "start", "groups": groups}
    one = indicator("placement", "starts", breakdown=by)
    expected = Counted(5, None, 5, {"Foster care": 2, "Home": 1, "other": 1, "unknown": 1}, None, 0)
    assert expected == recount(history, ENGLAND, one, day(1), day(31), None)


def test_a_breakdown_of_starts_reads_the_opening_and_of_ends_the_closing():
    def parts(moment, at):
        by = {"title": "-", "by": {"dimension": "reason"}, "at": at}
        one = indicator("care", moment, breakdown=by)
        return recount(episodes("1-9 S C2 E11", "3-5 P C2 E8"), ENGLAND, one, day(1), day(31), None).parts

    assert parts("ends", "end") == {"E11": 1}
    assert parts("starts", "start") == {"unknown": 1}


def test_a_stock_of_children_counts_a_child_once():
    history = episodes("1-20 S C2", "5-10 P C1")
    assert counted(indicator("placement"), history, 7, 7) == 2
    assert counted(indicator("placement", unit="children"), history, 7, 7) == 1

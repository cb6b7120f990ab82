"""The days on which a condition holds, of a plan that is open from day 10 on. Worked by hand.

Day 1 is Monday 1 January 2018, day 32 is 1 February, day 60 is 1 March; `None` is a day that has not come.
"""

import pytest

from engine.conditions import fits
from tests.core.engine_made import holds, look_at
from tests.core.hand_made import born, day, event, indicator, span

PLAN = span("plan", 10)


def team(name, on):
    return event("team.allocated", on, team=name, name=str(on))


# --- States and ages ---


@pytest.mark.parametrize(
    ("expected", "condition"),
    [
        pytest.param([(20, 30), (40, 50)], {"state": "team", "any_of": ["A"]}, id="it is A"),
        pytest.param([(1, 20), (30, 40), (50, None)], {"state": "team", "none_of": ["A"]}, id="it is not A"),
        pytest.param([(20, None)], {"state": "team", "absent": False}, id="there is one"),
        pytest.param([(1, 20)], {"state": "team", "absent": True}, id="there is none"),
        pytest.param(
            [(28, 30), (38, 40), (48, 50), (58, None)], {"state": "team", "lasted": {"days": 8}}, id="for 8 days"
        ),
        pytest.param(
            [(60, None)], {"state": "team", "lasted": {"days": 10}}, id="for 10 days: all but the last end that day"
        ),
        pytest.param([(78, None)], {"state": "team", "lasted": {"months": 1}}, id="for a month, from 19 February"),
    ],
)
def test_a_state_on_the_day(expected, condition):
    """A from day 20, B from 30, A from 40, C from 50 on: 19 February."""
    teams = [team("A", 20), team("B", 30), team("A", 40), team("C", 50)]
    assert expected == holds([condition], [*PLAN, *teams])


def test_a_state_that_is_there_but_unknown_has_lasted_for_no_time():
    events = [*PLAN, *span("plan", 20, 30, "b")]
    assert [] == holds([{"state": "category", "lasted": {"days": 1}}], events)
    assert [(10, None)] == holds([{"state": "category", "absent": False}], events)


def test_a_plan_of_one_day_sees_the_state_that_held_on_it():
    assert [(20, 21)] == holds([{"state": "category", "any_of": ["NEG"]}], span("plan", 20, 20, _category="NEG"))


@pytest.mark.parametrize(
    ("expected", "name"), [([(20, 25)], "A"), ([(25, None)], "B"), ([], "C")], ids=["A", "B", "C, over by then"]
)
def test_a_plan_of_one_day_sees_the_days_of_the_state_after_it_too(expected, name):
    """What would have been due later is judged on its due day. C to day 19, A from 19 on, B from 25."""
    events = [*span("plan", 20, 20), team("C", 10), team("A", 19), team("B", 25)]
    assert expected == holds([{"state": "team", "any_of": [name]}], events)


def test_a_referral_sees_the_days_of_the_state():
    events = [event("referral.made", 10, referral="a"), team("A", 8)]
    assert [(8, None)] == holds([{"state": "team", "any_of": ["A"]}], events, "referral")


@pytest.mark.parametrize(
    ("expected", "age", "month"),
    [
        pytest.param([(32, None)], {"at_least": 0}, "2018-02", id="from birth on"),
        pytest.param([(1, 32)], {"under": 1}, "2017-02", id="until the first birthday, the first of the month"),
        pytest.param([(32, None)], {"at_least": 16}, "2002-02", id="from 16 on"),
        pytest.param([(32, 60)], {"at_least": 1, "under": 2}, None, id="the month of birth is not known"),
        pytest.param([(1, 32)], {"under": 16}, "2002-02", id="until 16"),
        pytest.param([(1, 397)], {"under": 1}, "2018-02", id="the unborn are under any age"),
        pytest.param([(32, 397)], {"at_least": 0, "under": 1}, "2018-02", id="but not yet 0"),
        pytest.param([(32, None)], {"at_least": -1}, "2018-02", id="nor at least any other age"),
        pytest.param([], {"at_least": -1, "under": 0}, "2018-02", id="and no age is less than 0"),
    ],
)
def test_an_age_on_the_day(expected, age, month):
    assert ([] if month is None else expected) == holds([{"age": age}], [*PLAN, *([born(month)] if month else [])])


# --- The spell itself ---


@pytest.mark.parametrize(
    ("expected", "condition"),
    [
        pytest.param([(17, None)], {"lasted": {"days": 7}}, id="a week"),
        pytest.param([(41, None)], {"lasted": {"months": 1}}, id="a month: on 10 February"),
        pytest.param([(15, None)], {"lasted": {"working_days": 3}}, id="three working days from Wednesday the 10th"),
        pytest.param([(10, 18)], {"lasted_at_most": {"days": 7}}, id="a week at most"),
        pytest.param([(10, 42)], {"lasted_at_most": {"months": 1}}, id="a month at most"),
        pytest.param([(1, None)], {"start_known": True}, id="its start is known"),
        pytest.param([], {"start_known": False}, id="its start is not known"),
        pytest.param([(1, None)], {"ordinal": {"at_least": 3}}, id="it is the third or a later one"),
        pytest.param([], {"ordinal": {"under": 3}}, id="it is one of the first two"),
        pytest.param([], {"completed": True}, id="it was completed"),
        pytest.param([(1, None)], {"completed": False}, id="it was not completed"),
        pytest.param([], {"late": True}, id="late, of what is never due"),
        pytest.param([(1, None)], {"late": False}, id="not late, of what is never due"),
        pytest.param([(1, None)], {"dimension": "kind", "any_of": ["child_protection"]}, id="what it says"),
        pytest.param([], {"dimension": "kind", "any_of": ["child_in_need"]}, id="what it does not say"),
        pytest.param([], {"dimension": "kind", "none_of": ["child_protection"]}, id="none of what it says"),
        pytest.param([(1, None)], {"dimension": "category", "none_of": ["NEG"]}, id="it says nothing, so not that"),
        pytest.param([], {"dimension": "category", "any_of": ["NEG"]}, id="it says nothing, so nothing of these"),
        pytest.param(
            [(1, None)], {"dimension": "previous_plans", "number": {"at_least": 2}}, id="a number in the band"
        ),
        pytest.param([], {"dimension": "previous_plans", "number": {"under": 2}}, id="a number beyond the band"),
        pytest.param([], {"dimension": "kind", "number": {"under": 2}}, id="no number"),
        pytest.param(
            [(17, 20)],
            {"any": [[{"lasted": {"days": 7}}, {"state": "team", "absent": True}], [{"start_known": False}]]},
            id="all of one branch",
        ),
        pytest.param(
            [(10, 12), (20, None)],
            {"any": [[{"state": "team", "absent": False}], [{"lasted_at_most": {"days": 1}}], [{"age": {"under": 0}}]]},
            id="one branch or another",
        ),
    ],
)
def test_a_plan_on_the_day(expected, condition):
    """The child's third; a team is there from day 20 on, and the child is born in the month that begins on day 1."""
    found = holds([condition], [*span("plan", 10, _previous_plans=2), team("A", 20), born("2018-01")])
    assert expected == found


def test_all_conditions_hold_together():
    conditions = [{"lasted": {"days": 7}}, {"state": "team", "absent": True}]
    assert [(17, 20)] == holds(conditions, [*PLAN, team("A", 20)])


def test_from_a_start_that_is_not_known_no_length_is_known():
    care = span("care", 10, _entry="P")
    assert [] == holds([{"lasted": {"days": 7}}], care, of="care")
    assert [] == holds([{"lasted_at_most": {"days": 7}}], care, of="care")
    assert [(1, None)] == holds([{"start_known": False}], care, of="care")


@pytest.mark.parametrize(
    ("expected", "condition"),
    [
        pytest.param([(41, None)], {"late": True}, id="late after 30 days: from 10 February on"),
        pytest.param([(1, 41)], {"late": False}, id="until then it is not"),
    ],
)
def test_what_is_due_is_late_on_the_day(expected, condition):
    assert expected == holds([condition], span("care", 10), of="care")


def test_what_was_completed_is_so_whatever_the_day():
    plan = span("plan", 10, 20)
    assert [[(1, None)], []] == [holds([{"completed": completed}], plan) for completed in (True, False)]


@pytest.mark.parametrize(
    ("expected", "codes"),
    [
        pytest.param([(1, None)], ["3B"], id="one of them is there"),
        pytest.param([(1, None)], ["3B", "9A"], id="one of several"),
        pytest.param([], ["9A"], id="it is not"),
    ],
)
def test_a_list_includes_a_code(expected, codes):
    assessed = span("assessment", 10, 20, factors=["3B", "4A"])
    assert expected == holds([{"dimension": "factors", "includes": codes}], assessed, of="assessment")


def test_a_list_that_is_not_there_includes_nothing():
    assert [] == holds([{"dimension": "factors", "includes": ["3B"]}], span("assessment", 10, 20), of="assessment")


def test_what_closed_a_spell_says_more_than_what_opened_it():
    plan = span("plan", 10, 20, _category="NEG", category="PHY")
    assert [(1, None)] == holds([{"dimension": "category", "any_of": ["PHY"]}], plan)


# --- Since the last ---


def referred(*days):
    return [event("referral.made", on, referral=str(on)) for on in days]


@pytest.mark.parametrize(
    ("expected", "within", "days"),
    [
        pytest.param(True, {"months": 1}, (9, 40), id="a month ago to the day: from 9 January to 9 February"),
        pytest.param(False, {"months": 1}, (8, 40), id="a month and a day ago"),
        pytest.param(True, {"days": 7}, (3, 10), id="seven days ago"),
        pytest.param(False, {"days": 7}, (2, 10), id="eight days ago"),
        pytest.param(True, {"working_days": 2}, (5, 9), id="over a weekend: a Friday, and the Tuesday after"),
        pytest.param(True, {"working_days": 3}, (4, 9), id="three working days ago"),
        pytest.param(False, {"working_days": 2}, (4, 9), id="not two"),
        pytest.param(False, {"working_days": 3}, (3, 9), id="four working days ago"),
        pytest.param(False, {"days": 7}, (10, 10), id="on the same day is not earlier"),
        pytest.param(True, {"days": 7}, (3, 10, 10), id="one of several"),
    ],
)
def test_a_referral_soon_after_the_start_of_another(expected, within, days):
    last = len(days) - 1
    found = holds([{"since_last": "start", "within": within}], referred(*days), "referral", last)
    assert ([(1, None)] if expected else []) == found


@pytest.mark.parametrize(
    ("expected", "ended"),
    [
        pytest.param(False, 22, id="eight days before"),
        pytest.param(True, 23, id="seven days before"),
        pytest.param(True, 30, id="on the day itself"),
        pytest.param(False, 31, id="after this one began"),
        pytest.param(False, None, id="not at all"),
    ],
)
def test_a_plan_soon_after_the_end_of_another(expected, ended):
    plans = [*span("plan", 10, ended), *span("plan", 30, 40, "b")]
    found = holds([{"since_last": "end", "within": {"days": 7}}], plans, place=1)
    assert ([(1, None)] if expected else []) == found


def test_what_was_cancelled_did_not_end():
    cancelled = [*span("assessment", 1, key="x"), event("section_47.started", 10, enquiry="a")]
    cancelled += [event("section_47.ended", 12, enquiry="a", outcome="conference_not_required")]
    cancelled += [event("section_47.started", 14, enquiry="b")]
    assert [] == holds([{"since_last": "end", "within": {"days": 7}}], cancelled, "conference_due", 1)


# --- On one day ---


@pytest.mark.parametrize(
    ("expected", "on", "night", "conditions"),
    [
        pytest.param(True, 1, 20, [{"state": "team", "any_of": ["A"]}], id="a state on the night"),
        pytest.param(False, 20, 19, [{"state": "team", "any_of": ["A"]}], id="and not on the day"),
        pytest.param(True, 1, 32, [{"age": {"at_least": 0}}], id="an age on the night"),
        pytest.param(False, 32, 31, [{"age": {"at_least": 0}}], id="and not on the day"),
        pytest.param(True, 17, 1, [{"lasted": {"days": 7}}], id="how long on the day"),
        pytest.param(False, 16, 17, [{"lasted": {"days": 7}}], id="and not on the night"),
        pytest.param(True, 17, 20, [{"lasted": {"days": 7}}, {"state": "team", "absent": False}], id="both"),
        pytest.param(False, 17, 19, [{"lasted": {"days": 7}}, {"state": "team", "absent": False}], id="one of two"),
        pytest.param(True, 1, 1, [], id="where nothing is asked"),
        pytest.param(
            True, 17, 1, [{"any": [[{"age": {"at_least": 0}}], [{"lasted": {"days": 7}}]]}], id="one branch or another"
        ),
        pytest.param(
            True, 1, 32, [{"any": [[{"age": {"at_least": 0}}], [{"lasted": {"days": 7}}]]}], id="the first branch"
        ),
        pytest.param(False, 16, 31, [{"any": [[{"age": {"at_least": 0}}], [{"lasted": {"days": 7}}]]}], id="no branch"),
    ],
)
def test_states_and_ages_are_judged_on_the_night_and_all_else_on_the_day(expected, on, night, conditions):
    """A plan from day 10, a team from day 20, a birth in the month that begins on day 32."""
    asked = indicator("plan", where=conditions).where
    look = look_at([*PLAN, team("A", 20), born("2018-02")], "plan")
    assert expected is fits(asked, look, day(on).toordinal(), day(night).toordinal())

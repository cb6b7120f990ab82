"""So many spells in a window that ends with the day: the days on which it is so. Worked by hand.

Day 1 is Monday 1 January 2018, day 32 is 1 February, day 60 is 1 March; `None` is a day that has not come.
"""

import pytest

from tests.core.engine_made import holds
from tests.core.hand_made import event, span

PLAN = span("plan", 10)


def visit(on, **said):
    return event("visit.made", on, kind="child_protection", **said)


VISITS = [visit(20), visit(20, seen_alone=True), visit(30, seen_alone=False)]


@pytest.mark.parametrize(
    ("expected", "condition"),
    [
        pytest.param(
            [(20, 27), (30, 37)], {"starting": {"days": 7}, "at_least": 1}, id="in the last 7 days one or more"
        ),
        pytest.param([(20, 27), (30, 37)], {"starting": {"days": 7}}, id="where nothing is said, one or more"),
        pytest.param([(20, 27)], {"starting": {"days": 7}, "at_least": 2}, id="two"),
        pytest.param([(1, 20), (27, 30), (37, None)], {"starting": {"days": 7}, "at_most": 0}, id="none"),
        pytest.param([(1, 20), (27, None)], {"starting": {"days": 7}, "at_most": 1}, id="one or none"),
        pytest.param([(30, 37)], {"starting": {"days": 7}, "at_least": 1, "at_most": 1}, id="just one"),
        pytest.param(
            [(20, 59)], {"starting": {"months": 1}}, id="in the last month: from 28 February on, 30 January is not"
        ),
        pytest.param([(20, None)], {"starting": {"spell": "this"}}, id="in this spell"),
        pytest.param([(30, None)], {"starting": {"spell": "this"}, "at_least": 3}, id="three in this spell"),
        pytest.param(
            [(20, 27)], {"starting": {"days": 7}, "where": [{"dimension": "seen_alone", "any_of": [True]}]}, id="alone"
        ),
        pytest.param(
            [(20, 27), (30, 37)],
            {"starting": {"days": 7}, "where": [{"dimension": "seen_alone", "none_of": [True]}]},
            id="not alone",
        ),
        pytest.param(
            [(20, None)], {"starting": {"spell": "this"}, "where": [{"ordinal": {"at_least": 2}}]}, id="a second one"
        ),
        pytest.param(
            [(30, None)], {"starting": {"spell": "this"}, "where": [{"ordinal": {"at_least": 3}}]}, id="a third"
        ),
        pytest.param(
            [(30, None)], {"starting": {"spell": "this"}, "distinct": "seen_alone", "at_least": 3}, id="each kind once"
        ),
    ],
)
def test_visits_in_a_window_that_ends_with_the_day(expected, condition):
    """Visits on days 20 (twice, once alone) and 30 (not alone)."""
    assert expected == holds([{"spells": "visit", **condition}], [*PLAN, *VISITS])


@pytest.mark.parametrize(
    ("expected", "condition"),
    [
        pytest.param([(20, 27)], {"starting": {"days": 7}}, id="began in the last 7 days"),
        pytest.param([(22, 27)], {"starting": {"days": 7}, "least_days": 3}, id="and has lasted three nights"),
        pytest.param([(25, 32)], {"ending": {"days": 7}}, id="ended in the last 7 days"),
        pytest.param([(25, None)], {"ending": {"spell": "this"}}, id="ended in this spell"),
        pytest.param([(20, 31)], {"overlapping": {"days": 7}}, id="on one of the last 7 nights"),
        pytest.param([(22, 31)], {"overlapping": {"days": 7}, "least_days": 3}, id="of three nights or more"),
        pytest.param([(24, 31)], {"overlapping": {"days": 7}, "least_days": 5}, id="of five nights or more"),
        pytest.param([], {"overlapping": {"days": 7}, "least_days": 6}, id="of six nights"),
        pytest.param([(20, 55)], {"overlapping": {"months": 1}}, id="in the last month: on 23 February it is not"),
    ],
)
def test_a_spell_of_days_20_to_25_in_a_window(expected, condition):
    assert expected == holds([{"spells": "missing", **condition}], [*PLAN, *span("missing", 20, 25)])


@pytest.mark.parametrize(
    ("expected", "condition"),
    [
        pytest.param([(20, 27)], {"starting": {"days": 7}}, id="it began"),
        pytest.param([], {"ending": {"days": 7}}, id="it has not ended"),
        pytest.param([(20, None)], {"overlapping": {"days": 7}}, id="it is there"),
        pytest.param([(22, None)], {"overlapping": {"days": 7}, "least_days": 3}, id="for three nights"),
    ],
)
def test_a_spell_that_is_open_since_day_20_in_a_window(expected, condition):
    assert expected == holds([{"spells": "missing", **condition}], [*PLAN, *span("missing", 20)])


@pytest.mark.parametrize(
    ("starting", "ending", "overlapping", "start", "end"),
    [
        pytest.param([], [], [], 5, 9, id="over before"),
        pytest.param([], [(10, None)], [], 5, 10, id="ended on its first day"),
        pytest.param([], [(11, None)], [(5, None)], 5, 11, id="ended on the next"),
        pytest.param([(10, None)], [(12, None)], [(10, None)], 10, 12, id="began on its first day"),
        pytest.param([(10, None)], [(10, None)], [(10, None)], 10, 10, id="on its first day alone"),
    ],
)
def test_what_was_in_this_spell_began_or_ended_since_its_start(starting, ending, overlapping, start, end):
    events = [*PLAN, *span("missing", start, end)]
    expected = {"starting": starting, "ending": ending, "overlapping": overlapping}
    assert expected == {kind: holds([{"spells": "missing", kind: {"spell": "this"}}], events) for kind in expected}


@pytest.mark.parametrize(
    ("expected", "where"),
    [
        pytest.param([(10, None)], {"start_known": True}, id="whose start is known"),
        pytest.param([(15, None)], {"start_known": False}, id="whose start is not known"),
        pytest.param([(20, None)], {"completed": True}, id="that ended, from then on"),
        pytest.param([(10, None)], {"completed": False}, id="that has not ended"),
        pytest.param([(41, None)], {"late": True}, id="that is late, from then on"),
        pytest.param([(10, None)], {"late": False}, id="that is not late"),
        pytest.param([(20, None)], {"dimension": "reason", "any_of": ["E8"]}, id="an ending that has come"),
        pytest.param([(10, None)], {"dimension": "reason", "none_of": ["E8"]}, id="an ending that has not come"),
        pytest.param([(10, None)], {"dimension": "entry", "any_of": ["S"]}, id="an opening, before and after the end"),
    ],
)
def test_spells_of_a_window_are_asked_for_more_on_the_same_day(expected, where):
    """Care from day 10 with a known start, late from day 41; and from 15 to 20 without one."""
    care = [*span("care", 10), *span("care", 15, 20, "b", _entry="P", reason="E8")]
    assert expected == holds([{"spells": "care", "starting": {"spell": "this"}, "where": [where]}], [*PLAN, *care])


@pytest.mark.parametrize(
    ("expected", "where"),
    [
        pytest.param([(10, 20)], {"completed": False}, id="until it ends it has not"),
        pytest.param([(10, 20)], {"dimension": "reason", "none_of": ["E8"]}, id="nor for any reason"),
        pytest.param([(10, None)], {"dimension": "entry", "any_of": ["S"]}, id="how it began it says for ever"),
        pytest.param([(10, None)], {"late": False}, id="what ends in time is never late"),
        pytest.param([], {"late": True}, id="on no day"),
    ],
)
def test_the_ending_of_a_spell_of_a_window_speaks_from_its_day_on(expected, where):
    care = span("care", 10, 20, reason="E8")
    assert expected == holds([{"spells": "care", "starting": {"spell": "this"}, "where": [where]}], [*PLAN, *care])


@pytest.mark.parametrize(
    ("expected", "referral"),
    [
        pytest.param([(12, None)], "r1", id="the same referral"),
        pytest.param([], "r2", id="another"),
        pytest.param([], None, id="none is said"),
    ],
)
def test_what_is_linked_has_the_same_value(expected, referral):
    assessment = span("assessment", 12, None, **({"_referral": referral} if referral else {}))
    events = [event("referral.made", 10, referral="r1"), *assessment]
    asked = {"spells": "assessment", "starting": {"spell": "this"}, "linked": "referral"}
    assert expected == holds([asked], events, "referral")


def test_what_is_linked_may_be_said_at_the_end():
    """A decision that names the referral it led to."""
    events = [*span("assessment", 10, 11, referral="r1"), event("referral.made", 12, referral="r1")]
    asked = {"spells": "referral", "starting": {"spell": "this"}, "linked": "referral"}
    assert [(12, None)] == holds([asked], events, "assessment")


def test_where_nothing_is_said_nothing_is_linked():
    events = [event("referral.made", 10), *span("assessment", 12)]
    asked = {"spells": "assessment", "starting": {"spell": "this"}, "linked": "referral"}
    assert [] == holds([asked], events, "referral")

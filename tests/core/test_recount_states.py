"""Which state the recount finds on a day, with and without a span and closings. Worked by hand."""

import pytest

from tests.core.hand_made import WORK, event, span, state_parts, work


def in_plan(*days: tuple[int, str]):
    return [
        event("plan.category_changed", on, plan="a", category=category, name=f"{on} {category}")
        for on, category in days
    ]


@pytest.mark.parametrize(
    ("expected", "number", "events"),
    [
        pytest.param("NEG", 5, span("plan", 5, 20, _category="NEG"), id="from the day that it is set"),
        pytest.param("NEG", 19, span("plan", 5, 20, _category="NEG"), id="to the span's last night"),
        pytest.param("unknown", 20, span("plan", 5, 20, _category="NEG"), id="not on the day of its end"),
        pytest.param("EMO", 9, [*span("plan", 5, 20, _category="NEG"), *in_plan((9, "EMO"))], id="to the next one"),
        pytest.param("NEG", 8, [*span("plan", 5, 20, _category="NEG"), *in_plan((9, "EMO"))], id="until then"),
        pytest.param(
            "PHY",
            9,
            [*span("plan", 5, 20), *in_plan((9, "PHY"), (9, "EMO"), (7, "SAB"))],
            id="of one day the last, by the order of events: by their ids",
        ),
        pytest.param("unknown", 9, [*in_plan((3, "EMO")), *span("plan", 5, 20)], id="set before the span says nothing"),
        pytest.param(
            "unknown",
            35,
            [*span("plan", 5, 20, _category="NEG"), *span("plan", 30, 40, "b")],
            id="nor does the span before",
        ),
        pytest.param("unknown", 9, span("plan", 5, 20), id="an opening that does not say it sets what is not known"),
        pytest.param(
            "NEG",
            35,
            [*span("plan", 5, 40, _category="NEG"), *span("plan", 8, 20, "b", _category="EMO")[1:]],
            id="a closing of nothing changes nothing",
        ),
        pytest.param(
            "EMO",
            25,
            [*span("plan", 5, 40, _category="NEG"), *span("plan", 8, 20, "b", _category="EMO")],
            id="what was set within one that is open holds on, whatever it came with",
        ),
    ],
)
def test_a_state_without_closings_holds_until_the_next_within_its_span(expected, number, events):
    assert {expected: 1} == state_parts("category", events, number, WORK)


@pytest.mark.parametrize(
    ("expected", "number"),
    [
        pytest.param("unknown", 4, id="none before the first"),
        pytest.param("T1", 5, id="from its day"),
        pytest.param("T2", 900, id="the last for ever"),
    ],
)
def test_a_state_without_a_span_holds_for_ever(expected, number):
    events = [event("team.allocated", 5, team="T1"), event("team.allocated", 50, team="T2")]
    assert {expected: 1} == state_parts("team", events, number, WORK)


def allocated(start, end, worker):
    one = event("worker.allocated", start, worker=worker)
    return [one] if end is None else [one, event("worker.deallocated", end, worker=worker)]


@pytest.mark.parametrize(
    ("expected", "number"),
    [
        pytest.param("W1", 5, id="the first"),
        pytest.param("W2", 15, id="the last begun of two"),
        pytest.param("W1", 20, id="the first again, as it still holds"),
        pytest.param("unknown", 30, id="none once the last has ended"),
        pytest.param("W3", 40, id="another"),
    ],
)
def test_a_state_that_lapses_holds_while_one_is_open(expected, number):
    events = [*allocated(5, 30, "W1"), *allocated(10, 20, "W2"), *allocated(40, None, "W3")]
    assert {expected: 1} == state_parts("worker", events, number, WORK)


def test_a_state_that_does_not_lapse_goes_on_with_the_value_that_ended_last():
    kept = WORK.processes["worker"].model_copy(update={"lapses": False})
    catalogue = WORK.model_copy(update={"processes": {**WORK.processes, "worker": kept}})
    events = [*allocated(5, 30, "W1"), *allocated(10, 20, "W2")]
    assert {"W1": 1} == state_parts("worker", events, 60, catalogue)


# --- Conditions of states ---


@pytest.mark.parametrize(
    ("fits", "condition", "events"),
    [
        pytest.param(1, {"absent": True}, [], id="absent"),
        pytest.param(0, {"absent": False}, [], id="not there"),
        pytest.param(0, {"absent": True}, span("plan", 5, _category="NEG"), id="there"),
        pytest.param(0, {"absent": True}, span("plan", 5), id="there, and not known"),
        pytest.param(1, {"absent": False}, span("plan", 5), id="not known is not absent"),
        pytest.param(1, {"none_of": ["NEG"]}, span("plan", 5), id="not known is none of them"),
        pytest.param(0, {"lasted": {"days": 1}}, span("plan", 5), id="not known lasts not"),
        pytest.param(0, {"none_of": ["NEG"], "absent": False}, [], id="all that is said must hold"),
        pytest.param(1, {"lasted": {"days": 4}}, span("plan", 5, _category="NEG"), id="as long as asked"),
        pytest.param(0, {"lasted": {"days": 5}}, span("plan", 5, _category="NEG"), id="not longer"),
        pytest.param(
            1,
            {"lasted": {"days": 4}},
            [*span("plan", 5, _category="NEG"), *in_plan((7, "NEG"))],
            id="the same value told again goes on with its run",
        ),
        pytest.param(
            0,
            {"lasted": {"days": 3}},
            [*span("plan", 5, _category="NEG"), *in_plan((6, "EMO"), (7, "NEG"))],
            id="after another it begins anew",
        ),
        pytest.param(
            0,
            {"lasted": {"days": 4}},
            [*span("plan", 1, 5, _category="NEG"), *span("plan", 6, None, "b", _category="NEG")],
            id="and in another plan",
        ),
    ],
)
def test_a_state_is_absent_not_known_or_one_of_its_values(fits, condition, events):
    always = span("missing", 1)
    stock = work("missing", where=[{"state": "category", **condition}])
    assert fits == stock([*events, *always], 9, 9).numerator


def test_a_state_of_no_night_is_seen_by_a_spell_of_no_night_alone():
    events = [*span("plan", 5, 5, _category="NEG"), *span("missing", 5, 9)]
    category = [{"state": "category", "any_of": ["NEG"]}]
    assert 1 == work("plan", "starts", category)(events, 1, 31).numerator
    assert 1 == work("plan", "ends", category)(events, 1, 31).numerator
    assert 0 == work("missing", "starts", category)(events, 1, 31).numerator

"""Which spells the recount counts in a period, and what counts once. Worked by hand."""

import pytest

from tests.core.hand_made import born, day, event, figure, indicator, of_child, span, work, work_and

ONE_DAY = [(1, 18), (19, 19), (20, 60)]

# --- Due ---


@pytest.mark.parametrize(
    ("expected", "end"),
    [
        pytest.param(1, None, id="open"),
        pytest.param(1, 9, id="ended early"),
        pytest.param(1, 40, id="ended late"),
        pytest.param(0, 4, id="ended before it started: nothing was due"),
    ],
)
def test_what_was_due_counts_on_its_due_day_whenever_it_ended(expected, end):
    counts = [work("assessment", "due")(span("assessment", 5, end), first, last).numerator for first, last in ONE_DAY]
    assert [0, expected, 0] == counts


def test_conditions_on_what_was_due_are_asked_on_the_due_day():
    history = [*span("assessment", 5, 9), event("team.allocated", 19, team="T1"), born("2018-02")]
    for where in ({"state": "team", "any_of": ["T1"]}, {"lasted": {"days": 14}}, {"age": {"under": 0}}):
        assert 1 == work("assessment", "due", [where])(history, 1, 31).numerator
    assert 0 == work("assessment", "due", [{"lasted": {"days": 15}}])(history, 1, 31).numerator


# --- Reaching ---


@pytest.mark.parametrize(
    ("expected", "reaching", "care"),
    [
        pytest.param(32, {"lasted": {"months": 1}}, (1, None, "S"), id="a month after its start"),
        pytest.param(10, {"lasted": {"days": 9}}, (1, 11, "S"), id="still open that night"),
        pytest.param(None, {"lasted": {"days": 9}}, (1, 10, "S"), id="not if it ended that day"),
        pytest.param(None, {"lasted": {"days": 9}}, (1, None, "P"), id="not from a start that is not known"),
        pytest.param(15, {"lasted": {"working_days": 10}}, (1, None, "S"), id="the tenth working day"),
        pytest.param(32, {"age": 16}, (1, None, "P"), id="an age, on the first of the month of birth"),
        pytest.param(32, {"age": 16}, (32, None, "S"), id="on the first day of all"),
        pytest.param(None, {"age": 16}, (33, None, "S"), id="not before it began"),
        pytest.param(None, {"age": 17}, (1, None, "S"), id="not another"),
    ],
)
def test_a_spell_reaches_a_length_or_an_age_on_a_day(expected, reaching, care):
    start, end, entry = care
    history = [*span("care", start, end, _entry=entry), born("2002-02")]
    reached = work("care", "reaching", reaching=reaching)
    found = [on for on in range(1, 61) if reached(history, on, on).numerator]
    assert ([expected] if expected else []) == found


def test_a_child_whose_birth_is_not_known_reaches_no_age():
    assert 0 == work("care", "reaching", reaching={"age": 16})(span("care", 1), 1, 365).numerator


# --- During ---


@pytest.mark.parametrize(
    ("expected", "days"),
    [
        pytest.param(1, (1, 15), id="over the first day"),
        pytest.param(1, (20, 60), id="over the last"),
        pytest.param(1, (1, None), id="over all of it"),
        pytest.param(1, (12, 13), id="inside"),
        pytest.param(1, (15, 15), id="of no night, inside"),
        pytest.param(0, (1, 10), id="its last night was before"),
        pytest.param(1, (1, 11), id="its last night is the first day"),
        pytest.param(1, (20, None), id="from the last day on"),
        pytest.param(0, (21, None), id="after it"),
        pytest.param(1, (10, 10), id="on the first day"),
        pytest.param(1, (20, 20), id="on the last day"),
        pytest.param(0, (1, 1), id="before"),
        pytest.param(0, (21, 21), id="after"),
    ],
)
def test_a_spell_that_was_open_on_any_day_of_the_period_counts(expected, days):
    during = work("missing", "during", once_per="child", unit="children")
    assert expected == during(span("missing", *days), 10, 20).numerator


@pytest.mark.parametrize(
    ("expected", "on"),
    [
        pytest.param((0, 1), 21, id="never in the period"),
        pytest.param((1, 1), 20, id="on its last day"),
        pytest.param((1, 1), 12, id="on any of them"),
        pytest.param((0, 0), 9, id="no longer what is counted"),
    ],
)
def test_part_and_whole_may_hold_on_some_day_of_the_period(expected, on):
    """Of the children missing with no worker, those who have a team on such a day."""
    history = [*span("missing", 1), event("team.allocated", on, team="T1")]
    if on == 9:
        history.append(event("worker.allocated", 9, worker="W1"))
    during = work(
        "missing",
        "during",
        [{"state": "worker", "absent": True}],
        [{"state": "team", "absent": False}],
        once_per="child",
    )
    found = during(history, 10, 20)
    assert expected == (found.numerator, found.denominator)


def test_of_no_night_a_spell_is_judged_beside_all_that_its_day_touched():
    during = work("missing", "during", [{"state": "category", "any_of": ["NEG"]}], once_per="child", unit="children")
    history = [*span("missing", 5, 5), *span("plan", 1, 5, _category="NEG")]
    assert 1 == during(history, 1, 31).numerator


def test_a_moment_is_judged_by_the_night_after_its_day():
    during = work("referral", "during", [{"state": "category", "any_of": ["NEG"]}], once_per="child", unit="children")
    history = [event("referral.made", 5, referral="r"), *span("plan", 1, 5, _category="NEG")]
    assert 0 == during(history, 1, 31).numerator
    assert 1 == during([*history, *span("plan", 5, None, "b", _category="NEG")], 1, 31).numerator


def test_the_ending_of_a_spell_that_was_open_lies_ahead():
    during = work("care", "during", [{"completed": True}], once_per="child", unit="children")
    assert 0 == during(span("care", 5, 9), 1, 31).numerator


# --- Once ---


def test_each_child_counts_once_in_part_and_whole():
    history = [
        *of_child("a", *span("missing", 1, 3, "x"), *span("missing", 5, 20, "y")),
        *of_child("b", *span("missing", 2, 3)),
        *of_child("c", *span("missing", 9, 9)),
    ]
    long = work("missing", "ends", (), [{"lasted": {"days": 1}}], once_per="child")(history, 1, 31)
    assert (2, 3, 2 / 3) == (long.numerator, long.denominator, long.value)
    assert 3 == work("missing", "ends", once_per="child", unit="children")(history, 1, 31).numerator
    assert 4 == work("missing", "ends")(history, 1, 31).numerator


def test_a_value_of_a_field_counts_once_and_what_has_none_by_itself():
    referrals = [event("referral.made", 1, referral="r1", group="g")]
    referrals += [event("referral.made", on, referral=f"r{on}") for on in (2, 3)]
    history = [*of_child("a", *referrals), *of_child("b", *referrals[:2])]
    assert 4 == work("referral", "starts", once_per="group")(history, 1, 31).numerator


def test_what_counts_once_and_has_several_labels_is_in_the_first_in_the_alphabet():
    by = {"title": "-", "by": {"dimension": "source"}, "at": "start"}
    history = [
        event("referral.made", on, referral=f"r{on}", group="g", source=source) for on, source in ((1, "B"), (2, "A"))
    ]
    assert {"A": 1} == work("referral", "starts", once_per="group", breakdown=by)(history, 1, 31).parts


def test_spells_of_no_night_and_moments_have_both_flows_and_no_stock():
    flows = [work("missing", moment)(span("missing", 5, 5), 5, 5).numerator for moment in ("starts", "ends", "open")]
    assert [1, 1, 0] == flows


def test_the_night_of_a_birthday_is_the_first_of_the_month():
    """A child born in January 2002 is 16 on 1 January 2018: care that ends on that day ended at 15."""
    history = [*span("care", -9, 1), born("2002-01")]
    assert 1 == work("care", "ends", [{"age": {"under": 16}}])(history, 1, 31).numerator
    assert 0 == work("care", "ends", [{"age": {"under": 16}}])([*span("care", -9, 2), born("2002-01")], 1, 31).numerator


def test_what_is_planned_is_seen_before_its_day_and_what_only_claims_to_lie_ahead_is_not():
    opens, key, due = {"event": "section_47.started"}, "enquiry", {"working_days": 15}
    spans = {
        name: {"form": "span", "opens": opens, "closes": {"event": name}, "key": key, "due": due}
        for name in ("conference.due", "conference.held")
    }
    catalogue = work_and(planned=spans["conference.due"], held=spans["conference.held"])
    ahead = [
        event("conference.due", 20, day(5), enquiry="e"),
        event("conference.held", 20, day(5), kind="initial", enquiry="e"),
    ]
    history = [event("section_47.started", 3, enquiry="e"), *ahead]
    ended = [
        figure(catalogue, indicator(name, "starts", [{"completed": True}]), history, 1, 10).numerator
        for name in ("planned", "held")
    ]
    assert [1, 0] == ended

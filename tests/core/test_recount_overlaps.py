"""The days on which a child is in several things at once, as the recount finds them. Worked by hand."""

import pytest

from tests.core.hand_made import event, number, span, spells_of, work, work_and


def together(of, history):
    """Start and end of each overlap."""
    catalogue = work_and(dual={"form": "overlap", "of": of})
    return [(number(one.start), number(one.end)) for one in spells_of(catalogue, "dual", history)]


@pytest.mark.parametrize(
    ("expected", "care", "plans"),
    [
        pytest.param([(5, 9)], (1, 9), [(5, 20)], id="from the later start to the earlier end"),
        pytest.param([(5, None)], (1, None), [(5, None)], id="open while both are"),
        pytest.param([(5, 9)], (1, None), [(5, 9)], id="one inside the other"),
        pytest.param([], (1, 5), [(5, 9)], id="one after the other"),
        pytest.param([], (1, 9), [(5, 5)], id="one of no night"),
        pytest.param([], (1, 9), [(8, 3)], id="one that ends before it starts"),
        pytest.param([(2, 4), (6, 9)], (1, 9), [(2, 4), (6, 20)], id="as often as it happens"),
    ],
)
def test_an_overlap_is_every_stretch_of_nights_in_both(expected, care, plans):
    history = span("care", *care)
    for place, one in enumerate(plans):
        history += span("plan", *one, key=f"p{place}")
    assert expected == together(["care", "plan"], history)


def test_three_at_once():
    history = [*span("care", 1, 30), *span("plan", 5, 20), *span("missing", 10, 12)]
    assert [(10, 12)] == together(["care", "plan", "missing"], history)


@pytest.mark.parametrize(
    ("expected", "state"),
    [
        pytest.param([(5, 20)], "worker", id="any value: one run, whatever changes in it"),
        pytest.param([(5, 10)], {"state": "worker", "any_of": ["W1"]}, id="one value"),
        pytest.param([(10, 20)], {"state": "worker", "none_of": ["W1"]}, id="any but one, and not without any"),
        pytest.param([(5, 20)], {"state": "worker", "any_of": ["W1", "W2"]}, id="either: one run"),
        pytest.param([(30, None)], "team", id="a state that never ends"),
    ],
)
def test_a_state_counts_by_its_longest_runs(expected, state):
    history = [
        *span("care", 1),
        event("worker.allocated", 5, worker="W1"),
        event("worker.deallocated", 10, worker="W1"),
        event("worker.allocated", 10, worker="W2"),
        event("worker.deallocated", 20, worker="W2"),
        event("team.allocated", 30, team="T1"),
    ]
    assert expected == together(["care", state], history)


def test_a_value_that_is_not_known_is_a_value_too():
    history = [*span("care", 1), *span("plan", 5, 20)]  # the plan's category is not told
    assert [(5, 20)] == together(["care", "category"], history)
    assert [(5, 20)] == together(["care", {"state": "category", "none_of": ["NEG"]}], history)
    assert [] == together(["care", {"state": "category", "any_of": ["NEG"]}], history)


@pytest.mark.parametrize(
    ("started", "entry", "plan"),
    [
        pytest.param(1, "P", 5, id="the plan's start is known"),
        pytest.param(0, "P", 1, id="both on a day, and one of them is not known"),
        pytest.param(1, "S", 1, id="both known"),
    ],
)
def test_the_start_of_an_overlap_is_known_if_what_starts_it_is(started, entry, plan):
    history = [*span("care", 1, _entry=entry), *span("plan", plan)]
    assert started == work("dual", "starts")(history, 1, 31).numerator


def test_an_overlap_ends_completed_and_says_what_its_openings_say():
    history = [*span("care", 1, 9), *span("plan", 5, 20, _category="NEG")]
    by = {"title": "-", "by": {"dimension": "category"}, "at": "end"}
    assert {"NEG": 1} == work("dual", "ends", breakdown=by)(history, 1, 31).parts


def test_of_a_field_that_several_have_the_first_counts():
    history = [*span("missing", 1, _kind="away"), *span("plan", 1)]
    for of, kind in ((["missing", "plan"], "away"), (["plan", "missing"], "child_protection")):
        catalogue = work_and(dual={"form": "overlap", "of": of})
        assert [kind] == [one.opening["kind"] for one in spells_of(catalogue, "dual", history)]

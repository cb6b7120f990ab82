"""How the recount makes spells of events: spans, states and cycles that were worked by hand."""

import pytest

from engine.recount import recount, recount_process
from tests.core.hand_made import (
    ENGLAND,
    counted,
    day,
    episodes,
    event,
    found_spells,
    reviews,
    spells_of,
    state_parts,
)

# --- Spans ---


@pytest.mark.parametrize(
    ("expected", "lines"),
    [
        pytest.param([(1, None, True)], ["1- S C2"], id="an episode without an end is open"),
        pytest.param([(1, 10, True)], ["1-10 S C2"], id="an ending closes"),
        pytest.param([(1, 10, False)], ["1-10 P C2"], id="a first episode that is no S began on or before its day"),
        pytest.param([(1, 20, True)], ["1-10 S C2 X1", "10-20 P C2"], id="X1 goes on the same day"),
        pytest.param([(1, 20, True)], ["1-10 S C2 X1", "11-20 P C2"], id="X1 goes on the next day"),
        pytest.param([(1, 10, True), (12, 20, False)], ["1-10 S C2 X1", "12-20 P C2"], id="X1 does not go on later"),
        pytest.param([(1, 20, True)], ["1-10 S C2 X1", "10-20 S C2"], id="an S after X1 is no start"),
        pytest.param([(1, 10, True), (10, 20, True)], ["1-10 S C2", "10-20 S C2"], id="an S after an end reopens"),
        pytest.param([(1, 10, True), (10, 20, False)], ["1-10 S C2", "10-20 P C2"], id="so does another, as no start"),
        pytest.param([(1, 20, True)], ["1-20 S C2", "5-10 S V3"], id="one inside another belongs to it"),
        pytest.param([(1, 20, True)], ["1-10 S C2", "9-20 S C2"], id="the last to close ends care"),
        pytest.param([(1, None, True)], ["1- S C2", "5-10 P C2", "30- S C2"], id="while one is open all belong to it"),
        pytest.param(
            [(1, 10, True), (10, 20, False)],
            ["1-10 S C2 X1", "5-10 P C2 E8", "10-20 P C2"],
            id="of two that end together both must say X1",
        ),
        pytest.param([(5, 5, True)], ["5-5 S C2"], id="one of no night"),
        pytest.param([(9, 4, True)], ["9-4 S C2"], id="one that ends before it starts is kept so"),
    ],
)
def test_care_is_the_days_that_at_least_one_episode_covers(expected, lines):
    assert expected == found_spells("care", episodes(*lines))


@pytest.mark.parametrize(
    ("expected", "lines"),
    [
        pytest.param([(1, 10), (10, 20)], ["1-10 S C2 X1", "10-20 P C2"], id="a change of placement begins one"),
        pytest.param([(1, 20)], ["1-10 S C2 X1", "10-20 L C1"], id="a change of legal status does not"),
        pytest.param([(1, 20)], ["1-10 S C2 X1", "11-20 L C1"], id="nor a day later"),
        pytest.param([(1, 10), (12, 20)], ["1-10 S C2 X1", "12-20 L C1"], id="two days later it does"),
        pytest.param([(1, 20)], ["1-20 S C2", "5-10 L C1"], id="an L inside an episode continues it"),
        pytest.param([(1, 20), (5, 15)], ["1-20 S C2", "5-10 P C1", "10-15 L C1"], id="the last begun goes on"),
        pytest.param([(1, 10), (10, 20)], ["1-10 S C2 X1", "10-20 T C2"], id="a change of its type begins one"),
        pytest.param([(10, 20)], ["1-10 S V3 X1", "10-20 L C2"], id="short breaks are no placement"),
    ],
)
def test_placements_are_continued_by_a_change_of_legal_status_alone(expected, lines):
    assert expected == [(start, end) for start, end, _ in found_spells("placement", episodes(*lines))]


def test_a_second_opening_of_an_open_key_says_nothing_and_a_closed_key_can_open_again():
    def opening(number):
        return event("missing.started", number, incident="a", kind="missing")

    def closing(number):
        return event("missing.ended", number, incident="a")

    history = [opening(1), opening(3), closing(5), opening(7), closing(9)]
    assert found_spells("missing", history) == [(1, 5, True), (7, 9, True)]


def test_without_a_key_a_closing_waits_only_for_an_opening_of_its_day():
    unkeyed = ENGLAND.processes["missing"].model_copy(update={"key": None})
    catalogue = ENGLAND.model_copy(update={"processes": {"missing": unkeyed}})
    history = [
        event("missing.ended", 1, incident="a"),
        event("missing.started", 2, incident="b", kind="missing"),
        event("missing.ended", 5, incident="c"),
        event("missing.ended", 8, incident="d"),
        event("missing.started", 8, incident="e", kind="missing"),
    ]
    assert [(day(2), day(5)), (day(8), day(8))] == [(s.start, s.end) for s in spells_of(catalogue, "missing", history)]


@pytest.mark.parametrize(
    ("expected", "line", "first", "last"),
    [
        pytest.param((1, 0, 1), "5-9 S C2", 5, 8, id="not ended on its last night"),
        pytest.param((0, 1, 0), "5-9 S C2", 9, 9, id="ended, and in no stock, on its end"),
        pytest.param((1, 1, 0), "5-5 S C2", 5, 5, id="of no night: in both flows, never in stock"),
        pytest.param((0, 0, 1), "5- P C2", 5, 5, id="on or before: in stock, no start"),
        pytest.param((1, 0, 0), "9-4 S C2", 9, 9, id="ends before it starts: started on its start"),
        pytest.param((0, 1, 0), "9-4 S C2", 4, 4, id="ends before it starts: ended on its end"),
        pytest.param((0, 0, 0), "9-4 S C2", 5, 8, id="ends before it starts: in no stock"),
    ],
)
def test_a_spell_starts_ends_and_is_open_on_the_right_days(expected, line, first, last):
    assert expected == recount_process(episodes(line), ENGLAND, "care", day(first), day(last), None)


def test_a_moment_starts_and_ends_on_its_day_and_is_never_open():
    assert recount_process(reviews(5, 6, 7), ENGLAND, "looked_after_review_held", day(5), day(6), None) == (2, 2, 0)


# --- States ---


@pytest.mark.parametrize(
    ("expected", "number", "lines"),
    [
        pytest.param("C2", 9, ["1-10 S C2 X1", "10-20 P C1"], id="until the next one"),
        pytest.param("C1", 10, ["1-10 S C2 X1", "10-20 P C1"], id="from its first day"),
        pytest.param("C2", 10, ["1-10 S C2 X1", "11-20 P C1"], id="over the day between two episodes"),
        pytest.param("C2", 6, ["1-20 S C2", "5-10 P V3"], id="a short break yields to what is open"),
        pytest.param("V3", 6, ["1-10 S V3"], id="and holds where there is nothing else"),
        pytest.param("V4", 6, ["1-10 S V3", "5-10 P V4"], id="of two short breaks the last begun"),
        pytest.param("C1", 6, ["1-20 S C2", "5-10 P C1"], id="the last begun of those that hold"),
        pytest.param("C2", 12, ["1-20 S C2", "5-10 P C1"], id="when it has ended, the one before again"),
        pytest.param("unknown", 20, ["1-20 S C2"], id="none where care is not open"),
    ],
)
def test_the_legal_status_on_a_day(expected, number, lines):
    assert state_parts("legal_status", episodes(*lines), number) == {expected: 1}


def test_a_state_holds_until_the_next_one_while_its_span_is_open():
    history = episodes("1-5 S C2 X1 U1", "5-8 P C2 X1 U2", "8-20 P V3", "20- S V3")
    values = [state_parts("placement_type", history, number) for number in (4, 7, 9, 20)]
    assert values == [{"U1": 1}, {"U2": 1}, {"U2": 1}, {"unknown": 1}]


@pytest.mark.parametrize(
    ("started", "ended", "line"),
    [
        pytest.param(1, 1, "5-9 S C2", id="care is counted"),
        pytest.param(0, 0, "5-9 S V3", id="a short break is not"),
        pytest.param(1, 1, "5-5 S C2", id="care of no night is counted"),
        pytest.param(0, 0, "5-5 S V3", id="a short break of no night is not"),
    ],
)
def test_short_breaks_are_left_out_of_starts_and_endings(started, ended, line):
    assert started == counted(ENGLAND.indicator("care_started"), episodes(line), 1, 31)
    assert ended == counted(ENGLAND.indicator("care_ceased"), episodes(line), 1, 31)


def test_going_into_a_short_break_leaves_the_stock_without_a_ceasing():
    history = episodes("1-10 S C2 X1 U1", "10- L V3 E8 U1")
    assert [counted(ENGLAND.indicator("looked_after_children"), history, n, n) for n in (9, 10)] == [1, 0]
    assert counted(ENGLAND.indicator("care_ceased"), history, 1, 31) == 0


# --- Cycles ---


@pytest.mark.parametrize(
    ("expected", "lines", "held"),
    [
        # 2018: 20 working days after Monday 1 January are up on Monday 29 January.
        pytest.param((1, 1), ["1- S C2"], [29], id="the first within 20 working days"),
        pytest.param((0, 1), ["1- S C2"], [30], id="and not a day later"),
        pytest.param((1, 1), ["5- S C2"], [35], id="the weekend after the last working day is in time"),
        pytest.param((1, 1), ["1- S C2"], [1], id="on the first day"),
        pytest.param((2, 2), ["1- S C2"], [29, 119], id="the second 3 months after the first was held: 29 April"),
        pytest.param((1, 2), ["1- S C2"], [29, 120], id="and not 30 April"),
        pytest.param((3, 3), ["1- S C2"], [29, 119, 302], id="the third 6 months after: 29 October"),
        pytest.param((2, 3), ["1- S C2"], [29, 119, 303], id="and not 30 October"),
        pytest.param((0, 0), ["1- P C2"], [100], id="after an unknown start the first only sets the clock"),
        pytest.param((1, 1), ["1- P C2"], [100, 283], id="the next is due in 6 months: 10 October"),
        pytest.param((0, 1), ["1- P C2"], [100, 284], id="and not 11 October"),
        pytest.param((0, 0), ["10- S C2"], [5], id="before care it sets nothing"),
        pytest.param((1, 1), ["1-20 S C2"], [20, 21], id="the last day of care belongs to it, the next does not"),
        pytest.param((1, 1), ["1-20 S C2", "20- S C2"], [20], id="a day of two spells is the first one's"),
        pytest.param((2, 2), ["1-20 S C2", "20- S C2"], [20, 21], id="and the second has its own first review"),
        pytest.param((0, 0), ["1-200 S C2"], [], id="what was never held is in neither part"),
    ],
)
def test_reviews_are_due_from_the_day_the_last_was_held(expected, lines, held):
    one = ENGLAND.indicator("looked_after_reviews_within_timescale")
    result = recount([*episodes(*lines), *reviews(*held)], ENGLAND, one, day(1), day(365), None)
    assert expected == (result.numerator, result.denominator)


def test_a_duty_is_open_until_it_is_held_or_its_span_ends():
    history = [*episodes("1-60 S C2"), *reviews(20)]
    opened = [recount_process(history, ENGLAND, "looked_after_review", day(n), day(n), None) for n in (1, 20, 59, 60)]
    assert opened == [(1, 0, 1), (1, 1, 1), (0, 0, 1), (0, 0, 0)]

"""Spells and days: what holds of any bit of work, whatever its process. Days are numbers here."""

import pytest

from engine.calendar import OPEN
from engine.spells import NOTHING, Spell, as_open, is_timed, last_night, late_days, meet, numbered, union, without

REASON = {"reason": "E4A"}


@pytest.mark.parametrize(
    ("expected", "spell"),
    [
        pytest.param(9, Spell(5, 10), id="the night before the day it ends"),
        pytest.param(5, Spell(5, 6), id="its one night"),
        pytest.param(5, Spell(5, 5), id="its only day"),
        pytest.param(5, Spell(5, 3), id="ended before it started"),
    ],
)
def test_the_state_of_what_ended_is_that_of_its_last_night(expected, spell):
    assert expected == last_night(spell)


@pytest.mark.parametrize(
    ("expected", "spell"),
    [
        pytest.param(True, Spell(5, 10, outcome="completed", due=8, late=9), id="due and ended"),
        pytest.param(True, Spell(5, due=8, late=9), id="due and open"),
        pytest.param(True, Spell(5, 5, outcome="completed", due=8, late=9), id="ended on its first day"),
        pytest.param(False, Spell(5, 10, outcome="completed"), id="never due"),
        pytest.param(False, Spell(5, 10, outcome="cancelled", due=8, late=9), id="cancelled"),
        pytest.param(False, Spell(5, 4, outcome="completed", due=8, late=9), id="ended before it started"),
        pytest.param(
            True,
            Spell(5, 5, outcome="completed", due=8, late=9, start_at=70, end_at=70),
            id="ended at its first instant",
        ),
        pytest.param(
            False,
            Spell(5, 5, outcome="completed", due=8, late=9, start_at=70, end_at=69),
            id="ended the instant before",
        ),
    ],
)
def test_what_is_due_is_timed_unless_it_was_cancelled_or_its_dates_cannot_be(expected, spell):
    assert expected == is_timed(spell)


@pytest.mark.parametrize(
    ("expected", "spell"),
    [
        pytest.param([(9, OPEN)], Spell(5, due=8, late=9), id="open: from the first late day on"),
        pytest.param([(9, OPEN)], Spell(5, 9, outcome="completed", due=8, late=9), id="ended on the first late day"),
        pytest.param([], Spell(5, 8, outcome="completed", due=8, late=9), id="ended on the day before"),
        pytest.param([], Spell(5, 9, outcome="cancelled", due=8, late=9), id="cancelled"),
        pytest.param([], Spell(5), id="never due"),
    ],
)
def test_it_is_late_from_the_first_late_day_on_if_it_was_not_ended_before(expected, spell):
    assert expected == late_days(spell)


def test_while_it_lasts_an_ending_that_lies_ahead_says_nothing():
    ended = Spell(5, 10, closed=REASON, outcome="completed", due=8, late=9)
    assert Spell(5, 10, closed=NOTHING, outcome="open", due=8, late=9) == as_open(ended)


def test_what_is_cancelled_is_so_on_every_day_but_says_no_more():
    assert Spell(5, 10, outcome="cancelled") == as_open(Spell(5, 10, closed=REASON, outcome="cancelled"))


def test_spells_have_their_places_from_0_and_their_ordinals_from_1():
    assert [(0, 1), (1, 2), (2, 3)] == [(one.place, one.ordinal) for one in numbered([Spell(1), Spell(4), Spell(9)])]


@pytest.mark.parametrize(
    ("expected", "one", "other"),
    [
        pytest.param([(3, 5)], [(1, 5)], [(3, 9)], id="they overlap"),
        pytest.param([], [(1, 3)], [(3, 9)], id="they adjoin"),
        pytest.param([(3, 4)], [(1, 9)], [(3, 4)], id="one within the other"),
        pytest.param([(1, 2), (4, 5)], [(1, 5)], [(0, 2), (4, 9)], id="twice"),
    ],
)
def test_days_meet_where_both_are(expected, one, other):
    assert expected == meet(one, other) == meet(other, one)


@pytest.mark.parametrize(
    ("expected", "days", "taken"),
    [
        pytest.param([(1, 3)], [(1, 5)], [(3, 9)], id="its end"),
        pytest.param([(3, 5)], [(1, 5)], [(0, 3)], id="its beginning"),
        pytest.param([(1, 2), (4, 5)], [(1, 5)], [(2, 4)], id="its middle"),
        pytest.param([(1, 2), (3, 4)], [(1, 5)], [(2, 3), (4, 5)], id="two parts"),
        pytest.param([], [(1, 5)], [(1, 5)], id="all of it"),
        pytest.param([(1, 5)], [(1, 5)], [(5, 9)], id="what comes after"),
        pytest.param([(1, 5)], [(1, 5)], [], id="nothing"),
    ],
)
def test_what_is_taken_from_days_is_gone(expected, days, taken):
    assert expected == without(days, taken)


@pytest.mark.parametrize(
    ("expected", "days"),
    [
        pytest.param([], [], id="none"),
        pytest.param([(1, 3), (4, 6)], [(4, 6), (1, 3)], id="in order"),
        pytest.param([(1, 6)], [(1, 3), (3, 6)], id="adjoining"),
        pytest.param([(1, 6)], [(1, 4), (2, 6)], id="overlapping"),
        pytest.param([(1, 6)], [(1, 6), (2, 3)], id="one within the other"),
    ],
)
def test_days_are_joined_where_they_overlap_or_adjoin(expected, days):
    assert expected == union(days)

"""Folded to be read as known at some instants only: it says the same of these, in fewer rows, and nothing of others."""

import pytest

from engine.readings.periods import known_by
from engine.readings.reading import reading
from engine.rows.columns import EVERYTHING
from engine.rows.row import Part
from tests.core.engine_made import covered, told
from tests.core.hand_made import day, event, indicator

REFERRALS = indicator("referral", "starts")
EVENTS = [
    covered(),
    event("referral.made", 2, day(10), name="one", referral="a"),
    event("referral.made", 3, day(20), name="two", referral="b"),
    event("referral.made", 33, day(30), name="one", referral="a"),
    event("referral.made", 4, day(50), name="three", referral="c"),
]
"""Recorded on the 10th, 20th, 30th and 50th day: two referrals in January, of which one was in February, and one more."""


def folded(*days):
    """To be read as known by these days."""
    return told(*EVENTS, of=[REFERRALS], asked=map(known_by, days))


@pytest.mark.parametrize(
    ("knowns", "counts", "rows"),
    [
        ((day(31),), [1], 2),
        ((day(20), day(30)), [2, 1], 2 + 2),
        ((day(29), day(31), None), [2, 1, 2], 2 + 2 + 1),
        ((day(5), day(12)), [0, 1], 1),
    ],
)
def test_it_says_the_same_of_them_in_as_many_steps_as_it_takes(knowns, counts, rows):
    """Of what was recorded before the first, and between two of them, only what it comes to is kept; of later, nothing."""
    whole, some = told(*EVENTS, of=[REFERRALS]), folded(*reversed(knowns))

    asked = [known_by(known) for known in knowns]
    assert counts == [reading(whole, REFERRALS, day(31), known).value for known in asked]
    assert counts == [reading(some, REFERRALS, day(31), known).value for known in asked]
    assert rows == len(some.rows(REFERRALS.id, Part.NUMERATOR))


@pytest.mark.parametrize("known", [known_by(day(30)) - 1, known_by(day(30)) + 1, EVERYTHING])
def test_of_any_other_instant_it_says_nothing(known):
    with pytest.raises(ValueError, match="as known at other instants"):
        reading(folded(day(30)), REFERRALS, day(31), known)

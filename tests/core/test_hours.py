"""Limits of hours: what is due when, and when it is late. Worked by hand.

Days are numbers: day 1 is Monday 1 January 2018, a bank holiday.
"""

import pytest

from tests.core.engine_made import child_of, number
from tests.core.hand_made import span, timed, work_and

IN_25_HOURS = work_and(
    screening={
        "form": "span",
        "opens": {"event": "contact.received"},
        "closes": {"event": "contact.screened"},
        "key": "contact",
        "due": {"hours": 25},
    }
)


def screened(received, decided):
    """`"1 10:00"`: day and time; `"1"`: the day alone."""
    begun, ended = span("screening", int(received.split()[0]), int((decided or received).split()[0]))
    told = [(begun, received), (ended, decided)] if decided else [(begun, received)]
    events = [timed(one, said.split()[1]) if " " in said else one for one, said in told]
    (spell,) = child_of(*events, catalogue=IN_25_HOURS).spells("screening")
    return number(spell.due), number(spell.late), spell.by_day


@pytest.mark.parametrize(
    ("due", "late", "received", "decided"),
    [
        pytest.param(2, 3, "1 10:00", None, id="open: due the next day at 11"),
        pytest.param(3, 4, "1 23:30", None, id="open: due after midnight"),
        pytest.param(2, 3, "1 10:00", "2 11:00", id="just in time"),
        pytest.param(2, 2, "1 10:00", "2 11:01", id="late on the day on which it was due"),
        pytest.param(2, 3, "1 10:00", "5 10:00", id="late from the day after"),
        pytest.param(2, 3, "1 10:00", "1 10:30", id="in time on its first day"),
        pytest.param(182, 183, "180 23:30", None, id="over midnight in summer, by London's clock"),
    ],
)
def test_hours_elapse_from_instant_to_instant(due, late, received, decided):
    assert (due, late, False) == screened(received, decided)


@pytest.mark.parametrize(
    ("due", "late", "received", "decided"),
    [
        pytest.param(3, 4, "1", "1", id="on its first day"),
        pytest.param(3, 4, "1", "3", id="on the last day in time"),
        pytest.param(3, 4, "1", "4", id="a day late"),
        pytest.param(3, 4, "1", "9", id="days late"),
        pytest.param(2, 4, "1 10:00", "3", id="received at 10: due the next day, and in time the day after"),
        pytest.param(2, 3, "1 10:00", "4", id="received at 10, and decided three days later"),
        pytest.param(3, 4, "1", "3 23:00", id="decided at 23 of the last day"),
    ],
)
def test_where_only_a_day_is_known_25_hours_are_two_days(due, late, received, decided):
    assert (due, late, True) == screened(received, decided)


def test_what_is_open_since_a_day_is_judged_by_the_day_when_it_ends():
    assert (3, 4, False) == screened("1", None)

"""Moments: what happened on a day, as a whole or by the entries of a list. Worked by hand."""

import datetime as dt

import pytest

from engine.calendar import LONDON
from engine.history import microseconds
from engine.spells import Spell
from tests.core.engine_made import child_of
from tests.core.hand_made import day, event, timed

DAY = day(5).toordinal()
ATTENDED, ABSENT = {"sector": "health", "attended": True}, {"sector": "police", "attended": False}


def test_a_moment_takes_its_day_and_is_never_open():
    (visit,) = child_of(event("visit.made", 5, kind="child_protection")).spells("visit")
    said = {"kind": "child_protection"}
    assert Spell(DAY, DAY, said, outcome="completed", is_moment=True, place=0, ordinal=1, entry=-1) == visit


def test_a_moment_has_its_instant():
    (visit,) = child_of(timed(event("visit.made", 5, kind="child_protection"), "00:01")).spells("visit")
    assert microseconds(dt.datetime(2018, 1, 5, 0, 1, tzinfo=LONDON)) == visit.start_at == visit.end_at


@pytest.mark.parametrize(
    ("expected", "process", "told"),
    [
        pytest.param(
            [({"sector": "health", "attended": True}, 0), ({"sector": "police", "attended": False}, 1)],
            "invitee",
            event("conference.held", 5, invitees=[ATTENDED, ABSENT]),
            id="each invitee, with its own fields",
        ),
        pytest.param(
            [({"factors": "3B"}, 0), ({"factors": "4A"}, 1)],
            "factor",
            event("assessment.completed", 5, factors=["3B", "4A"]),
            id="each code",
        ),
        pytest.param([], "factor", event("assessment.completed", 5), id="where nothing is listed, none"),
    ],
)
def test_each_entry_of_a_list_is_a_moment_of_its_own(expected, process, told):
    found = child_of(told).spells(process)
    fields = [{name: value for name, value in one.opened.items() if name != "invitees"} for one in found]
    assert expected == [(said, one.entry) for said, one in zip(fields, found, strict=True)]
    assert [(place, place + 1) for place in range(len(found))] == [(one.place, one.ordinal) for one in found]


def test_an_entry_says_what_the_event_says_too():
    (invitee,) = child_of(event("conference.held", 5, kind="initial", invitees=[ATTENDED])).spells("invitee")
    assert ("initial", "health") == (invitee.opened["kind"], invitee.opened["sector"])

"""An event that is moved across a boundary changes the cards as the recount says, and at least one of them."""

import datetime as dt
import json
import random
from collections import defaultdict

import pytest

from engine.calendar import LONDON, day_of
from engine.history import microseconds
from engine.readings.periods import first_day
from engine.readings.reading import figure, rate_reading
from schemas.catalogue import named
from schemas.envelope import decode
from tests.acceptance.conftest import NAME, log, taken
from tests.acceptance.recounted import Recounted

pytestmark = pytest.mark.timeout(600)
CATALOGUE, LAST = named(NAME), dt.date(2014, 9, 30)
SEPTEMBER, JULY, OCTOBER_BEFORE = (
    (dt.date(2014, 9, 1), LAST),
    (dt.date(2014, 7, 1), dt.date(2014, 7, 31)),
    (dt.date(2013, 10, 1), dt.date(2013, 10, 31)),
)
MOVES = {
    ("contact.received", None): (SEPTEMBER, dt.date(2014, 8, 29)),
    ("contact.screened", None): (SEPTEMBER, dt.date(2014, 10, 4)),
    ("contact.decided", "referral"): (SEPTEMBER, dt.date(2014, 10, 6)),
    ("referral.made", None): (SEPTEMBER, dt.date(2014, 8, 29)),
    ("assessment.started", "initial"): (SEPTEMBER, dt.date(2014, 10, 1)),
    ("assessment.completed", "initial"): (SEPTEMBER, dt.date(2014, 10, 1)),
    ("assessment.completed", "core"): (SEPTEMBER, dt.date(2014, 10, 1)),
    ("strategy_discussion.held", None): (SEPTEMBER, dt.date(2014, 8, 29)),
    ("section_47.started", None): (OCTOBER_BEFORE, dt.date(2013, 9, 30)),
    ("conference.held", "initial"): (SEPTEMBER, dt.date(2014, 8, 29)),
    ("conference.held", "review"): (SEPTEMBER, dt.date(2014, 8, 29)),
    ("plan.started", "child_protection"): (SEPTEMBER, dt.date(2014, 8, 29)),
    ("plan.ended", "child_protection"): (SEPTEMBER, dt.date(2014, 10, 1)),
    ("visit.made", "child_protection"): (SEPTEMBER, dt.date(2014, 8, 29)),
    ("visit.made", "looked_after"): (SEPTEMBER, dt.date(2014, 8, 29)),
    ("review.held", "looked_after"): (SEPTEMBER, dt.date(2014, 8, 29)),
    ("care_episode.started", "S"): (SEPTEMBER, dt.date(2014, 10, 1)),
    ("medical.held", None): (JULY, dt.date(2014, 6, 30)),
    ("health_assessment.attended", None): (OCTOBER_BEFORE, dt.date(2013, 9, 30)),
    ("caf.opened", None): (SEPTEMBER, dt.date(2014, 10, 1)),
    ("caf.closed", None): (SEPTEMBER, dt.date(2014, 10, 1)),
}
"""Type, and a word of its data → the days it is taken from, and the day it is moved to."""
EACH = 12
RECORDED = dt.datetime(2014, 9, 30, 23, 55, tzinfo=LONDON)
KNOWN = microseconds(RECORDED + dt.timedelta(minutes=4))


def chosen():
    """Two hundred events of the log as it was known, no two of one child: of each kind as many as there are, up to a dozen."""
    known = [event for event in log(1) if dt.datetime.fromisoformat(event["recordedtime"]) < RECORDED]
    last = {(event.get("subject"), event["id"]): event for event in known}
    withdrawn = {(event["subject"], event["data"]["id"]) for event in known if event["type"] == "event.retracted"}
    by_kind = defaultdict(list)
    for identity, event in last.items():
        for kind, (days, _) in MOVES.items():
            if identity not in withdrawn and is_of(event, kind, days) and not may_change_nothing(event, last):
                by_kind[kind].append(event)
    assert MOVES.keys() == by_kind.keys()
    dice, taken, picked = random.Random(2014), set(), []
    for kind in MOVES:
        free = [event for event in by_kind[kind] if event["subject"] not in taken]
        for event in dice.sample(free, min(EACH, len(free))):
            taken.add(event["subject"])
            picked.append((kind, event))
    return picked


def may_change_nothing(event, last):
    """A screening on another day than its contact may be late already; an assessment may follow no new referral."""
    if event["type"] == "contact.screened":
        contact = last[event["subject"], event["id"].replace("screened", "received")]
        return contact["time"][:10] != event["time"][:10]
    return event["type"] == "assessment.started" and "referral" not in event["data"]


def is_of(event, kind, days):
    name, word = kind
    if event["type"] != name or word not in {None, *map(str, event["data"].values())}:
        return False
    return days[0] <= day_of(dt.datetime.fromisoformat(event["time"])) <= days[1]


def moved(event, day, number):
    """The same event of another day, recorded after everything else that was known."""
    time = dt.datetime.fromisoformat(event["time"])
    recorded = RECORDED + dt.timedelta(seconds=number)
    at = dt.datetime.combine(day, time.timetz().replace(tzinfo=None), LONDON)
    return event | {"time": at.isoformat(), "recordedtime": recorded.isoformat()}


def cards(authority):
    """Numerator, denominator and the rate's numerator of each."""
    found = {}
    for one in CATALOGUE.indicators:
        counted = figure(authority, one, first_day(one, LAST), LAST, KNOWN)
        found[one.id] = counted.numerator, counted.denominator, rate_reading(authority, one, LAST, KNOWN).numerator
    return found


def recounted(events):
    judge = Recounted(events, CATALOGUE, None, LAST)
    found = {}
    for one in CATALOGUE.indicators:
        counted = judge.figure(one, LAST)
        found[one.id] = counted.numerator, counted.denominator, judge.rate_numerator(one, LAST)
    return found


def change(before, after):
    """What each number of each card gained."""
    return {
        name: tuple((there or 0) - (here or 0) for here, there in zip(before[name], after[name], strict=True))
        for name in before
    }


def test_two_hundred_events_are_moved():
    picked = chosen()
    assert len(picked) >= 200, len(picked)
    told = known_by_child()
    meetings = by_meeting(told)
    beside = {event["subject"]: with_whom(event["subject"], told, meetings) for _, event in picked}
    authority = taken([*covers(), *(one for child in set().union(*beside.values()) for one in told[child])])
    before = cards(authority)
    for number, (kind, event) in enumerate(picked):
        other = decode(json.dumps(moved(event, MOVES[kind][1], number)))
        was = recounted([one for child in beside[event["subject"]] for one in told[child]])
        told[event["subject"]].append(other)
        judged = change(was, recounted([one for child in beside[event["subject"]] for one in told[child]]))
        authority.take(other)
        authority.fold()
        after = cards(authority)
        assert judged == change(before, after), (kind, event["id"])
        assert any(any(gained) for gained in judged.values()), (kind, event["id"])
        before = after


def known_by_child():
    told = defaultdict(list)
    for event in log(1):
        if "subject" in event and dt.datetime.fromisoformat(event["recordedtime"]) < RECORDED:
            told[event["subject"]].append(decode(json.dumps(event)))
    return told


def covers():
    """What sources have told everything of; without it no rate is shown."""
    return [decode(json.dumps(event)) for event in log(1) if event["type"] == "source.covered"]


def with_whom(child, told, meetings):
    """The child and those it was at a meeting with."""
    return {child}.union(*(meetings[meeting] for meeting in meetings_of(told[child])))


def by_meeting(told):
    """Meeting → the children at it: its list counts once for all of them."""
    found = defaultdict(set)
    for child, events in told.items():
        for meeting in meetings_of(events):
            found[meeting].add(child)
    return found


def meetings_of(events):
    return {event["data"]["meeting"] for event in events if "meeting" in event["data"]}

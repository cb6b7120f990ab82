"""Journeys made at random, with everything that goes wrong: overlaps, gaps, corrections, retractions, repeats, clashes."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from engine.calendar import LONDON

AUTHORITY = "E06000019"
FIRST = dt.date(2015, 1, 1)
DAYS = st.integers(0, 1300).map(lambda number: FIRST + dt.timedelta(number))
NEAR = st.sampled_from([0, 0, 0, 1, 1, 2, 5, 20, 60, 200])
LATE = st.sampled_from([-40, -1, 0, 0, 0, 1, 3, 30, 200, 700])
"""Days from an event to its recording; before it, the event lies ahead."""


def event(kind: str, child: str, day: dt.date, late: int, name: str, data: dict[str, Any], minute: int | None) -> Any:
    """An event as the decoder gives it; without a minute only the day is known."""
    time = dt.datetime.combine(day, dt.time(), LONDON)
    if minute is None:
        data = data | {"precision": "day"}
    else:
        time += dt.timedelta(minutes=minute)
    recorded = dt.datetime.combine(day + dt.timedelta(late), dt.time(12), LONDON)
    return {
        "specversion": "1.0",
        "id": name,
        "source": "test",
        "type": kind,
        "subject": child,
        "time": time,
        "recordedtime": recorded,
        "authority": AUTHORITY,
        "data": data,
    }


MINUTE = st.sampled_from([None, None, None, 0, 600, 601, 1439])


@st.composite
def episodes(draw: st.DrawFn, child: str) -> list[dict[str, Any]]:
    """Episodes of care, mostly one after another, as returns have them and as they should not."""
    day = draw(DAYS)
    events: list[dict[str, Any]] = []
    for number in range(draw(st.integers(0, 5))):
        key = f"{child}-{number}"
        entry = draw(st.sampled_from(["S", "S", "P", "L", "T", "U", "B"]))
        status = draw(st.sampled_from(["C2", "C2", "V2", "V3", "V4"]))
        begun = {"episode": key, "entry": entry, "legal_status": status}
        if draw(st.booleans()):
            begun["placement"] = draw(st.sampled_from(["U1", "U4", "K2", "T0", "Q9"]))
        events.append(event("care_episode.started", child, day, draw(LATE), f"{key}/s", begun, draw(MINUTE)))
        day += dt.timedelta(draw(st.sampled_from([0, 1, 7, 30, 90, 300])))
        if draw(st.integers(0, 3)):
            ended = {"episode": key, "reason": draw(st.sampled_from(["X1", "X1", "X1", "E11", "E4A"]))}
            events.append(event("care_episode.ended", child, day, draw(LATE), f"{key}/e", ended, draw(MINUTE)))
        day += dt.timedelta(draw(NEAR) * draw(st.sampled_from([1, 1, 1, -1])))
    return events


@st.composite
def others(draw: st.DrawFn, child: str) -> list[dict[str, Any]]:
    """A birth, reviews and missing incidents."""
    events = [
        event("review.held", child, day, draw(LATE), f"r/{day}", {"kind": "looked_after"}, draw(MINUTE))
        for day in draw(st.lists(DAYS, max_size=6))
    ]
    for number, day in enumerate(draw(st.lists(DAYS, max_size=2))):
        kind = draw(st.sampled_from(["missing", "missing", "away"]))
        data = {"incident": f"m{number}", "kind": kind}
        events.append(event("missing.started", child, day, draw(LATE), f"m{number}/s", data, draw(MINUTE)))
        if draw(st.booleans()):
            end = day + dt.timedelta(draw(NEAR))
            events.append(
                event("missing.ended", child, end, draw(LATE), f"m{number}/e", {"incident": f"m{number}"}, None)
            )
    if draw(st.integers(0, 4)):
        born = f"{draw(st.integers(1998, 2017))}-{draw(st.integers(1, 12)):02}"
        events.append(event("child.registered", child, FIRST, draw(LATE), "born", {"born": born}, None))
    return events


@st.composite
def second_thoughts(draw: st.DrawFn, events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Corrections, retractions and clashes of some of the events."""
    extra: list[dict[str, Any]] = []
    for one in draw(st.lists(st.sampled_from(events), max_size=4)) if events else ():
        later = one["recordedtime"] + dt.timedelta(draw(st.sampled_from([-20, 0, 1, 50, 400])))
        what = draw(st.sampled_from(["moved", "moved", "retracted"]))
        if what == "retracted":
            data = {"id": one["id"]}
            extra.append(one | {"type": "event.retracted", "id": f"x/{one['id']}", "recordedtime": later, "data": data})
        else:
            moved = one["time"] + dt.timedelta(draw(st.sampled_from([-30, -1, 0, 1, 45])))
            extra.append(one | {"time": moved, "recordedtime": later})
    return extra


@st.composite
def journeys(draw: st.DrawFn) -> list[dict[str, Any]]:
    """The events of one to three children, in no order, some more than once."""
    events: list[dict[str, Any]] = []
    for child in ("a", "b", "c")[: draw(st.integers(1, 3))]:
        own = draw(episodes(child)) + draw(others(child))
        events += own + draw(second_thoughts(own))
    repeats = draw(st.lists(st.sampled_from(events), max_size=3)) if events else []
    return draw(st.permutations(events + repeats))

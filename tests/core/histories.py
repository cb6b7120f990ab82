"""Journeys made at random, with everything that goes wrong: overlaps, gaps, corrections, retractions, repeats, clashes."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from engine.calendar import LONDON
from schemas.events import EVENT_TYPES

AUTHORITY = "E06000019"
FIRST = dt.date(2015, 1, 1)
DAYS = st.integers(0, 1300).map(lambda number: FIRST + dt.timedelta(number))
NEAR = st.sampled_from([0, 0, 0, 1, 1, 2, 5, 20, 60, 200])
LATE = st.sampled_from([-40, -1, 0, 0, 0, 1, 3, 30, 200, 700])
"""Days from an event to its recording; before it, the event lies ahead."""
MINUTE = st.sampled_from([None, None, None, 0, 600, 600.25, 1439])
Event = dict[str, Any]


def event(kind: str, child: str, day: dt.date, late: int, name: str, data: dict[str, Any], minute: float | None) -> Any:
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


@st.composite
def episodes(draw: st.DrawFn, child: str) -> list[Event]:
    """Episodes of care, mostly one after another, as returns have them and as they should not."""
    day = draw(DAYS)
    events: list[Event] = []
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
def others(draw: st.DrawFn, child: str) -> list[Event]:
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
            end, data = day + dt.timedelta(draw(NEAR)), {"incident": f"m{number}"}
            events.append(event("missing.ended", child, end, draw(LATE), f"m{number}/e", data, draw(MINUTE)))
    if draw(st.integers(0, 4)):
        born = f"{draw(st.integers(1998, 2017))}-{draw(st.integers(1, 12)):02}"
        events.append(event("child.registered", child, FIRST, draw(LATE), "born", {"born": born}, None))
    return events


def _maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), strategy)


KEY = st.sampled_from(["1", "1", "2"])
WORKER, MEETING = st.sampled_from(["w1", "w2", "w3"]), st.sampled_from(["m1", "m2"])
TEAM = st.sampled_from(["north 1", "south", "other"])
INVITEE = st.fixed_dictionaries({"sector": st.sampled_from(["health", "police"]), "attended": st.booleans()})
WORK: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "referral.made": {
        "referral": KEY,
        "source": _maybe(st.sampled_from(["1A", "6"])),
        "no_further_action": _maybe(st.booleans()),
        "team": _maybe(TEAM),
    },
    "referral.closed": {"referral": KEY, "reason": _maybe(st.sampled_from(["RC1", "RC8"]))},
    "assessment.started": {"assessment": KEY, "referral": _maybe(KEY), "kind": st.sampled_from(["single", "core"])},
    "assessment.completed": {
        "assessment": KEY,
        "kind": st.sampled_from(["single", "core"]),
        "factors": _maybe(st.lists(st.sampled_from(["3B", "4A", "16A"]), max_size=3)),
    },
    "section_47.started": {"enquiry": KEY},
    "section_47.ended": {"enquiry": KEY, "outcome": st.sampled_from(["conference_not_required", "conference"])},
    "conference.due": {"enquiry": KEY},
    "conference.held": {
        "kind": st.sampled_from(["initial", "initial", "review"]),
        "enquiry": _maybe(KEY),
        "meeting": _maybe(MEETING),
        "invitees": _maybe(st.lists(INVITEE, max_size=3)),
    },
    "plan.started": {
        "plan": KEY,
        "kind": st.sampled_from(["child_protection", "child_protection", "child_in_need"]),
        "category": _maybe(st.sampled_from(["NEG", "PHY", "EMO"])),
        "previous_plans": _maybe(st.integers(0, 3)),
    },
    "plan.category_changed": {"plan": KEY, "category": st.sampled_from(["NEG", "PHY", "MUL"])},
    "plan.ended": {"plan": KEY, "kind": st.sampled_from(["child_protection", "child_in_need"])},
    "visit.made": {"kind": st.just("child_protection"), "seen_alone": _maybe(st.booleans())},
    "worker.allocated": {"worker": WORKER},
    "worker.deallocated": {"worker": WORKER},
    "team.allocated": {"team": TEAM},
    "sdq.recorded": {"score": _maybe(st.integers(0, 40))},
    "child.died": {},
}  # fmt: skip
"""Event type → its fields. Few keys, so that openings and closings meet, and meet again."""
_USUAL = [
    "referral.made",
    "assessment.started",
    "assessment.completed",
    "section_47.started",
    "conference.held",
    "plan.started",
    "visit.made",
    "worker.allocated",
]
_KINDS = [kind for kind in WORK for _ in range(1 if kind == "child.died" else 4)] + _USUAL * 4


@st.composite
def work(draw: st.DrawFn, child: str) -> list[Event]:
    """Work with families: mostly one thing after another, near each other, in any order of kinds."""
    day = draw(DAYS)
    events: list[Event] = []
    for number, kind in enumerate(draw(st.lists(st.sampled_from(_KINDS), max_size=14))):
        drawn = {field: draw(values) for field, values in WORK[kind].items()}
        data = {field: value for field, value in drawn.items() if value is not None}
        late = draw(st.sampled_from([-30, 0, 0, 0, 1, 1, 10, 100]))
        events.append(event(kind, child, day, late, f"w{number}", data, draw(MINUTE)))
        day += dt.timedelta(draw(st.sampled_from([0, 0, 1, 1, 2, 4, 7, 14, 30, 90, -5])))
    return events


@st.composite
def second_thoughts(draw: st.DrawFn, events: list[Event]) -> list[Event]:
    """Corrections, retractions and clashes of some of the events."""
    extra: list[Event] = []
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
def journeys(draw: st.DrawFn) -> list[Event]:
    """The events of one to three children, in no order, some more than once."""
    events: list[Event] = []
    for child in ("a", "b", "c")[: draw(st.integers(1, 3))]:
        own = draw(episodes(child)) + draw(others(child)) + draw(work(child))
        events += own + draw(second_thoughts(own))
    repeats = draw(st.lists(st.sampled_from(events), max_size=3)) if events else []
    return draw(st.permutations(events + repeats))


def without_second_thoughts(events: list[Event]) -> list[Event]:
    """Each event as it was first told; nothing taken back."""
    first: dict[tuple[str, str], Event] = {}
    for one in sorted(events, key=lambda one: one["recordedtime"]):
        if one["type"] != "event.retracted":
            first.setdefault((one["subject"], one["id"]), one)
    return list(first.values())


def is_troubled(events: list[Event]) -> bool:
    """Whether something was recorded a week late or more, corrected, taken back or told twice."""
    told = [(one["subject"], one["id"]) for one in events]
    late = any(one["recordedtime"] - one["time"] > dt.timedelta(7) for one in events)
    return late or len(set(told)) < len(told) or any(one["type"] == "event.retracted" for one in events)


@st.composite
def covers(draw: st.DrawFn) -> list[Event]:
    """What a source says of some types and days: some whole years, some parts, some gaps of a day; some of it is
    corrected or taken back.
    """
    told: list[Event] = []
    for number in range(draw(st.integers(0, 6))):
        kinds = draw(st.lists(st.sampled_from(sorted(EVENT_TYPES)), min_size=1, max_size=50))
        start = draw(DAYS)
        end = start + dt.timedelta(draw(st.sampled_from([0, 1, 30, 364, 700, 1500])))
        data = {"types": kinds, "start": start, "end": end}
        name = f"c{draw(st.sampled_from([number, 0]))}"
        said = event("source.covered", "", start, draw(LATE), name, data, None)
        del said["subject"], said["data"]["precision"]
        told.append(said)
    return draw(st.permutations(told + draw(second_thoughts(told))))

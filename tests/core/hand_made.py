"""Small histories to work by hand. Day 1 is 1 January 2018; day 0 is the day before."""

import datetime as dt
from typing import Any

from engine.calendar import LONDON
from engine.recount import Counted, recount
from engine.recount.believed import histories
from engine.recount.forms import child_of
from engine.recount.spell import Spell
from schemas.catalogue import Catalogue, Indicator, named
from schemas.envelope import Event

ENGLAND = named("england")


def day(number: int) -> dt.date:
    return dt.date(2017, 12, 31) + dt.timedelta(number)


LATER = day(400)


def event(type_: str, number: int, recorded: dt.date = LATER, name: str = "", **data: Any) -> Event:
    """Day-only, recorded at noon of `recorded`; its id is the type, the key and, without a name, the day."""
    return {
        "specversion": "1.0",
        "id": f"{type_} {data.get('episode', data.get('incident', ''))} {name or number}",
        "source": "case-system",
        "type": type_,
        "subject": "child-1",
        "time": dt.datetime.combine(day(number), dt.time(), LONDON),
        "recordedtime": dt.datetime.combine(recorded, dt.time(12), LONDON),
        "authority": "E06999999",
        "data": {"precision": "day", **data},
    }


def episodes(*lines: str) -> list[Event]:
    """`"1-10 S C2 X1 U1"`: start, end, RNE, legal status, REC, placement. The key is the place in the list."""
    found: list[Event] = []
    for key, line in zip("abcdefgh", lines, strict=False):
        days, entry, status, *rest = line.split()
        start, end = days.split("-")
        placement = {"placement": rest[1]} if len(rest) > 1 else {}
        data: dict[str, Any] = {"entry": entry, "legal_status": status, **placement}
        found.append(event("care_episode.started", int(start), episode=key, **data))
        if end:
            found.append(event("care_episode.ended", int(end), episode=key, reason=rest[0] if rest else "E8"))
    return found


def reviews(*days: int) -> list[Event]:
    return [event("review.held", number, kind="looked_after") for number in days]


def born(month: str) -> Event:
    return event("child.registered", 1, born=month)


def indicator(of: str, moment: str | None = "open", where: Any = (), part: Any = (), **more: Any) -> Indicator:
    """With a card that says nothing; its measure and unit follow from the rest where they are not given."""
    measure = more.get("measure", "share" if part else {"open": "stock"}.get(moment or "", "count"))
    card = dict.fromkeys(("name", "area", "officer", "description", "guide", "source"), "-")
    unit = {"share": "share", "timely": "share", "ratio": "ratio"}.get(measure, "spells")
    shape = {"id": "one", "polarity": "none", "unit": unit, "measure": measure, "of": of, "moment": moment}
    return Indicator.model_validate({**card, **shape, "where": where, "part": part, **more})


def processes(**given: dict[str, Any]) -> Catalogue:
    """A catalogue of these processes and no indicators."""
    titled = {name: {"title": "-", **process} for name, process in given.items()}
    return Catalogue.model_validate(
        {"catalogue": "hand", "title": "-", "amber_within": 0, "areas": {}, "processes": titled, "indicators": []}
    )


def figure(catalogue: Catalogue, one: Indicator, events: list[Event], first: int, last: int) -> Counted:
    return recount(events, catalogue, one, day(first), day(last), None)


def counted(one: Indicator, events: list[Event], first: int, last: int) -> int:
    return int(figure(ENGLAND, one, events, first, last).numerator or 0)


def spells_of(catalogue: Catalogue, process: str, events: list[Event]) -> list[Spell]:
    """Those of the first child."""
    for name, history in histories(events, None, day(4000)).items():
        return child_of(name, history, catalogue).spells(process)
    return []


def number(of: dt.date | None) -> int | None:
    """The number of a day."""
    return (of - day(0)).days if of else None


def found_spells(process: str, events: list[Event]) -> list[tuple[int | None, int | None, bool]]:
    """Start, end and whether the start is known, in numbers of days."""
    return [(number(one.start), number(one.end), one.start_known) for one in spells_of(ENGLAND, process, events)]


def state_parts(state: str, history: list[Event], on: int, catalogue: Catalogue = ENGLAND) -> dict[str, int]:
    """The state on a day, asked through an incident that is always open."""
    always = event("missing.started", 1, incident="x", kind="missing")
    one = indicator("missing", breakdown={"by": {"state": state}, "at": "period_end", "title": "-"})
    return figure(catalogue, one, [*history, always], on, on).parts


def timed(one: Event, clock: str) -> Event:
    """The same event at a time of its day, London."""
    hour, minute = map(int, clock.split(":"))
    data = {name: value for name, value in one["data"].items() if name != "precision"}
    return {**one, "time": one["time"].replace(hour=hour, minute=minute), "data": data}


def of_child(name: str, *events: Event) -> list[Event]:
    return [{**one, "subject": name} for one in events]


WORK = processes(
    screening={
        "form": "span",
        "opens": {"event": "contact.received"},
        "closes": {"event": "contact.screened", "where": {"qualified": [True]}},
        "key": "contact",
        "due": {"hours": 24},
    },
    assessment={
        "form": "span",
        "opens": {"event": "assessment.started"},
        "closes": {"event": "assessment.completed"},
        "key": "assessment",
        "due": {"working_days": 10},
    },
    conference_due={
        "form": "span",
        "opens": {"event": "section_47.started"},
        "closes": {"event": "conference.held", "where": {"kind": ["initial"]}},
        "cancels": [
            {"event": "section_47.ended", "where": {"outcome": ["conference_not_required"]}},
            {"event": "conference.held", "where": {"transfer_in": [True]}},
        ],
        "key": "enquiry",
        "due": {"working_days": 15},
    },
    referral={"form": "moment", "on": {"event": "referral.made"}},
    plan={
        "form": "span",
        "opens": {"event": "plan.started"},
        "closes": {"event": "plan.ended"},
        "key": "plan",
        "seed": "previous_plans",
    },
    category={
        "form": "state",
        "during": "plan",
        "opens": [{"event": "plan.started"}, {"event": "plan.category_changed"}],
        "value": "category",
    },
    team={"form": "state", "opens": {"event": "team.allocated"}, "value": "team"},
    worker={
        "form": "state",
        "opens": {"event": "worker.allocated"},
        "closes": {"event": "worker.deallocated"},
        "key": "worker",
        "value": "worker",
        "lapses": True,
    },
    visit={"form": "moment", "on": {"event": "visit.made"}},
    missing={
        "form": "span",
        "opens": {"event": "missing.started"},
        "closes": {"event": "missing.ended"},
        "key": "incident",
    },
    care={
        "form": "span",
        "opens": {"event": "care_episode.started"},
        "closes": {"event": "care_episode.ended"},
        "key": "episode",
        "start_known": {"entry": ["S"]},
        "due": {"days": 30},
    },
    invitee={"form": "moment", "on": {"event": "conference.held"}, "each": "invitees"},
    factor={"form": "moment", "on": {"event": "assessment.completed"}, "each": "factors"},
    dual={"form": "overlap", "of": ["care", "plan"]},
)
"""Processes of many areas, in their plainest forms."""


def work_and(**given: dict[str, Any]) -> Catalogue:
    """WORK with these processes, new or in place of its own."""
    own = {name: process.model_dump(exclude_unset=True) for name, process in WORK.processes.items()}
    return processes(**{**own, **given})


def work(of: str, moment: str | None = "open", where: Any = (), part: Any = (), **more: Any) -> Any:
    """Counts in WORK: events, first and last day → the figure."""
    one = indicator(of, moment, where, part, **more)
    return lambda events, first, last: figure(WORK, one, events, first, last)


EVENTS_OF: dict[str, tuple[str, str, str]] = {
    "screening": ("contact.received", "contact.screened", "contact"),
    "assessment": ("assessment.started", "assessment.completed", "assessment"),
    "plan": ("plan.started", "plan.ended", "plan"),
    "missing": ("missing.started", "missing.ended", "incident"),
    "care": ("care_episode.started", "care_episode.ended", "episode"),
}
"""Of a span of WORK: what opens it, what closes it, and its key."""
SAID: dict[str, dict[str, Any]] = {
    "contact.screened": {"qualified": True},
    "assessment.started": {"kind": "single"},
    "assessment.completed": {"kind": "single"},
    "plan.started": {"kind": "child_protection"},
    "plan.ended": {"kind": "child_protection"},
    "missing.started": {"kind": "missing"},
    "care_episode.started": {"entry": "S", "legal_status": "C2"},
}
"""What they say where nothing else is given."""


def span(process: str, start: int, end: int | None = None, key: str = "a", **said: Any) -> list[Event]:
    """A span of WORK: its opening and, with an end, its closing. What the opening says begins with _."""
    opens, closes, field = EVENTS_OF[process]
    begun = {name.removeprefix("_"): value for name, value in said.items() if name.startswith("_")}
    ended = {name: value for name, value in said.items() if not name.startswith("_")}
    found = [_of_span(opens, start, field, key, begun)]
    return found if end is None else [*found, _of_span(closes, end, field, key, ended)]


def _of_span(type_: str, on: int, field: str, key: str, said: dict[str, Any]) -> Event:
    data: dict[str, Any] = {**SAID.get(type_, {}), **said, field: key}
    return event(type_, on, LATER, f"{key}{on}", **data)

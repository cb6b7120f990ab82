"""Small histories to work by hand. Day 1 is 1 January 2018; day 0 is the day before."""

import datetime as dt
from typing import Any

from engine.calendar import LONDON
from engine.recount import recount
from engine.recount.spells import spells
from schemas.catalogue import Indicator, named
from schemas.envelope import Event
from schemas.events import EVENT_TYPES

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


def indicator(of: str, moment: str = "open", where: Any = (), part: Any = (), **more: Any) -> Indicator:
    measure = "share" if part else {"open": "stock"}.get(moment, "count")
    card = dict.fromkeys(("name", "area", "officer", "description", "guide", "source"), "-")
    unit = "share" if part else "spells"
    shape = {"id": "one", "polarity": "none", "unit": unit, "measure": measure, "of": of, "moment": moment}
    return Indicator.model_validate({**card, **shape, "where": where, "part": part, **more})


def counted(one: Indicator, events: list[Event], first: int, last: int) -> int:
    return recount(events, ENGLAND, one, day(first), day(last), None).numerator


def found_spells(process: str, events: list[Event]) -> list[tuple[int, int | None, bool]]:
    """Start, end and whether the start is known, in numbers of days."""
    history = sorted(events, key=lambda one: (one["time"], EVENT_TYPES[one["type"]].rank, one["id"]))
    return [
        ((one.start - day(0)).days, (one.end - day(0)).days if one.end else None, one.start_known)
        for one in spells(history, ENGLAND, process)
    ]


def state_parts(state: str, history: list[Event], number: int) -> dict[str, int]:
    """The state on a day, asked through an incident that is always open."""
    always = event("missing.started", 1, incident="x", kind="missing")
    one = indicator("missing", breakdown={"by": {"state": state}, "at": "period_end", "title": "-"})
    return recount([*history, always], ENGLAND, one, day(number), day(number), None).parts

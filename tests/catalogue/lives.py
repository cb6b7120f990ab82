"""Lives of children that a data officer can read: a line an event.

    2024-06-03 referral.made referral=1 source=6

Each event is recorded at noon of its own day. Lists have commas, numbers and true and false are themselves.
"""

import datetime as dt
import json
from typing import Any, NamedTuple

from engine.authority import Authority
from engine.calendar import LONDON
from engine.readings import reading
from engine.readings.periods import first_day, months_back
from engine.recount import period_start, recount
from schemas.catalogue import named
from schemas.envelope import Event, decode
from schemas.events import EVENT_TYPES

ENGLAND = named("england")
AUTHORITY = "E06999999"


def lives(**children: str) -> list[Event]:
    """The events of children by name."""
    return [
        _event(name, number, line)
        for name, text in children.items()
        for number, line in enumerate(text.strip().splitlines())
    ]


class Figure(NamedTuple):
    """An indicator's figure, and the parts of its numerator."""

    value: float | None
    numerator: float | None
    denominator: int | None
    parts: dict[str, int]


def by_recount(indicator: str, month: str, events: list[Event], over: int = 0) -> Figure:
    """An indicator of England for the month, or what of it ends with it, with everything known: the slow judge.

    `over`: the months of its rate instead, that end with the month.
    """
    one, end = ENGLAND.indicator(indicator), _last_day(month)
    found = recount(events, ENGLAND, one, months_back(end, over) if over else period_start(one, end), end, None)
    return Figure(found.value, found.numerator, found.denominator, found.parts)


def by_engine(indicator: str, month: str, events: list[Event], over: int = 0) -> Figure:
    """The same by the engine."""
    one, end = ENGLAND.indicator(indicator), _last_day(month)
    authority = Authority(AUTHORITY, ENGLAND)
    for event in events:
        authority.take(event)
    authority.fold()
    first = months_back(end, over) if over else first_day(one, end)
    return Figure(*reading.figure(authority, one, first, end), reading.breakdown(authority, one, end))


def _last_day(month: str) -> dt.date:
    year, number = map(int, month.split("-"))
    return dt.date(year + number // 12, number % 12 + 1, 1) - dt.timedelta(1)


def _event(child: str, number: int, line: str) -> Event:
    day, kind, *fields = line.split()
    data = {name: _value(kind, name, value) for name, value in (field.split("=") for field in fields)}
    envelope: dict[str, Any] = {
        "specversion": "1.0",
        "id": f"{kind}/{day}/{number}",
        "source": "by-hand",
        "type": kind,
        "subject": child,
        "time": _at(day, 0),
        "recordedtime": _at(day, 12),
        "authority": AUTHORITY,
        "data": {**data, "precision": "day"},
    }
    return decode(json.dumps(envelope))


def _value(kind: str, name: str, value: str) -> Any:
    if EVENT_TYPES[kind].entries(name) is not None:
        return value.split(",")
    if EVENT_TYPES[kind].is_number(name):
        return int(value)
    return {"true": True, "false": False}.get(value, value)


def _at(day: str, hour: int) -> str:
    return dt.datetime.combine(dt.date.fromisoformat(day), dt.time(hour), LONDON).isoformat()

"""Lives of children that a data officer can read: a line an event.

    2024-06-03 referral.made referral=1 source=6
    2024-06-03T10:15 contact.received contact=1

Each event is recorded at noon of its own day, or as it happens where its time is known. Lists have commas, numbers and
true and false are themselves. Of people invited it says who, whether they came, and whether they sent a report:
`invitees=health:came:report,police`.
"""

import datetime as dt
import json
from typing import Any, NamedTuple

from engine.authority import Authority
from engine.calendar import LONDON
from engine.readings import reading
from engine.readings.periods import first_day, months_back
from engine.recount import period_start, recount
from schemas.catalogue import Catalogue, named
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


def covered(kinds: list[str], start: str, end: str) -> list[Event]:
    """That everything of these event types is told of the days `start` to `end`, since the first of them."""
    told = {"types": kinds, "start": start, "end": end}
    return [_made(f"covered/{kinds[0]}", "source.covered", {"time": _at(start, "00:00")}, told)]


class Figure(NamedTuple):
    """An indicator's figure, and the parts of its numerator."""

    value: float | None
    numerator: float | None
    denominator: int | None
    parts: dict[str, int]


def by_recount(
    indicator: str, month: str, events: list[Event], over: int = 0, catalogue: Catalogue = ENGLAND
) -> Figure:
    """An indicator for the month, or what of it ends with it, with everything known: the slow judge.

    `over`: the months of its rate instead, that end with the month.
    """
    one, end = catalogue.indicator(indicator), last_day(month)
    found = recount(events, catalogue, one, months_back(end, over) if over else period_start(one, end), end, None)
    return Figure(found.value, found.numerator, found.denominator, found.parts)


def by_engine(indicator: str, month: str, events: list[Event], over: int = 0, catalogue: Catalogue = ENGLAND) -> Figure:
    """The same by the engine."""
    one, end = catalogue.indicator(indicator), last_day(month)
    authority = folded(events, catalogue)
    first = months_back(end, over) if over else first_day(one, end)
    return Figure(*reading.figure(authority, one, first, end), reading.breakdown(authority, one, end))


def folded(events: list[Event], catalogue: Catalogue, code: str = AUTHORITY) -> Authority:
    """The engine with these events taken."""
    authority = Authority(code, catalogue)
    for event in events:
        authority.take({**event, "authority": code})
    authority.fold()
    return authority


def last_day(month: str) -> dt.date:
    """Of a month like 2024-06."""
    year, number = map(int, month.split("-"))
    return dt.date(year + number // 12, number % 12 + 1, 1) - dt.timedelta(1)


def _event(child: str, number: int, line: str) -> Event:
    day, kind, *fields = line.split()
    data = {name: _value(kind, name, value) for name, value in (field.split("=") for field in fields)}
    day, _, clock = day.partition("T")
    when = {"time": _at(day, clock or "00:00"), "recordedtime": _at(day, clock or "12:00"), "subject": child}
    return _made(f"{kind}/{day}/{number}", kind, when, data if clock else {**data, "precision": "day"})


def _made(name: str, kind: str, when: dict[str, str], data: dict[str, Any]) -> Event:
    envelope: dict[str, Any] = {
        "specversion": "1.0",
        "id": name,
        "source": "by-hand",
        "type": kind,
        "recordedtime": when["time"],
        "authority": AUTHORITY,
        **when,
        "data": data,
    }
    return decode(json.dumps(envelope))


def _value(kind: str, name: str, value: str) -> Any:
    entries = EVENT_TYPES[kind].entries(name)
    if entries is not None:
        return [_invited(entry) if entries else entry for entry in value.split(",")]
    if EVENT_TYPES[kind].is_number(name):
        return int(value)
    return {"true": True, "false": False}.get(value, value)


def _invited(entry: str) -> dict[str, Any]:
    sector, *said = entry.split(":")
    return {"sector": sector, "attended": "came" in said, "report_received": "report" in said}


def _at(day: str, clock: str) -> str:
    return dt.datetime.combine(dt.date.fromisoformat(day), dt.time.fromisoformat(clock), LONDON).isoformat()

"""Small logs of one authority, to write returns of by hand. Days are written as 2023-06-01."""

import datetime as dt
from typing import Any

from engine.calendar import LONDON, end_of
from engine.examples.returns import Histories, gathered
from schemas.envelope import Event


def said(type_: str, day: str, recorded: str = "", *, child: str = "child-1", name: str = "", **data: Any) -> Event:
    """Day-only, recorded at the end of its day or of `recorded`; its id is its type and `name`, or what names its work."""
    date = dt.date.fromisoformat(day)
    names = [str(data[field]) for field in ("referral", "assessment", "enquiry", "plan", "episode") if field in data]
    return {
        "specversion": "1.0",
        "id": " ".join([type_, name or " ".join(names) or day]),
        "source": "case-system",
        "type": type_,
        "subject": child,
        "time": dt.datetime.combine(date, dt.time(), LONDON),
        "recordedtime": end_of(dt.date.fromisoformat(recorded) if recorded else date),
        "authority": "E06999999",
        "data": {"precision": "day", **data},
    }


def retracted(event: Event, recorded: str) -> Event:
    """That the event never happened."""
    withdrawn = said("event.retracted", recorded, child=event.get("subject", ""))
    withdrawn["data"] = {"id": event["id"]}
    return withdrawn


def recorded_again(event: Event, recorded: str) -> Event:
    """The same, later."""
    again = event.copy()
    again["recordedtime"] = end_of(dt.date.fromisoformat(recorded))
    return again


def born(month: str, child: str = "child-1") -> Event:
    return said("child.registered", "2010-01-01", born=month, child=child)


def log(*events: Event) -> Histories:
    return gathered(events)

"""What the sources have told: no data is not zero.

A source covers event types from day to day (`source.covered`). A period is ok where all that its figure reads is
covered, no data where nothing is, else partial.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Literal, NamedTuple

from engine.history import Version
from engine.spells import Days, meet

Status = Literal["ok", "partial", "no_data"]


class Needs(NamedTuple):
    """The days that a figure asks about, and from when it looks back. Ordinals, both ends included."""

    first: int
    last: int
    look_back: int
    stock: bool


def covered_days(covers: Iterable[Version], kind: str) -> Days:
    """The days of an event type that sources cover, from their `source.covered` events; adjoining ones are one."""
    said = sorted(
        (_ordinal(data["start"]), _ordinal(data["end"]) + 1)
        for data in (event.data or {} for event in covers)
        if kind in data["types"]
    )
    days: Days = []
    for start, end in said:
        if days and start <= days[-1][1]:
            days[-1] = days[-1][0], max(days[-1][1], end)
        else:
            days.append((start, end))
    return days


def status(needs: Needs, covered: Iterable[Days]) -> Status:
    """Of one figure, by the covered days of each event type it reads."""
    stated = [_status(needs, days) for days in covered]
    if all(one == "ok" for one in stated):
        return "ok"
    return "no_data" if "no_data" in stated else "partial"


def _status(needs: Needs, days: Days) -> Status:
    """A stock asks only about the night after its day: coverage from the next day on covers it."""
    asked = (needs.last, needs.last + 1) if needs.stock else (needs.first, needs.last + 1)
    within = [(start - 1, end) for start, end in days] if needs.stock else days
    if not meet([asked], within):
        return "no_data"
    whole = asked in meet([asked], within)
    looked = (needs.look_back, needs.last + 1)
    seen = whole if needs.look_back >= asked[0] else looked in meet([looked], days)
    return "ok" if whole and seen else "partial"


def _ordinal(day: str) -> int:
    return dt.date.fromisoformat(day).toordinal()

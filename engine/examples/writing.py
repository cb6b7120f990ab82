"""Facts as events: CloudEvents in plain JSON types, times with London's offset."""

import datetime as dt
from functools import cache
from typing import Any

from engine.calendar import LONDON
from engine.examples.facts import DAY_ONLY, Fact
from engine.examples.recording import DAY, Version
from schemas.events import EVENT_TYPES
from schemas.events.management import COVERED, RETRACTED

SOURCE = "county/case-system"
Event = dict[str, Any]

_NOUNS_AND_VERBS = {kind: kind.replace("_", "-").split(".") for kind in EVENT_TYPES}


def event(subject: str, version: Version, authority: str) -> Event:
    """One version of a fact of a child."""
    fact, recorded = version.fact, wall(version.recorded)
    if version.withdrawn:
        data: Event = {"id": _id(fact), "reason": "entered in error"}
        return _envelope((f"{_id(fact)}/retracted", RETRACTED, subject), recorded, recorded, authority, data)
    return _envelope((_id(fact), fact.type, subject), _time(fact), recorded, authority, _data(fact))


def covered(name: str, days: tuple[dt.date, dt.date], types: list[str], recorded: int, authority: str) -> Event:
    """That the source has told everything of these types and days, both included."""
    start, end = days
    data = {"types": list(types), "start": start.isoformat(), "end": end.isoformat()}
    return of_authority(f"covered/{name}", COVERED, recorded, authority, data)


def of_authority(name: str, kind: str, recorded: int, authority: str, data: Event) -> Event:
    """An event about the authority, of the instant at which it is recorded."""
    written = _envelope((name, kind, ""), wall(recorded), wall(recorded), authority, data)
    del written["subject"]
    return written


def wall(seconds: int) -> str:
    """RFC 3339 of a wall-clock time after six in the morning."""
    day, second = divmod(seconds, DAY)
    date, _, offset = _day(day)
    return f"{date}T{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}{offset}"


def _envelope(names: tuple[str, str, str], time: str, recorded: str, authority: str, data: Event) -> Event:
    return {
        "specversion": "1.0",
        "id": names[0],
        "source": SOURCE,
        "type": names[1],
        "subject": names[2],
        "time": time,
        "recordedtime": recorded,
        "authority": authority,
        "data": data,
    }


def _id(fact: Fact) -> str:
    noun, verb = _NOUNS_AND_VERBS[fact.type]
    return f"{noun}/{fact.ref}/{verb}"


def _data(fact: Fact) -> Event:
    return {**fact.data, "precision": "day"} if fact.minute == DAY_ONLY else dict(fact.data)


def _time(fact: Fact) -> str:
    if fact.minute == DAY_ONLY:
        date, offset, _ = _day(fact.day)
        return f"{date}T00:00:00{offset}"
    at = dt.time(*divmod(fact.minute, 60))
    return dt.datetime.combine(dt.date.fromordinal(fact.day), at, LONDON).isoformat()


@cache
def _day(ordinal: int) -> tuple[str, str, str]:
    """A day, and its offsets at midnight and from the morning on."""
    date = dt.date.fromordinal(ordinal)
    midnight, noon = (dt.datetime.combine(date, dt.time(hour), LONDON).isoformat()[-6:] for hour in (0, 12))
    return date.isoformat(), midnight, noon

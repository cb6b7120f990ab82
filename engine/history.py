"""One child's history: a set of event versions, so order of arrival and repeats cannot matter.

version     = (subject, source, id, recorded, content | withdrawn)
rank(v)     = (recorded, withdrawn, canonical bytes)      equal instants: withdrawn wins, then the bytes
known(H, K) = for each (source, id), the highest-ranked version with recorded <= K; the withdrawn left out
order(v)    = (London day, instant or none, rank of type, source, id)
"""

import datetime as dt
import json
import marshal
from collections import defaultdict
from collections.abc import Iterable
from sys import intern
from typing import Any, NamedTuple, cast

from engine.calendar import FIRST_DAY, LAST_DAY, LONDON, day_of
from engine.spells import DAY_ONLY
from schemas.envelope import Event, EventRefusedError
from schemas.events import EVENT_TYPES
from schemas.events.management import RETRACTED

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MICROSECOND = dt.timedelta(microseconds=1)
_RANK = {name: kind.rank for name, kind in EVENT_TYPES.items()}
_AHEAD_DAYS = 20 * 366
LAST_EVENT = LAST_DAY.replace(year=LAST_DAY.year - 10)


class Version(NamedTuple):
    """One version of an event. Instants are microseconds since 1970, `day` is an ordinal of the London calendar.

    `data` is None for a withdrawn event; `is_ahead`: the day lies after the day it was
    recorded, and the type is not one that says what is to come.
    """

    recorded: int
    day: int
    instant: int
    is_ahead: bool
    type: str
    source: str
    id: str
    data: dict[str, Any] | None


Identity = tuple[str, str]


def microseconds(instant: dt.datetime) -> int:
    """Since 1970, UTC."""
    return (instant - _EPOCH) // _MICROSECOND


def instant_of(microseconds: int) -> dt.datetime:
    """The same moment on London's clock."""
    return (_EPOCH + microseconds * _MICROSECOND).astimezone(LONDON)


def is_too_far_ahead(day: dt.date, recorded: dt.date) -> bool:
    """Over twenty years after its recording, or near the calendar's end, an event is mistyped and not taken."""
    return day > LAST_EVENT or (day - recorded).days > _AHEAD_DAYS


def check_time(event: Event) -> None:
    """Refuses a time that no calendar here reaches. Raises EventRefusedError."""
    day, recorded = day_of(event["time"]), day_of(event["recordedtime"])
    if day < FIRST_DAY or is_too_far_ahead(day, recorded):
        text = "time: before 1950, or over twenty years after it was recorded: mend the date at its source"
        raise EventRefusedError("implausible_time", text)


def version_of(event: Event) -> Version:
    """What a decoded event says. A retraction is a version, withdrawn, of the event it names."""
    recorded, data = event["recordedtime"], event["data"]
    if event["type"] == RETRACTED:
        return _withdrawn(event)
    day = event["time"].astimezone(LONDON).toordinal()
    instant = DAY_ONLY if data.get("precision") == "day" else microseconds(event["time"])
    ahead = day > recorded.astimezone(LONDON).toordinal() and not EVENT_TYPES[event["type"]].is_planned
    kept = {intern(field): _plain(value) for field, value in data.items() if field != "precision"}
    kind, source = intern(event["type"]), intern(event["source"])
    return Version(microseconds(recorded), day, instant, ahead, kind, source, event["id"], kept)


def _withdrawn(event: Event) -> Version:
    moment, source = microseconds(event["recordedtime"]), intern(event["source"])
    return Version(
        moment, 0, DAY_ONLY, is_ahead=False, type=RETRACTED, source=source, id=event["data"]["id"], data=None
    )


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return intern(value)
    if isinstance(value, list):
        return [_plain(one) for one in cast("list[Any]", value)]
    return value.isoformat() if isinstance(value, dt.date) else value


def rank(version: Version) -> tuple[int, bool, bytes]:
    """Which of two versions of an event holds: the greater."""
    return version.recorded, version.data is None, canonical(version)


def canonical(version: Version) -> bytes:
    """The content as bytes, equal exactly where the content is."""
    content = [version.type, version.day, version.instant, version.data]
    return json.dumps(content, sort_keys=True, separators=(",", ":")).encode()


def order(version: Version) -> tuple[int, int, int, str, str]:
    """The place of an event in a child's life."""
    return version.day, version.instant, _RANK[version.type], version.source, version.id


def supersedes(new: Version, old: Version | None) -> bool:
    """Whether `new` holds over `old`, another version of the same event."""
    if old is None or new.recorded > old.recorded:
        return True
    return new.recorded == old.recorded and rank(new) > rank(old)


def known(versions: Iterable[Version], instant: int) -> dict[Identity, Version]:
    """What was known of each event at an instant, the withdrawn among it (their data is None)."""
    best: dict[Identity, Version] = {}
    for version in versions:
        identity = version.source, version.id
        if version.recorded <= instant and supersedes(version, best.get(identity)):
            best[identity] = version
    return best


class Held:
    """Versions that are there, to compare others with."""

    def __init__(self, versions: Iterable[Version] = ()) -> None:
        self._versions: defaultdict[tuple[str, str, int], list[Version]] = defaultdict(list)
        self._types: defaultdict[Identity, set[str]] = defaultdict(set)
        for version in versions:
            self.add(version)

    def add(self, version: Version) -> bool:
        """Whether it was not there."""
        alike = self._versions[version.source, version.id, version.recorded]
        if version in alike:
            return False
        alike.append(version)
        if version.data is not None:
            self._types[version.source, version.id].add(version.type)
        return True

    def clashes(self, version: Version) -> int:
        """How much of a new version contradicts: its content another of its recorded time, its type those of its id."""
        types = self._types[version.source, version.id]
        is_other = version.data is not None and bool(types) and version.type not in types
        return bool(self._versions[version.source, version.id, version.recorded]) + is_other


def pack(versions: Iterable[Version]) -> bytes:
    """Versions as bytes: no object of theirs stays. Packs may be laid end to end."""
    packed = marshal.dumps([tuple(version) for version in versions])
    return len(packed).to_bytes(4, "little") + packed


def unpack(packed: bytes) -> list[Version]:
    """The versions of one pack or of several, end to end. Only for bytes of this process."""
    at, versions = 0, list[Version]()
    while at < len(packed):
        start, at = at + 4, at + 4 + int.from_bytes(packed[at : at + 4], "little")
        fields = cast("list[tuple[Any, ...]]", marshal.loads(packed[start:at]))  # noqa: S302 - bytes that this process made
        versions.extend(map(Version._make, fields))
    return versions


def repacked(packed: bytes) -> bytes:
    """The same as one pack: in it equal words stand once."""
    is_one = len(packed) == 4 + int.from_bytes(packed[:4], "little")
    return packed if is_one else pack(unpack(packed))

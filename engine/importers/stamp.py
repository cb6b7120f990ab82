"""Puts happenings into envelopes: CloudEvents of one return, all recorded at the end of one day."""

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from engine.calendar import LONDON
from engine.importers.context import Context
from engine.importers.event_lines import recorded_at_end
from engine.importers.happening import Happening
from engine.importers.period import Period
from engine.importers.pseudonym import fingerprint
from engine.importers.retracting import Retraction
from schemas.events.management import COVERED, RETRACTED

Stamped = dict[str, Any]
"""An event as JSON has it."""


class Stamp:
    """The envelope of a return's events. `source` is the same for every year: a later return restates an earlier."""

    def __init__(self, source: str, context: Context, period: Period) -> None:
        key = fingerprint(context.key)
        self._common = {"specversion": "1.0", "source": source, "authority": context.authority, "pseudonymkey": key}
        self._period = period
        self._recorded = recorded_at_end(period.recorded).isoformat()

    def happened(self, happening: Happening, subject: str) -> Stamped:
        """Something happened to a child on a day."""
        data = happening.data | {"precision": "day"}
        return self._event(happening.id, happening.type, _midnight(happening.day), data) | {"subject": subject}

    def covered(self, table: str, types: Sequence[str]) -> Stamped:
        """The return tells everything about these event types, whether or not anything was found."""
        data = {"types": list(types), "start": self._period.start.isoformat(), "end": self._period.end.isoformat()}
        said = data | ({"assumed": True} if self._period.assumed else {})
        return self._event(f"{table}/{self._period.year}/covered", COVERED, self._recorded, said)

    def retracted(self, gone: Retraction) -> Stamped:
        """An event is taken back when the later return is recorded."""
        data = {"id": gone.id, "reason": "not in the later return"}
        identity = f"retract/{gone.id}/{self._period.recorded}"
        return self._event(identity, RETRACTED, self._recorded, data) | {"subject": gone.subject}

    def _event(self, identity: str, kind: str, time: str, data: dict[str, Any]) -> Stamped:
        return self._common | {
            "id": identity,
            "type": kind,
            "time": time,
            "recordedtime": self._recorded,
            "data": data,
        }


@lru_cache(maxsize=4096)
def _midnight(day: dt.date) -> str:
    return dt.datetime.combine(day, dt.time(), LONDON).isoformat()

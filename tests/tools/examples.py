"""An example event of every type: the example of its data, in an envelope."""

from typing import Any

from schemas.events import EventType, management

_DAY, _MOMENT = "2025-03-31T00:00:00+01:00", "2025-03-31T10:30:00+01:00"
_RECORDED = "2025-04-01T09:12:00+01:00"
_PLANNED = "2025-04-23T00:00:00+01:00"
"""Fifteen working days after the first."""


def example(kind: EventType) -> dict[str, Any]:
    """One event, as JSON has it. The child never was."""
    event = {
        "specversion": "1.0",
        "id": f"{kind.name}/1",
        "source": "case_system",
        "type": kind.name,
        "dataschema": kind.dataschema,
        "subject": "3f9a1c7e5b2d48609e1f7a3c5d8b2460",
        "time": _time(kind),
        "recordedtime": _RECORDED,
        "authority": "E06000019",
        "data": dict(kind.example),
    }
    return event if kind.about_child else {name: value for name, value in event.items() if name != "subject"}


def _time(kind: EventType) -> str:
    """What is said of the log itself happens as it is recorded."""
    if kind in management.TYPES:
        return _RECORDED
    if kind.is_planned:
        return _PLANNED
    return _DAY if kind.example.get("precision") == "day" else _MOMENT

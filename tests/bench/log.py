"""The log that is measured with: three years of a made-up county, sent to Kafka in arrays as an importer does."""

import datetime as dt
import json
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from engine.examples.county import AUTHORITY, county
from engine.live.send import BUNDLE, send_events
from engine.live.settings import LiveSettings
from tests.bench.figures import Figure

FIRST, LAST = dt.date(2023, 4, 1), dt.date(2026, 3, 31)
NOW = "2026-03-31T23:59:59+01:00"
"""The engine's clock while it is measured: the end of the log's last day."""
CHILDREN = 100
"""They make some 60,000 events."""


class Log(NamedTuple):
    """Events as JSON, in the order of their recording. `file` has them too, a line each, for other processes."""

    events: list[bytes]
    file: Path
    seconds: float

    @property
    def subjects(self) -> list[str]:
        """The children, in the order of their first event."""
        named = (json.loads(event).get("subject") for event in self.events)
        return list(dict.fromkeys(subject for subject in named if subject))


def made(folder: Path) -> Log:
    """Makes the log, and times that."""
    began = perf_counter()
    events = [json.dumps(event).encode() for event in county(5, FIRST, LAST, children=CHILDREN)]
    seconds = perf_counter() - began
    file = folder / "log.jsonl"
    file.write_bytes(b"\n".join(events))
    return Log(events, file, seconds)


def sent(log: Log, settings: LiveSettings) -> list[Figure]:
    """Puts the log on Kafka; says how long that took, and how long making it."""
    began = perf_counter()
    send_events(settings, AUTHORITY, log.events)
    seconds = perf_counter() - began
    count = f"{len(log.events):,} events"
    return [
        Figure("generate_s", f"Making the log: {count}, three years of a county", "seconds", [log.seconds]),
        Figure(
            "send_s", f"Sending it to Kafka, {BUNDLE} events a message, until all is acknowledged", "seconds", [seconds]
        ),
    ]

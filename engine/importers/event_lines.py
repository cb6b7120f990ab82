"""Event files: JSON Lines, one CloudEvents event a line."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from engine.calendar import LONDON
from engine.history import check_time
from schemas.envelope import Event, EventRefusedError, decode


class FileRefusedError(ValueError):
    """The file as a whole cannot be used: it is empty or binary, or an event does not say when it was recorded."""


class Line(NamedTuple):
    """A line that is an event: its JSON, and what it says. An event of a return has neither file nor number."""

    text: str
    event: Event
    file: str = ""
    number: int = 0

    @property
    def place(self) -> str:
        """Where it stands."""
        return f"{self.file}:{self.number}" if self.file else "event"


class BadLine(NamedTuple):
    """A line that is none: where, and why."""

    file: str
    line: int
    field: str
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}"


def recorded_at_end(day: dt.date) -> dt.datetime:
    """The last second of a day in London."""
    return dt.datetime.combine(day, dt.time(23, 59, 59), LONDON)


def event_lines(path: Path, authority: str, recorded: dt.date | None) -> Iterator[Line | BadLine]:
    """The events of a file, and the lines that are none. Raises FileRefusedError."""
    _look(path)
    with path.open("rb") as file:
        for number, raw in enumerate(file, 1):
            if not raw.strip():
                continue
            try:
                text, event = _line(raw, authority, recorded)
                yield Line(text, event, path.name, number)
            except EventRefusedError as error:
                if error.reason == "no_recordedtime":
                    text = "no recordedtime: when was this recorded? Give --recorded DATE for all that do not say"
                    raise FileRefusedError(f"{path.name}:{number}: {text}") from None
                field, _, text = str(error).partition(": ")
                yield BadLine(path.name, number, field, f"{field}: {text}")


def _look(path: Path) -> None:
    with path.open("rb") as file:
        start = file.read(4096)
    if not start.strip() or b"\0" in start:
        what = "binary" if b"\0" in start else "empty"
        raise FileRefusedError(f"{path.name}:1: file: {what}: a .jsonl file has an event in JSON a line")


def _line(raw: bytes, authority: str, recorded: dt.date | None) -> tuple[str, Event]:
    try:
        event = decode(raw)
    except EventRefusedError as error:
        if error.reason != "no_recordedtime" or recorded is None:
            raise
        raw = json.dumps(json.loads(raw) | {"recordedtime": recorded_at_end(recorded).isoformat()}).encode()
        event = decode(raw)
    if event["authority"] != authority:
        raise EventRefusedError("wrong_authority", f"authority: not {authority}; import each authority by itself")
    check_time(event)
    return raw.decode().strip(), event

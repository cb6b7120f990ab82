"""What is odd about lines of event files that are taken all the same: two that clash, a day that lies ahead.

Of an event only digests and its place are held, 40 bytes; while they are compared it takes some 50 more.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.history import canonical, version_of
from engine.importers.event_lines import Line
from engine.importers.findings import MOST_LISTED, Finding, Findings
from schemas.events import MANAGEMENT
from schemas.events.management import COVERED

Array = npt.NDArray[Any]
_LINES = 2**40
"""More than a file has: a place is the number of its file times this, and its line."""
_AHEAD = "after the day it was recorded; kept, and in no figure that ends earlier"
_SAID_AHEAD = "after the day it was recorded; shown all the same, in the report that it names"
_CLASH = "has the id and recordedtime of {}, and another content; one counts: send the right one, recorded later"
_OTHER_TYPE = "has the id of {}, of another type, and only one of them counts: give each event an id of its own"
_MORE = "clashes with an earlier line of its id ({} such from here on)"


class OddLines:
    """`look` at every line; then its `findings` are whole."""

    def __init__(self) -> None:
        self._files: dict[str, int] = {}
        self._ahead: dict[str, Findings] = {}
        self._places, self._versions, self._contents = array("q"), array("q"), array("q")
        self._events, self._types = array("q"), array("q")

    def look(self, line: Line) -> None:
        """Remembers a line that is an event."""
        version = version_of(line.event)
        self._places.append(self._files.setdefault(line.file, len(self._files)) * _LINES + line.number)
        identity = line.event.get("subject"), version.source, version.id
        self._versions.append(hash((*identity, version.recorded)))
        self._contents.append(hash(canonical(version)))
        self._events.append(hash(identity))
        self._types.append(0 if version.data is None else hash(version.type))
        if version.is_ahead and version.type != COVERED:
            text = _SAID_AHEAD if version.type in MANAGEMENT else _AHEAD
            self._ahead.setdefault(line.file, Findings(line.file, "events")).warn(line.number, "time", text)

    def findings(self) -> list[Finding]:
        """Of each file the days ahead, as one; then the clashes, each by itself up to a limit."""
        clashes: defaultdict[str, list[Finding]] = defaultdict(list)
        for place, earlier, text in sorted(self._clashes()):
            file, number = self._place(place)
            said = text.format(":".join(map(str, self._place(earlier))))
            clashes[file].append(Finding(file, number, "id", said, "warning"))
        ahead = (one for found in self._ahead.values() for one in found.listed())
        return [*ahead, *(one for found in clashes.values() for one in _shortened(found))]

    def _clashes(self) -> Iterator[tuple[int, int, str]]:
        """The places of lines that say otherwise than an earlier one, each with the first of these, and what is odd."""
        places, types = np.asarray(self._places), np.asarray(self._types)
        told = types != 0
        for place, earlier in _contradictions(np.asarray(self._versions), np.asarray(self._contents), places):
            yield place, earlier, _CLASH
        for place, earlier in _contradictions(np.asarray(self._events)[told], types[told], places[told]):
            yield place, earlier, _OTHER_TYPE

    def _place(self, place: int) -> tuple[str, int]:
        file, number = divmod(place, _LINES)
        return list(self._files)[file], number


def _contradictions(whose: Array, said: Array, places: Array) -> Iterator[tuple[int, int]]:
    """Where something new is said of what was told of before, each with the place where that was told first."""
    first: dict[int, int] = {}
    heard: set[tuple[int, int]] = set()
    for number in _doubtful(whose, said):
        one, text, place = int(whose[number]), int(said[number]), int(places[number])
        earlier = first.setdefault(one, place)
        if earlier != place and (one, text) not in heard:
            yield place, earlier
        heard.add((one, text))


def _doubtful(whose: Array, said: Array) -> list[int]:
    """The numbers, in order, of all that is said where it is not always the same."""
    order = np.argsort(whose, kind="stable")
    differs = np.diff(said[order]) != 0
    alike = np.diff(whose[order]) == 0
    return np.flatnonzero(np.isin(whose, whose[order[1:][alike & differs]])).tolist()


def _shortened(found: list[Finding]) -> list[Finding]:
    """Those up to the limit, and how many more there are."""
    shown, rest = found[:MOST_LISTED], found[MOST_LISTED:]
    if rest:
        shown.append(replace(rest[0], text=_MORE.format(len(rest))))
    return shown

"""What is odd about lines of event files that are taken all the same: two that clash, a day that lies ahead.

Of an event only two digests and its place are held, 24 bytes; while they are compared it takes 25 more.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np

from engine.history import canonical, version_of
from engine.importers.event_lines import Line
from engine.importers.findings import MOST_LISTED, Finding, Findings
from schemas.events import MANAGEMENT

_LINES = 2**40
"""More than a file has: a place is the number of its file times this, and its line."""
_AHEAD = "after the day it was recorded; kept, and in no figure that ends earlier"
_CLASH = "has the id and recordedtime of {}, and another content; one counts: send the right one, recorded later"
_MORE = "another content than an earlier line of its id and recordedtime ({} events from here on)"


class OddLines:
    """`look` at every line; then its `findings` are whole."""

    def __init__(self) -> None:
        self._files: dict[str, int] = {}
        self._ahead: dict[str, Findings] = {}
        self._places, self._identities, self._contents = array("q"), array("q"), array("q")

    def look(self, line: Line) -> None:
        """Remembers a line that is an event."""
        version = version_of(line.event)
        self._places.append(self._files.setdefault(line.file, len(self._files)) * _LINES + line.number)
        self._identities.append(hash((line.event.get("subject"), version.source, version.id, version.recorded)))
        self._contents.append(hash(canonical(version)))
        if version.is_ahead and version.type not in MANAGEMENT:
            self._ahead.setdefault(line.file, Findings(line.file, "events")).warn(line.number, "time", _AHEAD)

    def findings(self) -> list[Finding]:
        """Of each file the days ahead, as one; then the clashes, each by itself up to a limit."""
        clashes: defaultdict[str, list[Finding]] = defaultdict(list)
        for place, earlier in self._clashes():
            file, number = self._place(place)
            text = _CLASH.format(":".join(map(str, self._place(earlier))))
            clashes[file].append(Finding(file, number, "id", text, "warning"))
        ahead = (one for found in self._ahead.values() for one in found.listed())
        return [*ahead, *(one for found in clashes.values() for one in _shortened(found))]

    def _clashes(self) -> Iterator[tuple[int, int]]:
        """The places of lines that say otherwise than an earlier one of the same event, each with the first of it."""
        first: dict[int, int] = {}
        said: set[tuple[int, int]] = set()
        for number in self._doubtful():
            identity, content, place = self._identities[number], self._contents[number], self._places[number]
            earlier = first.setdefault(identity, place)
            if earlier != place and (identity, content) not in said:
                yield place, earlier
            said.add((identity, content))

    def _doubtful(self) -> Iterable[int]:
        """The numbers of all lines, in order, of events that have more than one content."""
        identities, contents = np.asarray(self._identities), np.asarray(self._contents)
        order = np.argsort(identities, kind="stable")
        differs = np.diff(contents[order]) != 0
        alike = np.diff(identities[order]) == 0
        return np.flatnonzero(np.isin(identities, identities[order[1:][alike & differs]])).tolist()

    def _place(self, place: int) -> tuple[str, int]:
        file, number = divmod(place, _LINES)
        return list(self._files)[file], number


def _shortened(found: list[Finding]) -> list[Finding]:
    """Those up to the limit, and how many more there are."""
    shown, rest = found[:MOST_LISTED], found[MOST_LISTED:]
    if rest:
        shown.append(replace(rest[0], text=_MORE.format(len(rest))))
    return shown

"""A child's history over knowledge time becomes dated rows.

    believed(H, K) = the child as its events known at K, in order, make it
    rows(H)        = over the recorded instants of H, in turn, what believed gains (+1) and loses (-1), dated with it
    arrive(v)      = -(rows(H) from v.recorded on) + (rows(H and v) from v.recorded on)

An event recorded before the day it happened takes part in no period that ends earlier: its rows carry that day as
`reach`, the first day that a period which sees them may end on.
"""

from bisect import insort
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from engine.child import Child
from engine.day_rows import Row, Rows
from engine.history import Identity, Version, order, supersedes


class Series(NamedTuple):
    """Something that is counted from a child's spells: the event types it reads, and its rows."""

    reads: frozenset[str]
    rows: Callable[[Child], Rows]


class Dated(NamedTuple):
    """A row of one series (by its number), as known from an instant on, for periods that end on `reach` or later."""

    series: int
    known: int
    reach: int
    row: Row


Dates = dict[Dated, int]
"""Dated rows with their weights."""
Seen = dict[tuple[int, int], Rows]
"""Rows by series and reach."""
_NONE: Rows = {}


class Folder(NamedTuple):
    """What is counted, and how events make a child."""

    series: Sequence[Series]
    child: Callable[[Sequence[Version]], Child]


def arrived(folder: Folder, old: Sequence[Version], new: Sequence[Version]) -> Dates:
    """The rows that versions add to, and take from, those of the history before them."""
    since = min(version.recorded for version in new)
    rows = rows_from(folder, [*old, *new], since)
    if any(version.recorded >= since for version in old):
        for dated, weight in rows_from(folder, old, since).items():
            rows[dated] = rows.get(dated, 0) - weight
    return rows


def rows_from(folder: Folder, versions: Iterable[Version], since: int) -> Dates:
    """The dated rows of a history from a recorded instant on."""
    dates: Dates = {}
    belief = _Belief(folder)
    ordered = sorted(versions, key=lambda version: version.recorded)
    at = 0
    while at < len(ordered):
        instant = ordered[at].recorded
        while at < len(ordered) and ordered[at].recorded == instant:
            belief.learn(ordered[at])
            at += 1
        if instant < since and at < len(ordered) and ordered[at].recorded < since:
            continue
        changed = belief.changed()
        if instant >= since:
            _date(dates, changed, instant)
    return dates


def _date(dates: Dates, changed: Seen, instant: int) -> None:
    for (series, reach), rows in changed.items():
        for row, weight in rows.items():
            dated = Dated(series, instant, reach if row.day < reach else 0, row)
            dates[dated] = dates.get(dated, 0) + weight


class _Belief:
    """What is known while knowledge time runs; `changed` says what that changes in the rows since it was last asked."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._known: dict[Identity, Version] = {}
        self._events: list[Version] = []
        self._touched: set[str] = set()
        self._seen: dict[int, Seen] = {}

    def learn(self, version: Version) -> None:
        """Takes a version of any event; the recorded instants must not fall."""
        identity = version.source, version.id
        before = self._known.get(identity)
        if not supersedes(version, before):
            return
        self._known[identity] = version
        if before is not None and before.data is not None:
            self._events.remove(before)
            self._touched.add(before.type)
        if version.data is not None:
            insort(self._events, version, key=order)
            self._touched.add(version.type)

    def changed(self) -> Seen:
        """Rows gained (+) and lost (-)."""
        touched, self._touched = self._touched, set()
        children: dict[int, Child] = {}
        change: Seen = {}
        for number, series in enumerate(self._folder.series):
            if not touched.isdisjoint(series.reads):
                now = self._rows(number, series, children)
                _difference(change, now, self._seen.get(number, {}))
                self._seen[number] = now
        return change

    def _rows(self, number: int, series: Series, children: dict[int, Child]) -> Seen:
        """Rows by reach: first without what was recorded ahead of its day, then with it, day by day."""
        days = {event.day for event in self._events if event.planned_ahead and event.type in series.reads}
        rows: Seen = {}
        last: Rows = {}
        for reach in (0, *sorted(days)):
            if reach not in children:
                children[reach] = self._folder.child(self._known_for(reach))
            now = series.rows(children[reach])
            _difference(rows, {(number, reach): now}, {(number, reach): last})
            last = now
        return rows

    def _known_for(self, reach: int) -> list[Version]:
        return [event for event in self._events if not event.planned_ahead or event.day <= reach]


def _difference(into: Seen, now: Seen, before: Seen) -> None:
    """Adds what `now` has more than `before`, by key."""
    for key in now.keys() | before.keys():
        rows = into[key] = dict(now.get(key, _NONE))
        for row, weight in before.get(key, _NONE).items():
            left = rows.get(row, 0) - weight
            if left:
                rows[row] = left
            else:
                rows.pop(row, None)

"""A child's history over knowledge time becomes dated rows.

    believed(H, K) = the child as its events known at K, in order, make it
    rows(H)        = over the recorded instants of H, in turn, what believed gains (+1) and loses (-1), dated with it
    arrive(v)      = -(rows(H) from v.recorded on) + (rows(H and v) from v.recorded on)

An event recorded before the day it happened takes part in no period that ends earlier: its rows carry that day as
`reach`, the first day that a period which sees them may end on.
"""

from bisect import insort
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

from engine.child import Child
from engine.history import Identity, Version, order, supersedes
from engine.rows.day_rows import Row, Rows
from engine.spells import Spell


class Series(NamedTuple):
    """Something that is counted from a child's spells.

    `reads`: event types; `spells`: which; `rows`: of one of them. `alone`: its rows follow from the spell alone.
    """

    reads: frozenset[str]
    spells: Callable[[Child], Sequence[Spell]]
    rows: Callable[[Child, Spell], Rows]
    alone: bool


class Dated(NamedTuple):
    """A row of one series (by its number), as known from an instant on, for periods that end on `reach` or later."""

    series: int
    known: int
    reach: int
    row: Row


Dates = dict[Dated, int]
"""Dated rows with their weights."""
Change = dict[tuple[int, int], Rows]
"""Rows gained (+) and lost (-), by series and reach."""


class Folder(NamedTuple):
    """What is counted, and how events make a child."""

    series: Sequence[Series]
    child: Callable[[Sequence[Version], Child | None, AbstractSet[str]], Child]
    """Of events in order. From the child before it, what reads none of the event types given is taken over."""


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


def _date(dates: Dates, changed: Change, instant: int) -> None:
    for (series, reach), rows in changed.items():
        for row, weight in rows.items():
            dated = Dated(series, instant, reach if row.day < reach else 0, row)
            if weight:
                dates[dated] = dates.get(dated, 0) + weight


class _Layer(NamedTuple):
    """A child as it is for periods that end on `reach` or later; `kinds`: the event types that this day brings."""

    reach: int
    child: Child
    kinds: AbstractSet[str]


class _Belief:
    """What is known while knowledge time runs; `changed` says what that changes in the rows since it was last asked."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._known: dict[Identity, Version] = {}
        self._events: list[Version] = []
        self._touched: set[str] = set()
        self._layers = [_Layer(0, folder.child([], None, frozenset()), frozenset())]

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

    def changed(self) -> Change:
        """Rows gained (+) and lost (-)."""
        touched, self._touched = self._touched, set()
        before, self._layers = self._layers, self._layered(touched)
        change: Change = {}
        for number, series in enumerate(self._folder.series):
            if not touched.isdisjoint(series.reads):
                _gain(change, (number, 0), series, self._layers[0].child, before[0].child, 1)
                _gain_ahead(change, number, series, self._layers, 1)
                _gain_ahead(change, number, series, before, -1)
        return change

    def _layered(self, touched: AbstractSet[str]) -> list[_Layer]:
        """The child without what was recorded ahead of its day, then with it, day by day."""
        first = self._folder.child(self._known_for(0), self._layers[0].child, touched)
        layers = [_Layer(0, first, frozenset())]
        for reach in sorted({event.day for event in self._events if event.planned_ahead}):
            kinds = {event.type for event in self._events if event.planned_ahead and event.day == reach}
            layers.append(_Layer(reach, self._folder.child(self._known_for(reach), layers[-1].child, kinds), kinds))
        return layers

    def _known_for(self, reach: int) -> list[Version]:
        return [event for event in self._events if not event.planned_ahead or event.day <= reach]


def _gain_ahead(change: Change, number: int, series: Series, layers: Sequence[_Layer], times: int) -> None:
    for lower, upper in pairwise(layers):
        if not upper.kinds.isdisjoint(series.reads):
            _gain(change, (number, upper.reach), series, upper.child, lower.child, times)


def _gain(change: Change, key: tuple[int, int], series: Series, now: Child, before: Child, times: int) -> None:
    """Adds the rows that one child has more than the other; the first spells are often the same and cancel out."""
    new, old = series.spells(now), series.spells(before)
    same = _in_common(new, old) if series.alone else 0
    rows = change.setdefault(key, {})
    for child, spells, sign in ((now, new, times), (before, old, -times)):
        for spell in spells[same:]:
            for row, weight in series.rows(child, spell).items():
                rows[row] = rows.get(row, 0) + sign * weight


def _in_common(new: Sequence[Spell], old: Sequence[Spell]) -> int:
    """How many spells are the same from the first on."""
    both = zip(new, old, strict=False)
    return next((number for number, (one, other) in enumerate(both) if one != other), min(len(new), len(old)))

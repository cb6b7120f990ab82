"""What the sources have told: no data is not zero.

A source covers event types from day to day (`source.covered`). A period is ok where all that its figure reads is
covered, no data where nothing is, else partial.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

import numpy as np

from engine.calendar import OPEN
from engine.changes import Changes
from engine.history import Identity, Version, rank
from engine.spells import Days, meet, union
from schemas.events.management import COVERED

Status = Literal["ok", "partial", "no_data"]


class Needs(NamedTuple):
    """The days that a figure asks about, and from when it looks back. Ordinals, both ends included."""

    first: int
    last: int
    look_back: int
    stock: bool


Told = tuple[int, int, int, int]
"""Days [start, end) that were told of, believed from an instant until another."""
_FOR_EVER = 2**63 - 1


class Covers:
    """The `source.covered` events of an authority, with what corrects them, withdraws them or takes their place."""

    def __init__(self) -> None:
        self._versions: defaultdict[Identity, list[Version]] = defaultdict(list)
        self._told: dict[str, list[Told]] = {}
        self._spans: dict[str, _Spans] = {}
        self._changes: defaultdict[str, Changes] = defaultdict(Changes)

    def add(self, version: Version, revision: int) -> None:
        """Takes a new version of an event about the authority, as of a revision of it."""
        versions = self._versions[version.source, version.id]
        versions.append(version)
        self._spans.clear()
        if len(versions) == 1:
            _tell(self._told, version, _FOR_EVER)
        else:
            self._told = _by_type(self._versions.values())
        self._mark(versions, revision)

    def changed_from(self, kinds: Iterable[str], revision: int) -> int:
        """The day, an ordinal, from which on what is told of event types may differ from what a revision had."""
        return min((self._changes[kind].since(revision) for kind in kinds if kind in self._changes), default=OPEN)

    def days(self, kind: str, instant: int) -> Days:
        """The days of an event type that sources cover, as known at an instant; adjoining ones are one."""
        if kind not in self._told:
            return []
        if kind not in self._spans:
            self._spans[kind] = _Spans(self._told[kind])
        return self._spans[kind].days(instant)

    def _mark(self, versions: Iterable[Version], revision: int) -> None:
        """A stock rests on the day after its own, too."""
        for start, _, kinds in map(_said, versions):
            for kind in kinds:
                self._changes[kind].mark(revision, start - 1)


class _Spans:
    """Of one event type: what was told, in columns."""

    def __init__(self, told: Iterable[Told]) -> None:
        self._start, self._end, self._since, self._until = np.array(sorted(told), "i8").T

    def days(self, instant: int) -> Days:
        known = (self._since <= instant) & ((instant < self._until) | (self._until == _FOR_EVER))
        start, end = self._start[known], np.maximum.accumulate(self._end[known])
        if not len(start):
            return []
        first = np.concatenate([[True], start[1:] > end[:-1]])
        last = np.concatenate([first[1:], [True]])
        return list(zip(start[first].tolist(), end[last].tolist(), strict=True))


def _by_type(identities: Iterable[Iterable[Version]]) -> dict[str, list[Told]]:
    """Each version is believed until the one that ranks above it was recorded."""
    told: dict[str, list[Told]] = {}
    for versions in identities:
        for version, corrected in pairwise((*sorted(versions, key=rank), None)):
            if version is not None:
                _tell(told, version, _FOR_EVER if corrected is None else corrected.recorded)
    return told


def _tell(told: dict[str, list[Told]], version: Version, until: int) -> None:
    start, end, kinds = _said(version)
    for kind in kinds:
        told.setdefault(kind, []).append((start, end, version.recorded, until))


def _said(version: Version) -> tuple[int, int, Sequence[str]]:
    """The days [start, end) and the event types that are covered: none, where it says something else."""
    if version.type != COVERED or version.data is None:
        return 0, 0, ()
    return _ordinal(version.data["start"]), _ordinal(version.data["end"]) + 1, version.data["types"]


def status(needs: Needs, covered: Iterable[Days]) -> Status:
    """Of one figure, by the covered days of each event type it reads."""
    stated = [_status(needs, days) for days in covered]
    if all(one == "ok" for one in stated):
        return "ok"
    return "no_data" if "no_data" in stated else "partial"


def _status(needs: Needs, days: Days) -> Status:
    """A stock asks only about the night after its day: coverage from the next day on covers it."""
    told = union([(start - 1, end) for start, end in days]) if needs.stock else days
    asked = (needs.last if needs.stock else needs.first, needs.last + 1)
    if not meet([asked], told):
        return "no_data"
    whole = (min(needs.look_back, asked[0]), asked[1])
    return "ok" if whole in meet([whole], told) else "partial"


def _ordinal(day: str) -> int:
    return dt.date.fromisoformat(day).toordinal()

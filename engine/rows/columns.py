"""Dated rows in typed columns, append-only. A reading sums those known by an instant, over its days."""

from array import array
from collections.abc import Container
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.rows.row import Row

EVERYTHING = 2**63 - 1
"""Known: all that was recorded so far."""
_CODES = {"known": "q", "day": "i", "reach": "i", "label": "i", "weight": "i"}
_UNIT = {"unit": "i"}
_SMALL = 4096
"""Rows not worth consolidating."""
Array = npt.NDArray[Any]
Numbers = dict[str, int]
"""Words, numbered in the order they are met."""


class Columns:
    """The rows of one part of one series of one authority.

    `units`: the numbers of what counts once, the same for all columns of an authority; None where every row counts.
    `asked`: the instants as known at which they can be read; None: any.
    """

    def __init__(self, units: Numbers | None = None, asked: Container[int] | None = None) -> None:
        self._units = units
        self._asked = asked
        codes = _CODES if units is None else _CODES | _UNIT
        self._rows: dict[str, array[int]] = {name: array(code) for name, code in codes.items()}
        self._full = _SMALL
        """Rows that it may have before it is consolidated."""
        self._labels: Numbers = {}

    def __len__(self) -> int:
        return len(self._rows["day"])

    @property
    def bytes_held(self) -> int:
        """The memory of the columns, in bytes."""
        return sum(column.buffer_info()[1] * column.itemsize for column in self._rows.values())

    def append(self, known: int, reach: int, row: Row, weight: int) -> None:
        """Adds a row, as known from an instant on, of periods that end on `reach` or later."""
        rows = self._rows
        rows["known"].append(known)
        rows["day"].append(row.day)
        rows["reach"].append(reach)
        rows["label"].append(self._labels.setdefault(row.label, len(self._labels)))
        rows["weight"].append(weight)
        if self._units is not None:
            rows["unit"].append(self._units.setdefault(row.unit, len(self._units)))
        if len(rows["day"]) > self._full:
            self._consolidate()

    def total(self, first: int | None, last: int, known: int = EVERYTHING, seen: int | None = None) -> int:
        """The weights of days `first` (None: the beginning) to `last`, known by an instant, of a period to `last`.

        Where something counts once: how many of it there are. `seen`: what was recorded ahead of its day takes part
        up to this day; without it, up to `last`.
        """
        if self._units is not None:
            return len(self.units(first, last, known, seen))
        return int(self._column("weight")[self._chosen(first, last, known, seen)].sum())

    def units(self, first: int | None, last: int, known: int = EVERYTHING, seen: int | None = None) -> set[int]:
        """The numbers of what counts once, and does in these days."""
        chosen = self._chosen(first, last, known, seen)
        sums = np.bincount(self._column("unit")[chosen], self._column("weight")[chosen])
        return set(np.flatnonzero(sums > 0).tolist())

    def by_label(self, first: int | None, last: int, known: int = EVERYTHING) -> dict[str, int]:
        """The same by label, without those that come to nothing."""
        chosen = self._chosen(first, last, known)
        labels, weights = self._column("label")[chosen], self._column("weight")[chosen]
        if self._units is not None:
            labels = self._first_labels(labels, self._column("unit")[chosen], weights)
            weights = np.ones(len(labels))
        sums = np.bincount(labels, weights, len(self._labels))
        names = list(self._labels)
        return {names[number]: int(sums[number]) for number in np.flatnonzero(sums).tolist()}

    def _first_labels(self, labels: Array, units: Array, weights: Array) -> Array:
        """Of each thing that counts once the alphabetically first of its labels, so that the parts add up."""
        names = sorted(self._labels)
        ranks = np.empty(len(names), "i8")
        ranks[[self._labels[name] for name in names]] = range(len(names))
        keys, place = np.unique(units.astype("i8") * len(names) + ranks[labels], return_inverse=True)
        held = keys[np.bincount(place, weights, len(keys)) > 0]
        _, firsts = np.unique(held // max(len(names), 1), return_index=True)
        return np.argsort(ranks)[held[firsts] % max(len(names), 1)]

    def _chosen(self, first: int | None, last: int, known: int, seen: int | None = None) -> Array:
        if self._asked is not None and known not in self._asked:
            raise ValueError("these rows were folded to be read as known at other instants")
        day = self._column("day")
        chosen = (day <= last) & (self._column("reach") <= (last if seen is None else seen))
        if first is not None:
            chosen &= day >= first
        if known != EVERYTHING:
            chosen &= self._column("known") <= known
        return chosen

    def _column(self, name: str) -> Array:
        """A view, to be let go before rows are added."""
        column = self._rows[name]
        return np.frombuffer(column, column.typecode)

    def _consolidate(self) -> None:
        """Rows that differ only in weight become one; those that cancel out go."""
        names = [name for name in self._rows if name != "weight"]
        place = np.lexsort([self._column(name) for name in names])
        held = {name: self._column(name)[place] for name in self._rows}
        new = np.concatenate([[True], np.logical_or.reduce([held[name][1:] != held[name][:-1] for name in names])])
        held["weight"] = np.add.reduceat(held["weight"], np.flatnonzero(new)).astype("i4")
        stays = held["weight"] != 0
        for name, column in held.items():
            kept = column[stays] if name == "weight" else column[new][stays]
            self._rows[name] = array(self._rows[name].typecode, kept.tobytes())
        self._full = max(_SMALL, 2 * len(self))

"""Dated rows in typed columns, append-only. A reading sums those known by an instant, over its days."""

from typing import Any

import numpy as np
import numpy.typing as npt

from engine.rows.fold import Dated

EVERYTHING = 2**63 - 1
"""Known: all that was recorded so far."""
_TYPES = {"known": "i8", "day": "i4", "reach": "i4", "label": "i4", "weight": "i4"}
_UNIT = {"unit": "i4"}
_SMALL = 4096
"""Rows not worth consolidating."""
Array = npt.NDArray[Any]
Numbers = dict[str, int]
"""Words, numbered in the order they are met."""


class Columns:
    """The rows of one part of one series of one authority.

    `units`: the numbers of what counts once, the same for all columns of an authority; None where every row counts.
    """

    def __init__(self, units: Numbers | None = None) -> None:
        self._units = units
        self._types = _TYPES | (_UNIT if units is not None else {})
        self._columns: dict[str, Array] = {name: np.empty(16, dtype) for name, dtype in self._types.items()}
        self._waiting: list[tuple[Dated, int]] = []
        self._count = 0
        self._consolidated = 0
        self._labels: Numbers = {}

    def __len__(self) -> int:
        self._settle()
        return self._count

    @property
    def bytes_held(self) -> int:
        """The memory of the columns, in bytes."""
        self._settle()
        return sum(column.nbytes for column in self._columns.values())

    def append(self, row: Dated, weight: int) -> None:
        """Adds a row. It goes into the columns with others, at the latest when they are read."""
        self._waiting.append((row, weight))
        if len(self._waiting) >= _SMALL:
            self._settle()

    def _settle(self) -> None:
        batch, self._waiting = self._waiting, []
        if not batch:
            return
        self._make_room(len(batch))
        at = slice(self._count, self._count + len(batch))
        columns = self._columns
        columns["known"][at] = [row.known for row, _ in batch]
        columns["day"][at] = [row.row.day for row, _ in batch]
        columns["reach"][at] = [row.reach for row, _ in batch]
        columns["label"][at] = [self._labels.setdefault(row.row.label, len(self._labels)) for row, _ in batch]
        columns["weight"][at] = [weight for _, weight in batch]
        if self._units is not None:
            columns["unit"][at] = [self._units.setdefault(row.row.unit, len(self._units)) for row, _ in batch]
        self._count = at.stop
        if self._count > max(_SMALL, 2 * self._consolidated):
            self._consolidate()

    def total(self, first: int | None, last: int, known: int = EVERYTHING, seen: int | None = None) -> int:
        """The weights of days `first` (None: the beginning) to `last`, known by an instant, of a period to `last`.

        Where something counts once: how many of it there are. `seen`: what was recorded ahead of its day takes part
        up to this day; without it, up to `last`.
        """
        if self._units is not None:
            return len(self.units(first, last, known))
        chosen = self._chosen(first, last, known, seen)
        return int(self._columns["weight"][: self._count][chosen].sum())

    def units(self, first: int | None, last: int, known: int = EVERYTHING) -> set[int]:
        """The numbers of what counts once, and does in these days."""
        chosen = self._chosen(first, last, known)
        units, count = self._columns["unit"], self._count
        sums = np.bincount(units[:count][chosen], self._columns["weight"][:count][chosen])
        return set(np.flatnonzero(sums > 0).tolist())

    def by_label(self, first: int | None, last: int, known: int = EVERYTHING) -> dict[str, int]:
        """The same by label, without those that come to nothing."""
        chosen = self._chosen(first, last, known)
        labels = self._columns["label"][: self._count][chosen]
        weights = self._columns["weight"][: self._count][chosen]
        if self._units is not None:
            labels = self._first_labels(labels, self._columns["unit"][: self._count][chosen], weights)
            weights = np.ones(len(labels))
        sums = np.bincount(labels, weights, len(self._labels))
        return {label: int(sums[number]) for label, number in self._labels.items() if sums[number]}

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
        self._settle()
        count, columns = self._count, self._columns
        chosen = (columns["day"][:count] <= last) & (columns["reach"][:count] <= (last if seen is None else seen))
        if first is not None:
            chosen &= columns["day"][:count] >= first
        if known != EVERYTHING:
            chosen &= columns["known"][:count] <= known
        return chosen

    def _make_room(self, more: int) -> None:
        size = len(self._columns["day"])
        if self._count + more > size:
            size = max(2 * size, self._count + more)
            self._columns = {name: np.resize(column, size) for name, column in self._columns.items()}

    def _consolidate(self) -> None:
        """Rows that differ only in weight become one; those that cancel out go."""
        names = [name for name in self._types if name != "weight"]
        held = [self._columns[name][: self._count] for name in names]
        place = np.lexsort(held)
        held = [column[place] for column in held]
        new = np.concatenate([[True], np.logical_or.reduce([column[1:] != column[:-1] for column in held])])
        weights = np.add.reduceat(self._columns["weight"][: self._count][place], np.flatnonzero(new))
        stays = weights != 0
        self._columns = {name: column[new][stays] for name, column in zip(names, held, strict=True)}
        self._columns["weight"] = weights[stays].astype("i4")
        self._count = self._consolidated = int(stays.sum())

"""Dated rows in typed columns, append-only. A reading sums those known by an instant, over its days."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.rows.fold import Dated

EVERYTHING = 2**63 - 1
"""Known: all that was recorded so far."""
_TYPES = {"known": "i8", "day": "i4", "reach": "i4", "label": "i2", "weight": "i4"}
_SMALL = 4096
"""Rows not worth consolidating."""
Array = npt.NDArray[Any]


class Columns:
    """The rows of one part of one series of one authority. Labels are numbered in the order they are met."""

    def __init__(self) -> None:
        self._columns: dict[str, Array] = {name: np.empty(16, dtype) for name, dtype in _TYPES.items()}
        self._count = 0
        self._consolidated = 0
        self._labels: dict[str, int] = {}

    def __len__(self) -> int:
        return self._count

    @property
    def bytes_held(self) -> int:
        """The memory of the columns, in bytes."""
        return sum(column.nbytes for column in self._columns.values())

    def append(self, rows: Iterable[tuple[Dated, int]]) -> None:
        """Adds rows with their weights."""
        batch = list(rows)
        self._make_room(len(batch))
        at = slice(self._count, self._count + len(batch))
        columns = self._columns
        columns["known"][at] = [row.known for row, _ in batch]
        columns["day"][at] = [row.row.day for row, _ in batch]
        columns["reach"][at] = [row.reach for row, _ in batch]
        columns["label"][at] = [self._labels.setdefault(row.row.label, len(self._labels)) for row, _ in batch]
        columns["weight"][at] = [weight for _, weight in batch]
        self._count = at.stop
        if self._count > max(_SMALL, 2 * self._consolidated):
            self._consolidate()

    def total(self, first: int | None, last: int, known: int = EVERYTHING) -> int:
        """The weights of days `first` (None: the beginning) to `last`, known by an instant, of a period to `last`."""
        return int(self._columns["weight"][: self._count][self._chosen(first, last, known)].sum())

    def by_label(self, first: int | None, last: int, known: int = EVERYTHING) -> dict[str, int]:
        """The same by label, without those that come to nothing."""
        chosen = self._chosen(first, last, known)
        columns, count = self._columns, self._count
        sums = np.bincount(columns["label"][:count][chosen], columns["weight"][:count][chosen], len(self._labels))
        return {label: int(sums[number]) for label, number in self._labels.items() if sums[number]}

    def _chosen(self, first: int | None, last: int, known: int) -> Array:
        count, columns = self._count, self._columns
        chosen = (columns["day"][:count] <= last) & (columns["reach"][:count] <= last)
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
        held = [self._columns[name][: self._count] for name in ("known", "day", "reach", "label")]
        place = np.lexsort(held)
        held = [column[place] for column in held]
        new = np.concatenate([[True], np.logical_or.reduce([column[1:] != column[:-1] for column in held])])
        weights = np.add.reduceat(self._columns["weight"][: self._count][place], np.flatnonzero(new))
        stays = weights != 0
        names = ("known", "day", "reach", "label")
        self._columns = {name: column[new][stays] for name, column in zip(names, held, strict=True)}
        self._columns["weight"] = weights[stays].astype("i4")
        self._count = self._consolidated = int(stays.sum())

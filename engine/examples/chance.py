"""Chance that can be repeated: the same seed draws the same lives."""

import math
import random
from bisect import bisect
from collections.abc import Mapping
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")


class Table(Generic[T]):
    """Values with their weights, to draw from."""

    def __init__(self, weights: Mapping[T, float]) -> None:
        self.values = tuple(weights)
        self.sums = tuple(accumulate(weights.values()))


class Chance(random.Random):
    """A stream of draws of its own; what one stream draws moves no other."""

    def happens(self, share: float) -> bool:
        """True in that share of the draws."""
        return self.random() < share

    def between(self, least: int, most: int) -> int:
        """A whole number, both ends included."""
        return least + int(self.random() * (most - least + 1))

    def pick(self, table: Table[T]) -> T:
        """A value of the table, by its weight."""
        return table.values[bisect(table.sums, self.random() * table.sums[-1])]

    def about(self, median: float, spread: float) -> int:
        """A length, at least 1: half lie below the median, two in three within a factor of e**spread."""
        return max(1, round(math.exp(self.gauss(math.log(median), spread))))

    def fork(self) -> "Chance":
        """Another stream, settled by this one."""
        return Chance(self.getrandbits(64))

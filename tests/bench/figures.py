"""A figure of the benchmark: what was measured, how often, in which unit."""

from collections.abc import Sequence
from statistics import median
from typing import Any, NamedTuple


class Figure(NamedTuple):
    """`name` for programs; `says` and `unit`, in words, for people; one value for each time it was measured."""

    name: str
    says: str
    unit: str
    values: Sequence[float]

    def as_json(self) -> dict[str, Any]:
        """As it stands in the file."""
        summary = {"median": median(self.values), "min": min(self.values), "max": max(self.values)}
        return {**self._asdict(), **summary, "values": list(self.values)}


def rounded(value: float) -> str:
    """Three digits, as far as a measurement of a minute goes; whole thousands whole."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"

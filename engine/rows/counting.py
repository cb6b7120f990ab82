"""All that is counted under a catalogue, numbered, and what a change of events touches."""

from functools import cached_property, lru_cache
from typing import NamedTuple

from engine.rows.series import Series, series_of
from schemas.catalogue import Catalogue


class Touched(NamedTuple):
    """Series of a process whose rows may change: `along` with its spells only, `anew` though these stay the same.

    `is_own`: whether its spells may change at all.
    """

    process: str
    is_own: bool
    along: tuple[int, ...]
    anew: tuple[int, ...]


class Counting:
    """The series of a catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.series: tuple[Series, ...] = tuple(series_of(catalogue))
        self.touched_by = lru_cache(4096)(self._touched_by)
        self.resting_on = lru_cache(4096)(self._resting_on)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each series, by name."""
        return {one.name: number for number, one in enumerate(self.series)}

    def _touched_by(self, types: frozenset[str]) -> tuple[Touched, ...]:
        """The series whose rows may change with events of these types, by process."""
        numbers = [number for number, one in enumerate(self.series) if not types.isdisjoint(one.reads)]
        anew = {number for number in numbers if not types.isdisjoint(self.series[number].beside)}
        processes = {self.series[number].of: None for number in numbers}
        return tuple(
            Touched(
                process,
                not types.isdisjoint(self.catalogue.reads(process)),
                tuple(one for one in numbers if self.series[one].of == process and one not in anew),
                tuple(one for one in numbers if self.series[one].of == process and one in anew),
            )
            for process in processes
        )

    def _resting_on(self, types: frozenset[str]) -> tuple[str, ...]:
        """The processes whose spells may change with events of these types."""
        return tuple(name for name, reads in self.catalogue.reading.items() if not types.isdisjoint(reads))

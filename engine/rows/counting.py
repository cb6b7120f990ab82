"""All that is counted under a catalogue, numbered, and what a change of events touches."""

from functools import cached_property, lru_cache

from engine.rows.series import Series, series_of
from schemas.catalogue import Catalogue


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

    def _touched_by(self, types: frozenset[str]) -> tuple[int, ...]:
        """The series whose rows may change with events of these types."""
        return tuple(number for number, one in enumerate(self.series) if not types.isdisjoint(one.reads))

    def _resting_on(self, types: frozenset[str]) -> tuple[str, ...]:
        """The processes whose spells may change with events of these types."""
        return tuple(name for name, reads in self.catalogue.reading.items() if not types.isdisjoint(reads))

"""What is believed of one child: the spells and states that its known events make, worked out when asked for."""

import datetime as dt
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

from engine.history import Version
from engine.processes import cycle_spells, moment_spells, span_spells, state_on_only_day, state_segments
from engine.spells import Segment, Spell
from schemas.catalogue import Catalogue, Cycle, Moment, Span, State

BIRTH = "child.registered"


class Child:
    """A view of one child's known events, which must be in order. `spells` and `segments` are worked out once.

    `earlier`: the child of other events, from whom everything is taken over that reads no event type in `touched`.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        events: Sequence[Version],
        earlier: "Child | None" = None,
        touched: AbstractSet[str] = frozenset(),
    ) -> None:
        self._catalogue = catalogue
        self._events = events
        self._spells: dict[str, list[Spell]] = {}
        self._segments: dict[str, list[Segment]] = {}
        if earlier is not None:
            self._spells, self._segments = earlier.untouched(touched)

    def spells(self, name: str) -> list[Spell]:
        """The spells of a moment, span or cycle."""
        if name not in self._spells:
            self._spells[name] = self._made(name)
        return self._spells[name]

    def segments(self, name: str) -> list[Segment]:
        """The days of a state, by value."""
        if name not in self._segments:
            state = self._state(name)
            self._segments[name] = state_segments(state, self._events, self.spells(state.during))
        return self._segments[name]

    def on_only_day(self, name: str, day: int) -> tuple[str | None, int] | None:
        """Value and run of a state for a spell that begins and ends on one day."""
        return state_on_only_day(self._state(name), self._events, day)

    @cached_property
    def born(self) -> dt.date | None:
        """The first day of the month of birth."""
        said = [event.data for event in self._events if event.type == BIRTH and event.data]
        return dt.date.fromisoformat(said[-1]["born"] + "-01") if said else None

    def untouched(self, touched: AbstractSet[str]) -> tuple[dict[str, list[Spell]], dict[str, list[Segment]]]:
        """The spells and the segments worked out so far that read none of these event types, by process."""
        same = {name for name, reads in self._catalogue.reading.items() if touched.isdisjoint(reads)}
        spells = {name: spells for name, spells in self._spells.items() if name in same}
        return spells, {name: segments for name, segments in self._segments.items() if name in same}

    def _made(self, name: str) -> list[Spell]:
        process = self._catalogue.processes[name]
        if isinstance(process, Moment):
            return moment_spells(process, self._events)
        if isinstance(process, Span):
            return span_spells(process, self._events)
        if isinstance(process, Cycle):
            return cycle_spells(process, self._events, self.spells(process.during))
        return [Spell(start, end, {process.value: value}) for start, end, value, _ in self.segments(name)]

    def _state(self, name: str) -> State:
        process = self._catalogue.processes[name]
        if not isinstance(process, State):
            raise TypeError(f"{name} is a {process.form}, not a state")
        return process

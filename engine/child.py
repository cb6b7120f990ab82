"""What is believed of one child: the spells and states that its known events make, worked out when asked for."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from engine.conditions import Look, fits
from engine.processes import (
    Believed,
    cycle_spells,
    moment_spells,
    overlap_spells,
    span_spells,
    state_on_only_day,
    state_segments,
    state_spells,
)
from engine.processes.cycle import Judge
from engine.spells import Segment, Spell, as_open
from schemas.catalogue import BIRTH, Catalogue, Condition, Cycle, Moment, Overlap, Span, State, StateIs

_NO_DATA: dict[str, Any] = {}


class Child:
    """A view of one child's known events, by type and in order. `spells` and `segments` are worked out once.

    `name` tells it from others where each child counts once. Where the events change, `forget` what rested on them.
    """

    def __init__(self, catalogue: Catalogue, name: str, believed: Believed) -> None:
        self.name = name
        self._catalogue = catalogue
        self._believed = believed
        self._spells: dict[str, list[Spell]] = {}
        self._segments: dict[str, list[Segment]] = {}

    @property
    def born(self) -> dt.date | None:
        """The first day of the month of birth."""
        said = self._believed.get(BIRTH)
        return dt.date.fromisoformat((said[-1].data or _NO_DATA)["born"] + "-01") if said else None

    def spells(self, name: str) -> list[Spell]:
        """The spells of a process; of a state, its segments."""
        if name not in self._spells:
            self._spells[name] = self._made(name)
        return self._spells[name]

    def segments(self, name: str) -> list[Segment]:
        """The days of a state, by value."""
        if name not in self._segments:
            state = self._state(name)
            self._segments[name] = state_segments(state, self._believed, self._during(state))
        return self._segments[name]

    def on_only_day(self, name: str, day: int) -> tuple[Any, int] | None:
        """Value and run of a state for a spell that begins and ends on one day."""
        state = self._state(name)
        return state_on_only_day(state, self._believed, self._during(state), day)

    def forget(self, processes: Iterable[str]) -> None:
        """These are worked out anew when they are asked for."""
        for name in processes:
            self._spells.pop(name, None)
            self._segments.pop(name, None)

    def _made(self, name: str) -> list[Spell]:
        process = self._catalogue.processes[name]
        match process:
            case Moment():
                return moment_spells(process, self._believed)
            case Span():
                return span_spells(process, self._believed)
            case Cycle():
                return cycle_spells(process, self._believed, self.spells(process.during), self._judge(process.during))
            case Overlap():
                return overlap_spells([self._member(one) for one in process.of])
            case State():
                return [Spell(one.start, one.end, {process.value: one.value}) for one in self.segments(name)]

    def _member(self, one: str | StateIs) -> Sequence[Spell]:
        if isinstance(one, StateIs):
            return state_spells(self.segments(one.state), one)
        if isinstance(self._catalogue.processes[one], State):
            return state_spells(self.segments(one), None)
        return self.spells(one)

    def _judge(self, during: str) -> Judge:
        def judge(conditions: Sequence[Condition], spell: Spell, day: int) -> bool:
            return fits(conditions, Look(self, during, as_open(spell)), day, day)

        return judge

    def _during(self, state: State) -> list[Spell] | None:
        return self.spells(state.during) if state.during else None

    def _state(self, name: str) -> State:
        process = self._catalogue.processes[name]
        if not isinstance(process, State):
            raise TypeError(f"{name} is a {process.form}, not a state")
        return process

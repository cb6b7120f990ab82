"""All that is believed of a child, and the rules to read it by."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from engine.recount.spell import Spell
from engine.recount.states import Setting, settings
from schemas.catalogue import BIRTH, Catalogue, State
from schemas.envelope import Event


@dataclass(frozen=True)
class Child:
    """`make` makes the spells of a process; what was made once is kept as long as the child is looked at."""

    name: str
    events: list[Event]
    catalogue: Catalogue
    make: "Callable[[Child, str], list[Spell]]"
    made: dict[str, list[Spell]] = field(default_factory=dict[str, list[Spell]])
    set: dict[str, list[Setting]] = field(default_factory=dict[str, list[Setting]])

    def spells(self, process: str) -> list[Spell]:
        """In the order in which they begin."""
        if process not in self.made:
            self.made[process] = self.make(self, process)
        return self.made[process]

    def settings(self, state: str) -> list[Setting]:
        """In the order in which they begin."""
        if state not in self.set:
            self.set[state] = settings(self.events, self.state(state))
        return self.set[state]

    def state(self, name: str) -> State:
        """The rules of a state."""
        process = self.catalogue.processes[name]
        if not isinstance(process, State):
            raise TypeError(f"{name} is not a state; casetide check says where it is asked for")
        return process

    @property
    def born(self) -> dt.date | None:
        """The first of the month of birth; of two births the last told governs."""
        told = [event["data"]["born"] for event in self.events if event["type"] == BIRTH]
        return dt.date.fromisoformat(f"{told[-1]}-01") if told else None

    def age(self, day: dt.date) -> int | None:
        """In full years as if born on the 1st; below 0 is unborn."""
        if self.born is None:
            return None
        return day.year - self.born.year - (day.month < self.born.month)

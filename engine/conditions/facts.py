"""What conditions ask of a child, and of which of its spells."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol

from engine.spells import Segment, Spell


class Facts(Protocol):
    """What is believed of one child."""

    @property
    def born(self) -> dt.date | None:
        """The first day of the month of birth."""
        ...

    def spells(self, name: str) -> Sequence[Spell]:
        """The spells of a process."""
        ...

    def segments(self, name: str) -> Sequence[Segment]:
        """The days of a state, by value."""
        ...

    def on_only_day(self, name: str, day: int) -> tuple[Any, int] | None:
        """Value and run of a state for a spell that begins and ends on one day."""
        ...


class Look(NamedTuple):
    """A spell of a process of a child, as conditions see it."""

    child: Facts
    of: str
    spell: Spell


def segments_for(look: Look, state: str) -> Sequence[Segment]:
    """A state's days as the spell sees them: one without a night sees what held on the day it began, then as all do."""
    child, spell = look.child, look.spell
    if spell.start < spell.end or spell.is_moment:
        return child.segments(state)
    next_day, said = spell.start + 1, child.on_only_day(state, spell.start)
    only_day = [Segment(spell.start, next_day, *said)] if said else []
    after = [one._replace(start=max(one.start, next_day)) for one in child.segments(state) if one.end > next_day]
    return [*only_day, *after]

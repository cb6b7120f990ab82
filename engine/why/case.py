"""A case: a spell of a child behind a card."""

from typing import Literal, NamedTuple

from engine.spells import Spell, is_timed
from engine.why.told import Told
from engine.why.weighed import Adds

Timing = Literal["in time", "late", "overdue", "open"]


class Case(NamedTuple):
    """A spell and what it adds to the card. `repeats`: it counts once, with another that is counted.

    `group`: what it is grouped by. `events`: those that made it what it is, in order.
    """

    child: str
    process: str
    spell: Spell
    adds: Adds
    group: str = ""
    repeats: bool = False
    events: tuple[Told, ...] = ()

    @property
    def place(self) -> tuple[str, str, int]:
        """Which spell it is."""
        return self.child, self.process, self.spell.place


def timing(spell: Spell, last: int) -> Timing | None:
    """How a spell stands by its due day at the end of a day; what it led to is followed up. None: not timed."""
    if not is_timed(spell):
        return None
    if spell.outcome == "open":
        return "overdue" if spell.due <= last else "open"
    return "in time" if spell.outcome == "completed" and spell.end < spell.late else "late"

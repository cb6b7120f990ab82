"""A spell looked at on a day: what can be seen of it from there."""

import datetime as dt
from dataclasses import dataclass

from engine.recount.spell import Data, Spell
from engine.recount.timing import A_DAY


@dataclass(frozen=True)
class Look:
    """A spell of a process, and the day on which it is judged.

    `night`: the day of whose night its states, and the child's age, are asked. `any_touch`: a spell without a night
    is judged beside all that began, ended or held on its day. `followed_up`: its ending is seen, wherever it lies.
    """

    process: str
    spell: Spell
    day: dt.date
    night: dt.date
    any_touch: bool = False
    followed_up: bool = True

    @property
    def data(self) -> Data:
        """What its events say: the closing before the opening."""
        return self.spell.opening | (self.spell.closing if self.followed_up else {})

    @property
    def is_completed(self) -> bool:
        return self.followed_up and self.spell.outcome == "completed"


def at_start(process: str, spell: Spell) -> Look:
    """On its first day; what its ending says is followed up to the knowledge time."""
    return Look(process, spell, spell.start, spell.start, spell.has_no_night and not spell.is_moment)


def at_end(process: str, spell: Spell, end: dt.date) -> Look:
    """On the day it ends; its states on its last night, of one without a night on the day it began."""
    if spell.has_no_night:
        return Look(process, spell, end, spell.start, not spell.is_moment)
    return Look(process, spell, end, end - A_DAY)


def followed_up(process: str, spell: Spell, day: dt.date) -> Look:
    """On a day of its own: its due day, or the day on which it reaches something."""
    return Look(process, spell, day, day)


def while_open(process: str, spell: Spell, day: dt.date) -> Look:
    """Open on the day asked about; its ending lies ahead and says nothing yet."""
    touches = spell.has_no_night and not spell.is_moment
    return Look(process, spell, day, day, touches, followed_up=False)


def as_it_stood(process: str, spell: Spell, day: dt.date) -> Look:
    """On any day: an ending counts if it lies behind."""
    return Look(process, spell, day, day, followed_up=spell.end is not None and spell.end <= day)

"""The work in hand: what is open of a timed process, since when, until when it has time, and which team's it is.

All that is the label of the rows that count what is open, so that no more rows are held. Labels repeat: they are of
days and teams, and not of spells.
"""

from functools import lru_cache
from typing import NamedTuple

from engine.calendar import OPEN
from engine.child import Child
from engine.rows.row import Part, Rows, add_lasting
from engine.spells import Spell, is_timed
from schemas.names import UNKNOWN, label_of


class InHand(NamedTuple):
    """`since`, `due`: ordinals; OPEN where it is never due. `team`: the one that is responsible on the day."""

    since: int
    due: int
    team: str


def add_in_hand(rows: Rows, team: str | None, child: Child, spell: Spell) -> None:
    """Adds the days on which a spell is open, by the team that the state `team` says is responsible for the child."""
    at, end, due = spell.start, spell.end, spell.due if is_timed(spell) else OPEN
    for one in child.segments(team) if team and at < end else ():
        # A state's days are in order and apart.
        if at < one.end and one.start < end:
            add_lasting(rows, Part.OPENED, [(at, one.start)], _label(spell.start, due, UNKNOWN))
            name, until = UNKNOWN if one.value is None else label_of(one.value), min(one.end, end)
            add_lasting(rows, Part.OPENED, [(max(at, one.start), until)], _label(spell.start, due, name))
            at = until
    add_lasting(rows, Part.OPENED, [(at, end)], _label(spell.start, due, UNKNOWN))


def in_hand(label: str) -> InHand:
    """What a label says."""
    since, due, team = label.split(" ", 2)
    return InHand(int(since), int(due), team)


@lru_cache(65536)
def _label(since: int, due: int, team: str) -> str:
    return f"{since} {due} {team}"

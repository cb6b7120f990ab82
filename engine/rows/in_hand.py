"""The work in hand: what is open of a timed process, since when, until when it has time, and which team's it is.

All that is the label of the rows that count what is open, so that no more rows are held. Labels repeat: they are of
days and teams, and not of spells.
"""

from collections.abc import Iterator
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
    due = spell.due if is_timed(spell) else OPEN
    for start, end, name in _by_team(team, child, spell):
        add_lasting(rows, Part.OPENED, [(start, end)], f"{spell.start} {due} {name}")


def in_hand(label: str) -> InHand:
    """What a label says."""
    since, due, team = label.split(" ", 2)
    return InHand(int(since), int(due), team)


def _by_team(team: str | None, child: Child, spell: Spell) -> Iterator[tuple[int, int, str]]:
    """The days [start, end) of a spell, in order; a state's are in order and apart."""
    at, end = spell.start, spell.end
    for one in child.segments(team) if team else ():
        if at < one.end and one.start < end:
            if at < one.start:
                yield at, one.start, UNKNOWN
            yield max(at, one.start), min(one.end, end), UNKNOWN if one.value is None else label_of(one.value)
            at = min(one.end, end)
    if at < end:
        yield at, end, UNKNOWN

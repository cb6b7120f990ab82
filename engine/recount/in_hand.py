"""The work in hand of a timed process: what is overdue and due soon, by team, and how old the oldest is."""

import datetime as dt
from dataclasses import dataclass

from engine.recount.backlog import is_overdue, is_soon, soon_days
from engine.recount.child import Child
from engine.recount.states import state_on
from schemas.catalogue import Catalogue
from schemas.names import NO_TEAM, UNKNOWN, label_of


@dataclass(frozen=True)
class InHand:
    """`teams`: what each that has anything open has overdue, and due soon. `oldest`: of what is timed, in days."""

    teams: dict[str, tuple[int, int]]
    oldest: int | None


def in_hand_of(children: list[Child], catalogue: Catalogue, process: str, today: dt.date) -> InHand:
    """Of a timed process, by the team that is responsible for the child; no team is left out."""
    days = soon_days(catalogue, process)
    teams: dict[str, tuple[int, int]] = {}
    opened = [(child, spell) for child in children for spell in child.spells(process) if spell.is_open(today)]
    for child, spell in opened:
        team = _team(child, catalogue, today)
        overdue, soon = teams.get(team, (0, 0))
        teams[team] = overdue + is_overdue(spell, today), soon + is_soon(spell, today, days)
    ages = [(today - spell.start).days for _, spell in opened if spell.timing]
    return InHand(teams or {NO_TEAM: (0, 0)}, max(ages, default=None))


def _team(child: Child, catalogue: Catalogue, today: dt.date) -> str:
    held = state_on(child, catalogue.team, today) if catalogue.team else None
    return UNKNOWN if held is None or held[0] is None else label_of(held[0])

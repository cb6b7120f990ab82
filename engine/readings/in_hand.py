"""Of a timed process: what is overdue and due soon, team by team, and how old the oldest is. No child anywhere."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from engine.authority import Authority
from engine.calendar import OPEN, working_days_between
from engine.rows.in_hand import in_hand
from engine.rows.row import Part
from schemas.names import NO_TEAM, OTHER, UNKNOWN

TEAMS = 20
"""So many at most are named."""


class TeamWork(NamedTuple):
    """What a team has open, and what of it is overdue or due soon."""

    open: int = 0
    overdue: int = 0
    due_soon: int = 0


class WorkInHand(NamedTuple):
    """`teams`: each that has anything open, the one with the most overdue first; without any, NO_TEAM with nothing.

    `oldest`: of what is due some day the most days since a start; None where nothing is open.
    """

    teams: dict[str, TeamWork]
    oldest: int | None


def work_in_hand(authority: Authority, process: str, today: dt.date, soon: int) -> WorkInHand:
    """On a day that is not over: what is due today is not overdue yet. `soon`: within so many working days."""
    day = today.toordinal()
    labels = authority.rows(f"process:{process}", Part.OPENED).by_label(None, day)
    held = [(in_hand(label), many) for label, many in labels.items()]
    teams: defaultdict[str, TeamWork] = defaultdict(TeamWork)
    for one, many in held:
        is_soon = day <= one.due < OPEN and working_days_between(day, one.due) <= soon
        teams[one.team] = _added(teams[one.team], TeamWork(many, many * (one.due < day), many * is_soon))
    oldest = min((one.since for one, _ in held if one.due < OPEN), default=None)
    return WorkInHand(named(teams) or {NO_TEAM: TeamWork()}, None if oldest is None else day - oldest)


def named(teams: dict[str, TeamWork]) -> dict[str, TeamWork]:
    """Those with the most overdue, then due soon, then open, by name where they are equal; the rest as `other`."""
    ranked = sorted(
        (name for name in teams if name not in {OTHER, UNKNOWN}), key=lambda name: (_rank(teams[name]), name)
    )
    first = dict.fromkeys([*ranked[:TEAMS], UNKNOWN])
    rest = [work for name, work in teams.items() if name not in first]
    return {name: teams[name] for name in first if name in teams} | ({OTHER: _sum(rest)} if rest else {})


def _rank(work: TeamWork) -> tuple[int, int, int]:
    return -work.overdue, -work.due_soon, -work.open


def _sum(works: Iterable[TeamWork]) -> TeamWork:
    total = TeamWork()
    for work in works:
        total = _added(total, work)
    return total


def _added(one: TeamWork, other: TeamWork) -> TeamWork:
    return TeamWork(one.open + other.open, one.overdue + other.overdue, one.due_soon + other.due_soon)

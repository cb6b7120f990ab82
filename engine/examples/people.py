"""The child's record, and who is responsible: registration, death, workers and teams."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from engine.examples.chance import Chance
from engine.examples.child import Child
from engine.examples.facts import DAY_ONLY, Chain, Entry, Fact, entry
from engine.examples.need import Need, Referral
from engine.examples.office import next_open
from engine.examples.stay import Stay
from engine.examples.teams import FAMILIES, LOOKED_AFTER, worker

REGISTERED = "child.registered"
_WORKER_STAYS = (480, 0.7)
"""Median days and spread until another worker of the team takes over."""
_CARE_TEAM = 20
"""Days in care until its team takes over."""


class Held(NamedTuple):
    """A team that holds a case from a day on."""

    day: int
    team: str


def registered(child: Child) -> Fact:
    """With the month of birth; before birth, the expected one."""
    day = child.needs[0].day
    born = child.born if day >= child.born else child.born + Chance(f"{child.key}:expected").between(-16, 12)
    return _registered(day, born)


def born(child: Child) -> Fact | None:
    """What birth corrects: the month, when it is not the expected one."""
    right = _registered(child.needs[0].day, child.born)
    return right if right != registered(child) else None


def _registered(day: int, born: int) -> Fact:
    return Fact(REGISTERED, "1", day, DAY_ONLY, {"born": f"{dt.date.fromordinal(born):%Y-%m}"})


def died(_: Chance, child: Child, __: int) -> Iterator[Chain]:
    """A death; what was open ends by events of its own."""
    if child.died:
        yield (entry("child.died", "1", child.died, {}),)


def responsible(chance: Chance, child: Child, _: int) -> Iterator[Chain]:
    """The teams and workers of each need from its referral to its closing, a chain for each need."""
    for need in child.needs:
        if need.referral and need.assessments:
            yield list(_responsible(chance, child, need, need.referral))


def _responsible(chance: Chance, child: Child, need: Need, referral: Referral) -> Iterator[Entry]:
    teams = _teams(chance, child, need, referral)
    number = 0
    for held, until in zip(teams, [*(one.day for one in teams[1:]), referral.closed], strict=True):
        yield entry("team.allocated", f"{need.number}-{held.team}", held.day, {"team": held.team})
        day = held.day
        while day < until:
            number += 1
            leaves = min(next_open(day + chance.about(*_WORKER_STAYS)), until)
            yield from _worker(chance, held.team, f"{need.number}-{number}", (day, leaves))
            day = leaves


def _worker(chance: Chance, team: str, ref: str, days: tuple[int, int]) -> Iterator[Entry]:
    who = worker(chance, team)
    data = {"worker": who, "role": "social_worker", "team": team}
    yield entry("worker.allocated", ref, days[0], data)
    yield entry("worker.deallocated", ref, days[1], {"worker": who}, room=1)


def _teams(chance: Chance, child: Child, need: Need, referral: Referral) -> list[Held]:
    """The team that assesses; then one that works with families, or with children in care."""
    found = [Held(referral.day, referral.team)]
    assessed = need.assessments[0].end
    if need.plans and assessed < referral.closed:
        found.append(Held(assessed, chance.pick(FAMILIES)))
    for stay in child.stays:
        if referral.day <= stay.start <= referral.closed and _long(stay):
            day = next_open(stay.start + _CARE_TEAM)
            return [*(one for one in found if one.day < day), Held(day, chance.pick(LOOKED_AFTER))]
    return found


def _long(stay: Stay) -> bool:
    return stay.end - stay.start > 2 * _CARE_TEAM

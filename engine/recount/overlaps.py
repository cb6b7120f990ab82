"""Overlaps: the days on which a child is in several spans, or states that count, at once."""

import datetime as dt
from itertools import groupby, pairwise, product

from engine.recount.child import Child
from engine.recount.spell import Data, Spell
from engine.recount.states import state_on
from schemas.catalogue import Overlap, State, StateIs


def overlaps(child: Child, process: Overlap) -> list[Spell]:
    """Every intersection of days that has a night, in order of its start."""
    members = [_member(child, one) for one in process.of]
    found = [_together(spells) for spells in product(*members)]
    return sorted((spell for spell in found if spell), key=lambda spell: spell.start)


def _together(spells: tuple[Spell, ...]) -> Spell | None:
    """Of a field that several openings have, the first member's counts."""
    start = max(spell.start for spell in spells)
    end = min((spell.end for spell in spells if spell.end), default=None)
    if end is not None and end <= start:
        return None
    opening: Data = {}
    for spell in spells:
        opening = spell.opening | opening
    known = all(spell.start_known for spell in spells if spell.start == start)
    return Spell(start, end, opening, {}, "completed" if end else "open", start_known=known)


def _member(child: Child, one: str | StateIs) -> list[Spell]:
    """The spells of a span, or the runs of days on which a state counts; by its name alone, any value does."""
    if isinstance(one, StateIs):
        return _runs(child, one)
    if isinstance(child.catalogue.processes[one], State):
        return _runs(child, StateIs(state=one, absent=False))
    return child.spells(one)


def _runs(child: Child, wanted: StateIs) -> list[Spell]:
    """The longest runs of days on which the state counts. Between two days of change nothing changes."""
    stretches = pairwise([*_changes(child, wanted.state), None])
    found: list[Spell] = []
    for counts, group in groupby(stretches, key=lambda days: days[0] is not None and _counts(child, wanted, days[0])):
        days = list(group)
        if counts and days[0][0]:
            found.append(_run(child, wanted.state, days[0][0], days[-1][1]))
    return found


def _changes(child: Child, name: str) -> list[dt.date]:
    """The days on which a state may change."""
    state = child.state(name)
    all_that_holds = [*child.settings(name), *(child.spells(state.during) if state.during else [])]
    return sorted({day for one in all_that_holds for day in (one.start, one.end) if day})


def _counts(child: Child, wanted: StateIs, day: dt.date) -> bool:
    """Who is not in the state at all is in no part of it, whatever values are left out."""
    held = state_on(child, wanted.state, day)
    if held is None or (wanted.any_of is not None and held[0] not in wanted.any_of):
        return False
    return wanted.none_of is None or held[0] not in wanted.none_of


def _run(child: Child, name: str, start: dt.date, end: dt.date | None) -> Spell:
    """Its opening says the value of its first day."""
    held = state_on(child, name, start)
    data = {child.state(name).value: held[0]} if held and held[0] is not None else {}
    return Spell(start, end, data, {}, "completed" if end else "open")

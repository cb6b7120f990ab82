"""The form `overlap`: the days on which a child is in several spells or states at once."""

from collections.abc import Sequence
from itertools import product

from engine.calendar import OPEN
from engine.spells import NOTHING, Segment, Spell, numbered
from schemas.catalogue import StateIs


def overlap_spells(members: Sequence[Sequence[Spell]]) -> list[Spell]:
    """Every intersection of a spell of each member, in the order of their starts."""
    met = [_met(one) for one in product(*members)]
    found = sorted((one for one in met if one.start < one.end), key=lambda one: (one.start, one.end))
    return numbered(found)


def state_spells(segments: Sequence[Segment], wanted: StateIs | None) -> list[Spell]:
    """The runs of days on which a state has a wanted value (None: any, an unknown one too)."""
    found: list[Spell] = []
    for one in segments:
        if wanted is not None and not _is_wanted(one, wanted):
            continue
        if found and found[-1].end == one.start:
            found[-1] = found[-1]._replace(end=one.end)
        else:
            found.append(Spell(one.start, one.end))
    return found


def _is_wanted(segment: Segment, wanted: StateIs) -> bool:
    if wanted.any_of is not None and segment.value not in wanted.any_of:
        return False
    return wanted.none_of is None or segment.value not in wanted.none_of


def _met(spells: Sequence[Spell]) -> Spell:
    start, end = max(one.start for one in spells), min(one.end for one in spells)
    known = all(one.start_known for one in spells if one.start == start)
    opened = {field: value for one in reversed(spells) for field, value in one.opened.items()}
    outcome = "open" if end == OPEN else "completed"
    return Spell(start, end, opened or NOTHING, start_known=known, outcome=outcome)

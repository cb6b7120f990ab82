"""Which part of a breakdown a spell is in."""

from typing import Any

from engine.recount.child import Child
from engine.recount.look import Look, as_it_stood
from engine.recount.states import state_on
from schemas.catalogue import Breakdown, ByState
from schemas.names import OTHER, UNDECIDED, UNKNOWN, label_of


def part_of(child: Child, look: Look, breakdown: Breakdown) -> str:
    """The label; groups are applied, all parts are kept."""
    value = _value(child, look, breakdown)
    if value is None:
        # What is still going on may yet say; what is over never will.
        return UNDECIDED if breakdown.at == "known" and look.spell.outcome == "open" else UNKNOWN
    if not breakdown.groups:
        return label_of(value)
    return next((label for label, codes in breakdown.groups.items() if value in codes), OTHER)


def _value(child: Child, look: Look, breakdown: Breakdown) -> Any:
    if isinstance(breakdown.by, ByState):
        held = state_on(child, breakdown.by.state, look.night, any_touch=look.any_touch)
        return held[0] if held else None
    if breakdown.at == "start":
        return look.spell.opening.get(breakdown.by.dimension)
    if breakdown.at in {"due", "reached"}:
        return as_it_stood(look.process, look.spell, look.day).data.get(breakdown.by.dimension)
    return look.data.get(breakdown.by.dimension)

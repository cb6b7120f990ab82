"""Which part of a breakdown a spell is in, and what of it counts once."""

from collections.abc import Iterator
from typing import Any

from engine.calendar import OPEN
from engine.conditions import Look, dimension, segments_for
from engine.spells import Days, Spell, meet, without
from schemas.catalogue import CHILD, Breakdown, ByDimension, ByState, Indicator
from schemas.names import OTHER, SHARED, UNDECIDED, UNKNOWN, label_of


def labelled_days(breakdown: Breakdown | None, look: Look, days: Days) -> Iterator[tuple[Days, str]]:
    """Days by the label of the breakdown; together they are the days given."""
    if breakdown is None:
        yield days, ""
    elif isinstance(breakdown.by, ByState):
        segments = segments_for(look, breakdown.by.state)
        for segment in segments:
            yield meet(days, [(segment.start, segment.end)]), _label(breakdown, segment.value)
        yield without(days, [(segment.start, segment.end) for segment in segments]), UNKNOWN
    else:
        yield days, _of_field(breakdown, breakdown.by, look.spell)


def label_on(breakdown: Breakdown | None, look: Look, day: int) -> str:
    """The label on one day."""
    return next(label for days, label in labelled_days(breakdown, look, [(day, day + 1)]) if days)


def unit_of(indicator: Indicator, name: str, spell: Spell) -> str:
    """What of a spell of the child `name` counts once; empty where every spell counts."""
    if indicator.once_per is None:
        return ""
    if indicator.once_per == CHILD:
        return name
    value = spell.opened.get(indicator.once_per)
    if value is None:
        return f"{name} {spell.place}"
    whose = "" if indicator.once_per in SHARED else f"{name} "
    return f"{whose}{value}" if spell.entry < 0 else f"{whose}{value} {spell.entry}"


def _of_field(breakdown: Breakdown, by: ByDimension, spell: Spell) -> str:
    is_seen = breakdown.at not in {"start", "reached"} and (breakdown.at != "due" or spell.end <= spell.due)
    value = dimension(spell, by.dimension) if is_seen else spell.opened.get(by.dimension)
    if value is None and breakdown.at == "known" and spell.end == OPEN:
        return UNDECIDED
    return _label(breakdown, value)


def _label(breakdown: Breakdown, value: Any) -> str:
    if value is None:
        return UNKNOWN
    if not breakdown.groups:
        return label_of(value)
    return next((label for label, codes in breakdown.groups.items() if value in codes), OTHER)

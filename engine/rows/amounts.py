"""What is added up of a spell: its length, a number of its events, a state that is a number."""

from engine.calendar import OPEN, working_days_between
from engine.conditions import Look, dimension, segments_for
from engine.spells import DAY_ONLY, Spell, is_reversed
from schemas.catalogue import Quantity

AN_HOUR = 3_600_000_000
"""In microseconds."""


def amount(quantity: Quantity, look: Look, day: int) -> int | None:
    """The amount on a day, of hours in microseconds; None where there is none."""
    spell = look.spell
    if quantity.duration:
        return _length(quantity, spell)
    if quantity.dimension:
        said = dimension(spell, quantity.dimension)
    else:
        holding = (one.value for one in segments_for(look, quantity.state or "") if one.start <= day < one.end)
        said = next(holding, None)
    return said if isinstance(said, int) else None


def is_by_day(spell: Spell) -> bool:
    """Whether only the days of its start or end are known."""
    return DAY_ONLY in {spell.start_at, spell.end_at}


def _length(quantity: Quantity, spell: Spell) -> int | None:
    if not spell.start_known or spell.end == OPEN or is_reversed(spell):
        return None
    if quantity.duration == "working_days":
        return working_days_between(spell.start, spell.end)
    if quantity.duration == "days":
        return spell.end - spell.start
    if is_by_day(spell):
        return 24 * AN_HOUR * (spell.end - spell.start)
    return spell.end_at - spell.start_at

"""Conditions on a field of the events that opened and closed a spell."""

from typing import Any

from engine.spells import Data, Spell
from schemas.catalogue import DimensionIs


def dimension(spell: Spell, field: str) -> Any:
    """A field of the event that closed the spell, or else of the one that opened it."""
    return spell.closed.get(field, spell.opened.get(field))


def says(condition: DimensionIs, value: Any) -> bool:
    """Whether a field with this value (None: it is not there) is as asked."""
    if condition.any_of is not None and value not in condition.any_of:
        return False
    if condition.none_of is not None and value in condition.none_of:
        return False
    if condition.includes is not None and not any(code in condition.includes for code in value or ()):
        return False
    return condition.number is None or (isinstance(value, int) and condition.number.holds(value))


def said_in(condition: DimensionIs, data: Data) -> bool:
    """The same of an event's data."""
    return says(condition, data.get(condition.dimension))

"""Conditions that a spell fulfils or not, whatever the day."""

from engine.conditions.facts import Look
from engine.conditions.fields import dimension, says
from engine.conditions.since import came_after
from engine.spells import is_reversed
from schemas.catalogue import Completed, DimensionIs, HasLength, OrdinalIs, SinceLast, StartKnown

Settled = DimensionIs | StartKnown | HasLength | OrdinalIs | SinceLast | Completed


def is_so(condition: Settled, look: Look) -> bool:
    """Whether it does."""
    spell = look.spell
    match condition:
        case DimensionIs():
            return says(condition, dimension(spell, condition.dimension))
        case StartKnown():
            return spell.start_known == condition.start_known
        case HasLength():
            return (spell.start_known and not is_reversed(spell)) == condition.has_length
        case OrdinalIs():
            return condition.ordinal.holds(spell.ordinal)
        case SinceLast():
            return came_after(condition, look)
        case Completed():
            return (spell.outcome == "completed") == condition.completed

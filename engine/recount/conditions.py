"""Is a condition true of a spell on a day?"""

from collections.abc import Iterable
from typing import Any, TypeGuard

from engine.calendar import due_day, first_late_day
from engine.recount.child import Child
from engine.recount.look import Look, as_it_stood
from engine.recount.spell import Data, Spell
from engine.recount.states import state_on
from engine.recount.windows import earliest_within, first_of, is_in
from schemas.catalogue import (
    AgeIs,
    AnyOf,
    Completed,
    Condition,
    DimensionIs,
    HasLength,
    Lasted,
    LastedAtMost,
    Late,
    OrdinalIs,
    SinceLast,
    SpellsIn,
    StartKnown,
    StateIs,
)

OfTheSpell = DimensionIs | StartKnown | HasLength | Lasted | LastedAtMost | OrdinalIs | Completed | Late


def fulfils(child: Child, look: Look, conditions: Iterable[Condition]) -> bool:
    """Are all conditions true?"""
    return all(_holds(child, look, condition) for condition in conditions)


def _holds(child: Child, look: Look, condition: Condition) -> bool:
    match condition:
        case AnyOf():
            return any(fulfils(child, look, branch) for branch in condition.any)
        case StateIs():
            return _state_is(child, look, condition)
        case AgeIs():
            return _age_is(child.age(look.night), condition)
        case SinceLast():
            return _since_last(child, look, condition)
        case SpellsIn():
            return _spells_in(child, look, condition)
        case _:
            return _says(look, condition)


def _says(look: Look, condition: OfTheSpell) -> bool:
    """What a spell says by itself."""
    match condition:
        case DimensionIs():
            return _dimension_is(look.data, condition)
        case StartKnown():
            return look.spell.start_known == condition.start_known
        case HasLength():
            return _has_a_length(look.spell) == condition.has_length
        case Lasted():
            return _has_a_length(look.spell) and due_day(look.spell.start, condition.lasted) <= look.day
        case LastedAtMost():
            until = first_late_day(look.spell.start, condition.lasted_at_most)
            return _has_a_length(look.spell) and look.spell.start <= look.day < until
        case OrdinalIs():
            return condition.ordinal.holds(look.spell.ordinal)
        case Completed():
            return look.is_completed == condition.completed
        case Late():
            return look.spell.is_late(look.day) == condition.late


def _has_a_length(spell: Spell) -> bool:
    """After a start that is not known, or before a start that is later than the end, nothing lasts."""
    return spell.start_known and not spell.is_reversed


def _dimension_is(data: Data, condition: DimensionIs) -> bool:
    value = data.get(condition.dimension)
    return (
        (condition.any_of is None or value in condition.any_of)
        and (condition.none_of is None or value not in condition.none_of)
        and (condition.includes is None or any(one in condition.includes for one in value or ()))
        and (condition.number is None or (is_number(value) and condition.number.holds(value)))
    )


def is_number(value: Any) -> TypeGuard[int | float]:
    """A number, not yes or no."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def _state_is(child: Child, look: Look, condition: StateIs) -> bool:
    """A child without the state fits `none_of`, never `any_of` or `lasted`."""
    held = state_on(child, condition.state, look.night, any_touch=look.any_touch)
    value, since = held or (None, None)
    if condition.absent is not None and condition.absent != (held is None):
        return False
    if condition.any_of is not None and value not in condition.any_of:
        return False
    if condition.none_of is not None and value in condition.none_of:
        return False
    if condition.lasted is None:
        return True
    return value is not None and since is not None and due_day(since, condition.lasted) <= look.night


def _age_is(age: int | None, condition: AgeIs) -> bool:
    """The unborn are inside any "under", and at least nothing."""
    if age is None or (age < 0 and condition.age.at_least is not None):
        return False
    return condition.age.holds(age)


def _since_last(child: Child, look: Look, condition: SinceLast) -> bool:
    start, others = look.spell.start, child.spells(look.process)
    since = earliest_within(start, condition.within)
    if condition.since_last == "start":
        return any(since <= one.start < start for one in others)
    before = others[: next(place for place, one in enumerate(others) if one is look.spell)]
    return any(one.outcome == "completed" and one.end and since <= one.end <= start for one in before)


def _spells_in(child: Child, look: Look, condition: SpellsIn) -> bool:
    first = first_of(condition.window, look.day, look.spell.start)
    found = [
        (place, one)
        for place, one in enumerate(child.spells(condition.spells))
        if is_in(one, first, look.day, condition)
        and _is_linked(one, look, condition.linked)
        and fulfils(child, as_it_stood(condition.spells, one, look.day), condition.where)
    ]
    number = len({_apart(place, one, condition.distinct) for place, one in found})
    return condition.least <= number and (condition.at_most is None or number <= condition.at_most)


def _is_linked(one: Spell, look: Look, field: str | None) -> bool:
    """A spell without the field is linked to nothing."""
    own = {**look.data, **look.spell.opening}.get(field) if field else None
    return field is None or (own is not None and one.opening.get(field) == own)


def _apart(place: int, one: Spell, field: str | None) -> tuple[str, Any]:
    """What counts once: a value of the field; a spell without it, by itself."""
    value = one.opening.get(field) if field else None
    return ("spell", place) if value is None else ("value", value)

"""A spell looked at on a day: does it fulfil the conditions, and which part of a breakdown is it?"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from engine.calendar import add_months, due_day
from engine.recount.believed import order
from engine.recount.spells import Data, Interval, Spell, runs, spells
from schemas.catalogue import (
    AgeIs,
    Breakdown,
    ByDimension,
    Catalogue,
    Condition,
    DimensionIs,
    Lasted,
    SpellsOverlap,
    StartKnown,
    State,
    StateIs,
)
from schemas.envelope import Event
from schemas.names import OTHER, UNKNOWN

_A_DAY = dt.timedelta(1)


@dataclass(frozen=True)
class Child:
    """All that is believed of a child, and the rules to read it by."""

    events: list[Event]
    catalogue: Catalogue

    def spells(self, process: str) -> list[Spell]:
        return spells(self.events, self.catalogue, process)


@dataclass(frozen=True)
class Look:
    """A spell, the day on which it is judged, and what its events say.

    `any_touch`: a spell without a night is judged beside all that began, ended or held on its day.
    """

    spell: Spell
    day: dt.date
    data: Data
    any_touch: bool = False


def at_start(spell: Spell) -> Look:
    """On its first day; what its ending says is followed up to the knowledge time (docs/figures.md)."""
    has_no_night = spell.end is not None and spell.end <= spell.start and not spell.is_moment
    return Look(spell, spell.start, spell.opening | spell.closing, has_no_night)


def at_end(spell: Spell, end: dt.date) -> Look:
    """On its last night; one without a night, on the day it began."""
    data = spell.opening | spell.closing
    if end <= spell.start:
        return Look(spell, spell.start, data, not spell.is_moment)
    return Look(spell, end - _A_DAY, data)


def on_day(spell: Spell, day: dt.date) -> Look:
    """Open on the day asked about; its ending lies ahead and says nothing yet."""
    return Look(spell, day, spell.opening)


def fulfils(child: Child, look: Look, condition: Condition) -> bool:
    """Is the condition true of the spell on the day?"""
    match condition:
        case DimensionIs():
            return look.data.get(condition.dimension) in condition.any_of
        case StateIs():
            return _state_is(child, look, condition)
        case StartKnown():
            return look.spell.start_known == condition.start_known
        case Lasted():
            return look.spell.start_known and due_day(look.spell.start, condition.lasted) <= look.day
        case AgeIs():
            return _age_is(child, look.day, condition)
        case SpellsOverlap():
            overlapping = [one for one in child.spells(condition.spells) if _overlaps(one, look.day, condition)]
            return len(overlapping) >= condition.at_least


def part_of(child: Child, look: Look, breakdown: Breakdown) -> str:
    """The label of a spell in a breakdown; groups are applied, all parts are kept."""
    value = _value(child, look, breakdown)
    if value is None:
        return UNKNOWN
    if not breakdown.groups:
        return str(value)
    return next((label for label, codes in breakdown.groups.items() if value in codes), OTHER)


def _value(child: Child, look: Look, breakdown: Breakdown) -> Any:
    if isinstance(breakdown.by, ByDimension):
        return (look.spell.opening if breakdown.at == "start" else look.data).get(breakdown.by.dimension)
    value, _ = _state(child, look, breakdown.by.state)
    return value


def _state_is(child: Child, look: Look, condition: StateIs) -> bool:
    """A child without the state fits `none_of`, never `any_of` or `lasted`."""
    value, since = _state(child, look, condition.state)
    if condition.any_of is not None and value not in condition.any_of:
        return False
    if condition.none_of is not None and value in condition.none_of:
        return False
    if condition.lasted is None:
        return True
    return value is not None and since is not None and due_day(since, condition.lasted) <= look.day


def _state(child: Child, look: Look, name: str) -> tuple[str | None, dt.date | None]:
    """The value of a state on the day, and the first day of its run.

    The last begun of those that hold governs, one that yields only if all do. Where none holds, the one that ended
    last goes on, within the same spell of the span.
    """
    process = child.catalogue.processes[name]
    if not isinstance(process, State):
        raise TypeError(f"{name} is not a state; casetide check says where it is asked for")
    around = [span for span in child.spells(process.during) if _holds(span, look)]
    if not around:
        return None, None
    begun = [(one, run[0].start) for run in runs(child.events, process) for one in run if one.start <= look.day]
    holding = [(one, since) for one, since in begun if _holds(one, look)]
    firm = [(one, since) for one, since in holding if one.opening["data"].get(process.value) not in process.yields]
    over = [(one, since) for one, since in begun if around[-1].start <= one.start]
    if holding:
        one, since = max(firm or holding, key=lambda pair: order(pair[0].opening))
    elif over:
        one, since = max(over, key=lambda pair: (pair[0].end, order(pair[0].opening)))
    else:
        return None, None
    return one.opening["data"].get(process.value), since


def _holds(one: Spell | Interval, look: Look) -> bool:
    """Does it hold in the night after the day, or, where any touch counts, on the day at all?"""
    if one.start > look.day:
        return False
    if one.end is None or one.end > look.day:
        return True
    return look.any_touch and look.day in (one.start, one.end)


def _age_is(child: Child, day: dt.date, condition: AgeIs) -> bool:
    """Full years as if born on the 1st. Below 0 is unborn, which is inside any "under" (docs/figures.md)."""
    born = [event["data"]["born"] for event in child.events if event["type"] == "child.registered"]
    if not born:
        return False
    year, month = (int(part) for part in born[-1].split("-"))
    age, band = day.year - year - (day.month < month), condition.age
    return (band.at_least is None or age >= band.at_least) and (band.under is None or age < band.under)


def _overlaps(one: Spell, day: dt.date, condition: SpellsOverlap) -> bool:
    """Has it a day in the window of whole months that ends with the day, and nights enough by then?"""
    first = add_months(day + _A_DAY, -condition.overlapping.months)
    if one.start > day or (one.end is not None and one.end <= first and one.start < first):
        return False
    until = day + _A_DAY if one.end is None else min(one.end, day + _A_DAY)
    return (until - one.start).days >= condition.least_days

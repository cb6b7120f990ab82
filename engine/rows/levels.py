"""Rows of what lasts: a stock, what was open at any time of a period, a backlog."""

import datetime as dt
from functools import lru_cache

from engine.calendar import OPEN, month_start, soon_from
from engine.conditions import Look, days_when
from engine.rows.amounts import amount
from engine.rows.labels import labelled_days, unit_of
from engine.rows.row import Part, Row, Rows, add, add_lasting
from engine.spells import Days, Segment, Spell, as_open, is_timed, meet
from schemas.catalogue import Indicator


def add_stock(rows: Rows, indicator: Indicator, name: str, look: Look) -> None:
    """Adds the days on which a spell of the child `name` is open and counted."""
    unit = unit_of(indicator, name, look.spell)
    look = look._replace(spell=as_open(look.spell))
    whole = days_when(indicator.where, look, _nights(look.spell))
    if indicator.quantity:
        _add_amounts(rows, indicator, look, whole)
        return
    for days, label in labelled_days(indicator.breakdown, look, days_when(indicator.part, look, whole)):
        add_lasting(rows, Part.NUMERATOR, days, label, unit)
    if indicator.has_denominator:
        add_lasting(rows, Part.DENOMINATOR, whole, unit=unit)


def add_presence(rows: Rows, indicator: Indicator, name: str, look: Look) -> None:
    """Adds when a spell that may count at any time of a period begins to, and how long; at least its first day."""
    unit = unit_of(indicator, name, look.spell)
    spell = as_open(look.spell)
    look = look._replace(spell=spell)
    whole = days_when(indicator.where, look, [(spell.start, max(spell.end, spell.start + 1))])
    _add_presence(rows, (Part.NUMERATOR, Part.BEGUN), days_when(indicator.part, look, whole), unit)
    if indicator.has_denominator:
        _add_presence(rows, (Part.DENOMINATOR, Part.WHOLE_BEGUN), whole, unit)


def add_backlog(rows: Rows, indicator: Indicator, look: Look, soon: int) -> None:
    """Adds what is open of what is timed: until it ends, lapses or is cancelled."""
    spell = look.spell
    is_open = days_when(indicator.where, look._replace(spell=as_open(spell)), _nights(spell))
    add_lasting(rows, Part.WAITING, is_open)
    if not is_timed(spell):
        return
    add_lasting(rows, Part.OVERDUE, meet(is_open, [(spell.due, OPEN)]))
    add_lasting(rows, Part.DUE_SOON, meet(is_open, [(_soon(spell.due, soon), spell.due + 1)]))
    add_lasting(rows, Part.DUE_THIS_MONTH, meet(is_open, [(_month_of(spell.due), spell.due + 1)]))
    began = _named(spell.start) if spell.start_known else ""
    add_lasting(rows, Part.IN_TIME_YET, meet(is_open, [(-OPEN, spell.due + 1)]), began)
    if meet(is_open, [(spell.due, spell.due + 1)]):
        add(rows, Row(spell.due, Part.DUE_TODAY))


@lru_cache(16384)
def _soon(due: int, count: int) -> int:
    return soon_from(dt.date.fromordinal(due), count).toordinal()


@lru_cache(16384)
def _month_of(day: int) -> int:
    return month_start(dt.date.fromordinal(day)).toordinal()


@lru_cache(16384)
def _named(day: int) -> str:
    return f"{dt.date.fromordinal(day):%Y-%m}"


def _nights(spell: Spell) -> Days:
    return [(spell.start, spell.end)] if spell.start < spell.end else []


def _add_presence(rows: Rows, parts: tuple[Part, Part], days: Days, unit: str) -> None:
    level, begun = parts
    add_lasting(rows, level, days, unit=unit)
    for start, _ in days:
        add(rows, Row(start, begun, unit=unit))


def _add_amounts(rows: Rows, indicator: Indicator, look: Look, whole: Days) -> None:
    """Each amount as long as it holds: a state's by its days, a field's as long as the spell."""
    quantity = indicator.quantity
    if quantity is None:
        return
    segments = [Segment(a, b, None, a) for a, b in whole]
    if quantity.state:
        held = look.child.segments(quantity.state)
        segments = [Segment(a, b, one.value, a) for one in held for a, b in meet(whole, [(one.start, one.end)])]
    for one in segments:
        found = amount(quantity, look, one.start)
        if found is not None:
            add_lasting(rows, Part.QUANTITY, [(one.start, one.end)], str(found))

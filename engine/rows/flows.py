"""Rows of what happens on a day: a start, an end, a due day, the day on which something is reached."""

import datetime as dt
from typing import NamedTuple

from engine.calendar import OPEN, add_months
from engine.conditions import Look, fits, reached
from engine.rows.amounts import amount, is_by_day
from engine.rows.labels import label_on, unit_of
from engine.rows.row import Part, Row, Rows, add
from engine.spells import Spell, is_timed, last_night
from schemas.catalogue import Indicator, Reaching


class Happened(NamedTuple):
    """`night`: the day on which states and ages are judged."""

    day: int
    night: int


def add_flow(rows: Rows, indicator: Indicator, name: str, look: Look) -> None:
    """Adds the rows of one spell of the child `name`."""
    happened = happening(indicator, look)
    if happened is None or not fits(indicator.where, look, *happened):
        return
    if indicator.quantity:
        _add_amount(rows, indicator, look, happened)
        return
    unit = unit_of(indicator, name, look.spell)
    if indicator.has_denominator:
        add(rows, Row(happened.day, Part.DENOMINATOR, unit=unit))
    if _counts(indicator, look, happened):
        add(rows, Row(happened.day, Part.NUMERATOR, label_on(indicator.breakdown, look, happened.night), unit))
    if indicator.measure == "timely":
        _add_notes(rows, look.spell, happened.day)


def _add_notes(rows: Rows, spell: Spell, day: int) -> None:
    if spell.outcome == "open":
        add(rows, Row(day, Part.PENDING))
    if spell.by_day:
        add(rows, Row(day, Part.BY_DAY))


def _add_amount(rows: Rows, indicator: Indicator, look: Look, happened: Happened) -> None:
    quantity = indicator.quantity
    found = amount(quantity, look, happened.night) if quantity else None
    if quantity and found is not None:
        add(rows, Row(happened.day, Part.QUANTITY, str(found)))
        if quantity.duration == "hours" and is_by_day(look.spell):
            add(rows, Row(happened.day, Part.BY_DAY))


def _counts(indicator: Indicator, look: Look, happened: Happened) -> bool:
    if indicator.measure == "timely":
        return look.spell.outcome == "completed" and look.spell.end < look.spell.late
    return fits(indicator.part, look, *happened)


def happening(indicator: Indicator, look: Look) -> Happened | None:
    """When it happened to the spell; None if it did not, or is timed nowhere."""
    spell = look.spell
    if (indicator.measure == "timely" or indicator.moment == "due") and not is_timed(spell):
        return None
    match indicator.moment:
        case "starts":
            return Happened(spell.start, spell.start) if spell.start_known else None
        case "ends":
            return Happened(spell.end, last_night(spell)) if spell.outcome == "completed" else None
        case "due":
            return Happened(spell.due, spell.due)
        case _:
            day = _reaches(indicator.reaching, look) if indicator.reaching else None
            return None if day is None else Happened(day, day)


def _reaches(reaching: Reaching, look: Look) -> int | None:
    """The day on which the spell, still open, has lasted so long or its child comes of age."""
    spell, born, day = look.spell, look.child.born, OPEN
    if reaching.lasted and spell.start_known:
        day = reached(spell.start, reaching.lasted)
    elif reaching.age and born:
        day = _birthday(born, reaching.age)
    return day if spell.start <= day < spell.end else None


def _birthday(born: dt.date, age: int) -> int:
    return add_months(born, 12 * age).toordinal()

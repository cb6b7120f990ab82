"""Which spells an indicator counts, and on which day each is judged."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from engine.calendar import due_day
from engine.recount.child import Child
from engine.recount.conditions import fulfils
from engine.recount.look import Look, at_end, at_start, followed_up, while_open
from engine.recount.spell import Spell
from engine.recount.timing import A_DAY
from schemas.catalogue import CHILD, Indicator, Reaching
from schemas.names import SHARED

Unit = tuple[str | int, ...]
"""What counts once."""


@dataclass(frozen=True)
class Case:
    """One spell that is counted, as it was first seen to fit. `unit`: of equal ones, one counts."""

    child: Child
    look: Look
    unit: Unit
    is_in_part: bool


def cases(child: Child, indicator: Indicator, start: dt.date, end: dt.date) -> Iterator[Case]:
    """What the indicator counts of a child in the days `start` to `end`."""
    for place, spell in enumerate(child.spells(indicator.of)):
        if indicator.measure == "timely" and spell.timing is None:
            continue
        looks = _looks(child, indicator, spell, start, end)
        fitting = [look for look in looks if fulfils(child, look, indicator.where)]
        in_part = [look for look in fitting if _is_in_part(child, indicator, look)]
        if fitting:
            unit = _unit(child, indicator, spell, place)
            yield Case(child, (in_part or fitting)[0], unit, bool(in_part))


def _looks(child: Child, indicator: Indicator, spell: Spell, start: dt.date, end: dt.date) -> list[Look]:
    """The days on which the spell is judged; none if the moment does not lie in the period."""
    of = indicator.of
    match indicator.moment:
        case "starts":
            return [at_start(of, spell)] if starts(spell, start, end) else []
        case "ends":
            return [at_end(of, spell, spell.end)] if spell.end and ends(spell, start, end) else []
        case "due":
            due = spell.timing.due if spell.timing else None
            return [followed_up(of, spell, due)] if due and start <= due <= end else []
        case "reaching":
            day = _reached(child, spell, indicator.reaching) if indicator.reaching else None
            return [followed_up(of, spell, day)] if day and start <= day <= end else []
        case "open":
            return [while_open(of, spell, end)] if spell.is_open(end) else []
        case "during":
            return [while_open(of, spell, day) for day in _days_open(spell, start, end)]
        case None:
            raise ValueError(f"{indicator.id} has no moment; casetide check says what it needs")
        case _:
            assert_never(indicator.moment)


def starts(spell: Spell, start: dt.date, end: dt.date) -> bool:
    """A real start, in the days; the cancelled started too."""
    return spell.start_known and start <= spell.start <= end


def ends(spell: Spell, start: dt.date, end: dt.date) -> bool:
    """A real end, in the days: not cancelled, and not only the end of the duty."""
    return spell.outcome == "completed" and spell.end is not None and start <= spell.end <= end


def _reached(child: Child, spell: Spell, reaching: Reaching) -> dt.date | None:
    """The day on which the spell, still open, has lasted so long, or its child comes of the age."""
    if reaching.lasted:
        day = due_day(spell.start, reaching.lasted) if spell.start_known else None
    else:
        day = child.born.replace(year=child.born.year + (reaching.age or 0)) if child.born else None
    return day if day and spell.is_open(day) else None


def _days_open(spell: Spell, start: dt.date, end: dt.date) -> list[dt.date]:
    """The days in whose night it is open; of one without a night, the day on which it began."""
    if spell.has_no_night:
        return [spell.start] if start <= spell.start <= end else []
    first, last = max(spell.start, start), min(spell.end - A_DAY, end) if spell.end else end
    return [first + dt.timedelta(number) for number in range((last - first).days + 1)]


def _is_in_part(child: Child, indicator: Indicator, look: Look) -> bool:
    if indicator.measure == "timely":
        return look.spell.is_in_time
    return fulfils(child, look, indicator.part)


def _unit(child: Child, indicator: Indicator, spell: Spell, place: int) -> Unit:
    """A child, a value of a field (of a list taken apart, at its place in it), or else the spell by itself."""
    if indicator.once_per == CHILD or indicator.unit == "children":
        return ("child", child.name)
    value = spell.opening.get(indicator.once_per) if indicator.once_per else None
    if value is None:
        return ("spell", child.name, place)
    # Most references are unique within the child only.
    whose = "" if indicator.once_per in SHARED else child.name
    return ("value", whose, value) if spell.position is None else ("value", whose, value, spell.position)

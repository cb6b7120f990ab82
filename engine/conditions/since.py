"""Whether a spell came soon after another of its process."""

import datetime as dt

from engine.calendar import add_months, soon_from
from engine.conditions.facts import Look
from engine.spells import Spell
from schemas.catalogue import Duration, SinceLast


def came_after(condition: SinceLast, look: Look) -> bool:
    """Since the start of another on an earlier day, or since the end of one before: no longer ago than `within`."""
    spell = look.spell
    first = back(spell.start, condition.within)
    others = look.child.spells(look.of)[: spell.place]
    if condition.since_last == "start":
        return any(first <= one.start < spell.start for one in others)
    return any(_ended(one) and first <= one.end <= spell.start for one in others)


def back(day: int, length: Duration) -> int:
    """The first day that lies no further back than so long."""
    if length.months:
        return add_months(dt.date.fromordinal(day), -length.months).toordinal()
    if length.days:
        return day - length.days
    return soon_from(dt.date.fromordinal(day), length.count).toordinal()


def _ended(spell: Spell) -> bool:
    return spell.outcome == "completed"

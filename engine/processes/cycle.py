"""The form `cycle`: while a span is open a duty recurs, each due some time after the last was held."""

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from engine.calendar import OPEN, due_day, first_late_day
from engine.history import Version
from engine.processes.select import taken
from engine.spells import Spell
from schemas.catalogue import Cycle, Duration
from schemas.catalogue.duration import Unit


def cycle_spells(process: Cycle, events: Sequence[Version], during: Iterable[Spell]) -> list[Spell]:
    """The duties, each from the day its clock started to the day it was held, lapsed or was cancelled."""
    days = sorted({event.day for event in taken(events, process.held)})
    duties: list[Spell] = []
    for spell in during:
        held = [day for day in days if spell.start <= day <= spell.end]
        days = [day for day in days if day not in held]
        duties.extend(_duties(process, spell, held))
    return duties


def _duties(process: Cycle, spell: Spell, held: list[int]) -> list[Spell]:
    """Where the start is not known the first held sets the clock and is no duty itself."""
    clock = [spell.start, *held] if spell.start_known else held
    limits = process.limits if spell.start_known else process.limits[-1:]
    duties = [
        _duty(start, limits[min(number, len(limits) - 1)])._replace(end=end, outcome="completed")
        for number, (start, end) in enumerate(pairwise(clock))
    ]
    if clock:
        duties.append(_last(_duty(clock[-1], limits[min(len(duties), len(limits) - 1)]), spell))
    return duties


def _duty(start: int, limit: Duration) -> Spell:
    due, late = _limit(start, limit.unit, limit.count)
    return Spell(start, due=due, late=late)


@lru_cache(65536)
def _limit(start: int, unit: Unit, count: int) -> tuple[int, int]:
    """The due day and the first late day; the same few thousand are asked for over and over."""
    day, limit = dt.date.fromordinal(start), Duration.model_validate({unit: count})
    return due_day(day, limit).toordinal(), first_late_day(day, limit).toordinal()


def _last(duty: Spell, spell: Spell) -> Spell:
    """The duty not held: open with the span; when it ended, cancelled if due later, else late for good."""
    if spell.end == OPEN:
        return duty
    return duty._replace(end=spell.end, outcome="cancelled" if duty.due > spell.end else "lapsed")

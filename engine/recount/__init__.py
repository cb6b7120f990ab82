"""The recount: the slow, obvious judge of the figures.

It works every figure out anew from the events, child by child and day by day, as docs/figures.md says
it, and imports nothing of what it judges: no intervals of figures, no rows, nothing remembered. Read it to know what
a figure means; never call it where anyone waits.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.recount.believed import histories
from engine.recount.coverage import Status, recount_coverage
from engine.recount.judged import Child, Look, at_end, at_start, fulfils, on_day, part_of
from engine.recount.spells import Spell
from schemas.catalogue import Catalogue, Indicator
from schemas.envelope import Event

__all__ = ["Counted", "Status", "recount", "recount_coverage", "recount_process"]


@dataclass(frozen=True)
class Counted:
    """What was counted. `denominator` is None where nothing is shared out.

    `parts`: the label of each part of the breakdown and its share of the numerator, all labels, none cut off.
    """

    numerator: int
    denominator: int | None
    parts: dict[str, int]


def recount(
    events: Iterable[Event],
    catalogue: Catalogue,
    indicator: Indicator,
    start: dt.date,
    end: dt.date,
    known: dt.datetime | None,
) -> Counted:
    """An indicator of one authority for the days `start` to `end`, as known at `known` (None: all that was recorded).

    A stock is judged on `end`. `events` in any order, with repeats, corrections and retractions.
    """
    whole = part = 0
    parts: Counter[str] = Counter()
    for child in _children(events, catalogue, end, known):
        for look in _counted(child, indicator, start, end):
            whole += 1
            if _is_in_part(child, indicator, look):
                part += 1
                if indicator.breakdown:
                    parts[part_of(child, look, indicator.breakdown)] += 1
    return Counted(part, whole if indicator.unit == "share" else None, dict(parts))


def recount_process(
    events: Iterable[Event], catalogue: Catalogue, process: str, start: dt.date, end: dt.date, known: dt.datetime | None
) -> tuple[int, int, int]:
    """Spells of a process that started, that ended in the days `start` to `end`, and that are open on `end`."""
    started = ended = is_open = 0
    for child in _children(events, catalogue, end, known):
        for spell in child.spells(process):
            started += _starts(spell, start, end)
            ended += _ends(spell, start, end)
            is_open += _is_open(spell, end)
    return started, ended, is_open


def _children(
    events: Iterable[Event], catalogue: Catalogue, end: dt.date, known: dt.datetime | None
) -> Iterator[Child]:
    for history in histories(events, known, end).values():
        yield Child(history, catalogue)


def _counted(child: Child, indicator: Indicator, start: dt.date, end: dt.date) -> list[Look]:
    """What the indicator counts of the child: its spells, or of a stock of children at most one."""
    spells = child.spells(indicator.of)
    if indicator.moment == "starts":
        looks = [at_start(spell) for spell in spells if _starts(spell, start, end)]
    elif indicator.moment == "ends":
        looks = [at_end(spell, spell.end) for spell in spells if spell.end and _ends(spell, start, end)]
    else:
        looks = [on_day(spell, end) for spell in spells if _is_open(spell, end)]
    fitting = [look for look in looks if all(fulfils(child, look, one) for one in indicator.where)]
    return fitting[:1] if indicator.unit == "children" else fitting


def _is_in_part(child: Child, indicator: Indicator, look: Look) -> bool:
    if indicator.measure == "timely":
        return bool(look.spell.in_time)
    return all(fulfils(child, look, one) for one in indicator.part)


def _starts(spell: Spell, start: dt.date, end: dt.date) -> bool:
    return spell.start_known and start <= spell.start <= end


def _ends(spell: Spell, start: dt.date, end: dt.date) -> bool:
    return spell.was_done and spell.end is not None and start <= spell.end <= end


def _is_open(spell: Spell, day: dt.date) -> bool:
    return spell.start <= day and (spell.end is None or day < spell.end)

"""The form `span`: opens on one event, closed by another; openings may be counted, or continue the spell before."""

from collections.abc import Sequence

from engine.calendar import OPEN
from engine.history import Version, order
from engine.processes.pairing import Pair, pairs
from engine.processes.select import fits
from engine.spells import Spell
from schemas.catalogue import Joins, Span

Run = list[Pair]
"""Pairs that make one spell."""


def span_spells(process: Span, events: Sequence[Version]) -> list[Spell]:
    """The spells, in the order of their starts."""
    found = pairs(events, process.opens, process.closes, process.key)
    return [_spell(run, process) for run in runs(found, process.joins)]


def runs(found: Sequence[Pair], joins: Joins | None) -> list[Run]:
    """Pairs gathered into runs, each with those that continue it."""
    gathered: list[Run] = []
    for pair in found:
        if joins and gathered and _continues(gathered[-1], pair, joins):
            gathered[-1].append(pair)
        else:
            gathered.append([pair])
    return gathered


def end_of_run(run: Run) -> int:
    """The day the last of it closes."""
    return max(pair.end for pair in run)


def _continues(run: Run, pair: Pair, joins: Joins) -> bool:
    end = end_of_run(run)
    near = pair.start <= end + joins.within_days
    if joins.overlapping and pair.start < end:
        return True
    if joins.started and near and fits(pair.opening.data or {}, joins.started):
        return True
    return bool(joins.ended) and near and all(_says(last, joins) for last in run if last.end == end)


def _says(pair: Pair, joins: Joins) -> bool:
    """Whether an ending says that it goes on."""
    return pair.closing is not None and fits(pair.closing.data or {}, joins.ended)


def _spell(run: Run, process: Span) -> Spell:
    opened = run[0].opening.data or {}
    known = fits(opened, process.start_known)
    end = end_of_run(run)
    if end == OPEN:
        return Spell(run[0].start, OPEN, opened, {}, known)
    closing = max((pair.closing for pair in run if pair.closing), key=order)
    return Spell(run[0].start, end, opened, closing.data or {}, known, "completed")

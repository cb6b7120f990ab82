"""The form `span`: opens on one event, closed by another; openings may be counted, or continue the spell before."""

from collections.abc import Sequence

from engine.calendar import OPEN
from engine.history import order
from engine.processes.pairing import Pair, pairs
from engine.processes.select import Believed, fits
from engine.processes.timing import timed
from engine.spells import NOTHING, Spell
from schemas.catalogue import Joins, Span

Run = list[Pair]
"""Pairs that make one spell."""


def span_spells(process: Span, believed: Believed) -> list[Spell]:
    """The spells, in the order of their starts."""
    spells: list[Spell] = []
    ordinal = 0
    for place, run in enumerate(runs(pairs(process, believed), process.joins)):
        ordinal = max(_seed(process, run) + 1, ordinal + 1)
        spells.append(timed(_spell(run, process, place, ordinal), process.due))
    return spells


def runs(found: Sequence[Pair], joins: Joins | None) -> list[Run]:
    """Pairs gathered into runs, each with those that continue it."""
    gathered: list[Run] = []
    for pair in found:
        if joins and gathered and _continues(gathered[-1], pair, joins):
            gathered[-1].append(pair)
        else:
            gathered.append([pair])
    return gathered


def _end(run: Run) -> int:
    """The day the last of it closes."""
    return max(pair.end for pair in run)


def _continues(run: Run, pair: Pair, joins: Joins) -> bool:
    end = _end(run)
    near = pair.start <= end + joins.within_days
    if joins.overlapping and pair.start < end:
        return True
    if joins.started and near and fits(pair.opening.data or {}, joins.started):
        return True
    return bool(joins.ended) and near and all(_says(last, joins) for last in run if last.end == end)


def _says(pair: Pair, joins: Joins) -> bool:
    """Whether an ending says that it goes on."""
    return pair.closing is not None and fits(pair.closing.data or {}, joins.ended)


def _seed(process: Span, run: Run) -> int:
    """How many there were before, as the opening says."""
    said = (run[0].opening.data or NOTHING).get(process.seed) if process.seed else None
    return said if isinstance(said, int) else 0


def _spell(run: Run, process: Span, place: int, ordinal: int) -> Spell:
    opening, end = run[0].opening, _end(run)
    opened = opening.data or NOTHING
    known = fits(opened, process.start_known)
    if end == OPEN:
        return Spell(
            opening.day, OPEN, opened, start_known=known, place=place, ordinal=ordinal, start_at=opening.instant
        )
    last = max(run, key=lambda pair: order(pair.closing or pair.opening))
    closing = last.closing or last.opening
    return Spell(
        opening.day,
        end,
        opened,
        closing.data or NOTHING,
        known,
        outcome="cancelled" if last.cancels else "completed",
        place=place,
        ordinal=ordinal,
        start_at=opening.instant,
        end_at=closing.instant,
    )

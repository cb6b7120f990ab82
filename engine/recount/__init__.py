"""The recount: the slow, obvious judge of the figures.

It works every figure out anew from the events, child by child and day by day, as docs/figures.md says
it, and imports nothing of what it judges: no intervals of figures, no rows, nothing remembered. Read it to know what
a figure means; never call it where anyone waits.

The way of a figure: `believed` (events) → `forms` (spells) → `counted` (which of them, judged on which day, by
`conditions`) → `measures` (numbers), and beside it `backlog`, `coverage` and `remarks`.
"""

import datetime as dt
from collections.abc import Iterable

from engine.recount.backlog import Backlog, backlog_of, period_start
from engine.recount.believed import histories
from engine.recount.child import Child
from engine.recount.counted import ends, starts
from engine.recount.coverage import Status, recount_coverage
from engine.recount.forms import child_of
from engine.recount.in_hand import InHand, in_hand_of
from engine.recount.measures import Counted, divided, measured
from engine.recount.remarks import recount_remarks
from schemas.catalogue import Catalogue, Indicator
from schemas.envelope import Event

__all__ = [
    "Backlog",
    "Counted",
    "InHand",
    "Status",
    "period_start",
    "recount",
    "recount_backlog",
    "recount_coverage",
    "recount_in_hand",
    "recount_process",
    "recount_remarks",
]


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
    children = _children(events, catalogue, end, known)
    if indicator.measure == "ratio":
        of, per = (catalogue.indicator(one) for one in (indicator.of, indicator.per or ""))
        return divided(measured(children, of, start, end), measured(children, per, start, end))
    return measured(children, indicator, start, end)


def recount_process(
    events: Iterable[Event], catalogue: Catalogue, process: str, start: dt.date, end: dt.date, known: dt.datetime | None
) -> tuple[int, int, int]:
    """Spells of a process that started, that were completed in the days `start` to `end`, and are open on `end`."""
    spells = [spell for child in _children(events, catalogue, end, known) for spell in child.spells(process)]
    return (
        sum(starts(spell, start, end) for spell in spells),
        sum(ends(spell, start, end) for spell in spells),
        sum(spell.is_open(end) for spell in spells),
    )


def recount_backlog(
    events: Iterable[Event], catalogue: Catalogue, indicator: Indicator, today: dt.date, known: dt.datetime | None
) -> Backlog:
    """Of a timely indicator on the live clock: what is open today, and how its period, so far, can still end."""
    return backlog_of(_children(events, catalogue, today, known), catalogue, indicator, today)


def recount_in_hand(
    events: Iterable[Event], catalogue: Catalogue, process: str, today: dt.date, known: dt.datetime | None
) -> InHand:
    """Of a timed process on the live clock: what is overdue and due soon, by team, and how old the oldest is."""
    return in_hand_of(_children(events, catalogue, today, known), catalogue, process, today)


def _children(events: Iterable[Event], catalogue: Catalogue, end: dt.date, known: dt.datetime | None) -> list[Child]:
    return [child_of(name, history, catalogue) for name, history in histories(events, known, end).items()]

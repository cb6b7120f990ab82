"""Live figures: what the wall shows of an authority on a day. Immutable, so that a scrape never waits for the fold."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from engine.authority import Authority
from engine.backlog import Backlog, backlog
from engine.calendar import add_months, month_end, month_start
from engine.card import Card, card, months_to
from engine.covers import Needs, status
from engine.readings import Reading
from engine.rows.row import Part
from schemas.catalogue import Indicator, State
from schemas.names import WINDOWS


class LiveCard(NamedTuple):
    """The card of the open month, its backlog, and the 13 closed months, all as known now."""

    card: Card
    backlog: Backlog | None
    months: list[Reading]


class ProcessFigures(NamedTuple):
    """Starts and ends of a process in each window that ends today, and what is open; no figure where no data is."""

    process: str
    started: dict[str, int]
    ended: dict[str, int]
    open: int | None


class Figures(NamedTuple):
    """Everything that is shown of one authority. `last_recorded`: of each source, microseconds since 1970;
    `outcomes`: folded events by type and by whether they were new or a repeat.
    """

    authority: str
    catalogue: str
    day: dt.date
    cards: tuple[LiveCard, ...]
    processes: tuple[ProcessFigures, ...]
    last_recorded: dict[str, int]
    clashes: int
    versions: int
    outcomes: dict[tuple[str, str], int]


def figures(authority: Authority, today: dt.date) -> Figures:
    """The figures of an authority on a day."""
    return Figures(
        authority.code,
        authority.catalogue.catalogue,
        today,
        tuple(_live(authority, indicator, today) for indicator in authority.catalogue.indicators),
        tuple(_processes(authority, today)),
        dict(authority.last_recorded),
        authority.clashes,
        authority.versions,
        dict(authority.outcomes),
    )


def _live(authority: Authority, indicator: Indicator, today: dt.date) -> LiveCard:
    closed = month_end(add_months(month_start(today), -1))
    made = card(authority, indicator, today, is_over=False)
    waiting = backlog(authority, indicator, today) if indicator.measure == "timely" else None
    return LiveCard(made, waiting, months_to(authority, indicator, closed))


def _processes(authority: Authority, today: dt.date) -> Iterator[ProcessFigures]:
    starts = (today.toordinal(), today.toordinal() - 6, today.toordinal() - 27, _year(today).toordinal())
    windows = dict(zip(WINDOWS, starts, strict=True))
    for name, process in authority.catalogue.processes.items():
        if isinstance(process, State):
            continue
        started, ended, opened = (authority.rows(f"process:{name}", part) for part in _COUNTED)
        told = {window: first for window, first in windows.items() if _is_told(authority, name, _flow(first, today))}
        yield ProcessFigures(
            name,
            {window: started.total(first, today.toordinal()) for window, first in told.items()},
            {window: ended.total(first, today.toordinal()) for window, first in told.items()},
            opened.total(None, today.toordinal()) if _is_told(authority, name, _stock(today)) else None,
        )


def _flow(first: int, today: dt.date) -> Needs:
    return Needs(first, today.toordinal(), first, stock=False)


def _stock(today: dt.date) -> Needs:
    return Needs(today.toordinal(), today.toordinal(), today.toordinal(), stock=True)


def _is_told(authority: Authority, process: str, needs: Needs) -> bool:
    """Whether there is any data of these days."""
    return status(needs, [authority.covered(kind) for kind in authority.catalogue.reads(process)]) != "no_data"


_COUNTED = (Part.STARTED, Part.ENDED, Part.OPENED)


def _year(today: dt.date) -> dt.date:
    """The first of the twelve months that end today."""
    return add_months(today + dt.timedelta(1), -12)

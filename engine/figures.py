"""Live figures: what the wall shows of an authority on a day. Immutable, so that a scrape never waits for the fold."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from engine.authority import Authority
from engine.calendar import OPEN, add_months, month_end, month_start
from engine.card import Card, Month, card, closed_month, month_ends, overridden
from engine.covers import Needs, status
from engine.readings.backlog import Backlog, backlog
from engine.readings.in_hand import WorkInHand, work_in_hand
from engine.readings.periods import known_by
from engine.rows.columns import EVERYTHING
from engine.rows.reads import figure_reads
from engine.rows.row import Part
from engine.sources import Source
from schemas.catalogue import Cycle, Indicator, Span, State
from schemas.names import WINDOWS


class LiveCard(NamedTuple):
    """The card of the open month, its backlog, and the 13 closed months, all as known now."""

    card: Card
    backlog: Backlog | None
    months: tuple[Month, ...]


class ProcessFigures(NamedTuple):
    """Starts and ends of a process in each window that ends today, and what is open; no figure where no data is.

    `in_hand`: of what is timed, by team.
    """

    process: str
    started: dict[str, int]
    ended: dict[str, int]
    open: int | None
    in_hand: WorkInHand | None


class Figures(NamedTuple):
    """Everything that is shown of one authority. `outcomes`: folded events by type and by whether they were new or a
    repeat; `revision`: of the authority.
    """

    authority: str
    catalogue: str
    day: dt.date
    cards: tuple[LiveCard, ...]
    processes: tuple[ProcessFigures, ...]
    sources: dict[str, Source]
    clashes: int
    versions: int
    outcomes: dict[tuple[str, str], int]
    revision: int


def figures(authority: Authority, today: dt.date, before: Figures | None = None) -> Figures:
    """The figures of an authority on a day; `before`: others of the same authority, to make fewer anew."""
    making = Making(authority, today, before)
    for _ in making.steps():
        pass
    return making.made()


class Making:
    """The figures of an authority, made step by step; nothing may be folded meanwhile. What is unchanged is kept."""

    def __init__(self, authority: Authority, today: dt.date, before: Figures | None) -> None:
        self._authority, self._today, self._before = authority, today, before
        self._cards: list[LiveCard] = []
        self._processes: list[ProcessFigures] = []

    def steps(self) -> Iterator[None]:
        """Makes one card, or the figures of one process, a step."""
        catalogue = self._authority.catalogue
        for place, indicator in enumerate(catalogue.indicators):
            self._cards.append(self._card(indicator, self._before and self._before.cards[place]))
            yield
        counted = (name for name, process in catalogue.processes.items() if not isinstance(process, State))
        for place, name in enumerate(counted):
            self._processes.append(self._process(name, self._before and self._before.processes[place]))
            yield

    def made(self) -> Figures:
        """The figures, once every step is done."""
        authority = self._authority
        return Figures(
            authority.code,
            authority.catalogue.catalogue,
            self._today,
            tuple(self._cards),
            tuple(self._processes),
            {name: heard.source(known_by(self._today)) for name, heard in authority.heard.items()},
            authority.clashes.total(),
            authority.versions,
            dict(authority.outcomes),
            authority.revision,
        )

    def _card(self, indicator: Indicator, before: LiveCard | None) -> LiveCard:
        authority, today = self._authority, self._today
        changed = self._changed_from(_series(indicator), figure_reads(authority.catalogue, indicator))
        if before and self._is_same_day and changed == OPEN:
            return self._with_what_is_said(indicator, before)
        made = card(authority, indicator, today, is_over=False)
        waiting = backlog(authority, indicator, today) if indicator.measure == "timely" else None
        return LiveCard(made, waiting, self._months(indicator, before, changed))

    def _with_what_is_said(self, indicator: Indicator, before: LiveCard) -> LiveCard:
        """No figure of the card has changed, but an officer may have spoken."""
        authority = self._authority
        said = authority.remarks.of(authority.catalogue, indicator, self._today, EVERYTHING)
        card = before.card if before.card.said == said else before.card._replace(said=said)
        months = tuple(self._as_overridden(indicator, one) for one in before.months)
        made = LiveCard(card, before.backlog, before.months if months == before.months else months)
        return before if made == before else made

    def _months(self, indicator: Indicator, before: LiveCard | None, changed: int) -> tuple[Month, ...]:
        """The closed months; those that ended before the day of the change are what they were."""
        kept = {one.reading.end: one for one in before.months} if before else {}
        closed = month_end(add_months(month_start(self._today), -1))
        return tuple(
            self._as_overridden(indicator, kept[end])
            if end in kept and end.toordinal() < changed
            else closed_month(self._authority, indicator, end)
            for end in month_ends(closed)
        )

    def _as_overridden(self, indicator: Indicator, month: Month) -> Month:
        said = overridden(self._authority, indicator, month.reading.end)
        return month if said == month.overridden else month._replace(overridden=said)

    def _process(self, name: str, before: ProcessFigures | None) -> ProcessFigures:
        changed = self._changed_from([f"process:{name}"], self._authority.catalogue.reads(name))
        if before and self._is_same_day and changed == OPEN:
            return before
        return _process(self._authority, name, self._today)

    def _changed_from(self, series: Iterable[str], kinds: Iterable[str]) -> int:
        return self._authority.changed_from(series, kinds, self._before.revision if self._before else 0)

    @property
    def _is_same_day(self) -> bool:
        return self._before is not None and self._before.day == self._today


def _series(indicator: Indicator) -> tuple[str, ...]:
    """What a figure sums."""
    return (indicator.of, indicator.per or "") if indicator.measure == "ratio" else (indicator.id,)


def _process(authority: Authority, name: str, today: dt.date) -> ProcessFigures:
    starts = (today.toordinal(), today.toordinal() - 6, today.toordinal() - 27, _year(today).toordinal())
    windows = dict(zip(WINDOWS, starts, strict=True))
    started, ended, opened = (authority.rows(f"process:{name}", part) for part in _COUNTED)
    told = {window: first for window, first in windows.items() if _is_told(authority, name, _flow(first, today))}
    is_told = _is_told(authority, name, _yesterday(today))
    return ProcessFigures(
        name,
        {window: started.total(first, today.toordinal()) for window, first in told.items()},
        {window: ended.total(first, today.toordinal()) for window, first in told.items()},
        opened.total(None, today.toordinal()) if is_told else None,
        _in_hand(authority, name, today) if is_told else None,
    )


def _in_hand(authority: Authority, name: str, today: dt.date) -> WorkInHand | None:
    process = authority.catalogue.processes[name]
    if not isinstance(process, Span | Cycle) or not process.is_timed:
        return None
    return work_in_hand(authority, name, today, process.due_soon_working_days)


def _flow(first: int, today: dt.date) -> Needs:
    return Needs(first, today.toordinal(), first, stock=False)


def _yesterday(today: dt.date) -> Needs:
    """Today is not over, and may be told at its end."""
    day = today.toordinal() - 1
    return Needs(day, day, day, stock=True)


def _is_told(authority: Authority, process: str, needs: Needs) -> bool:
    """Whether there is any data of these days."""
    return status(needs, [authority.covered(kind) for kind in authority.catalogue.reads(process)]) != "no_data"


_COUNTED = (Part.STARTED, Part.ENDED, Part.OPENED)


def _year(today: dt.date) -> dt.date:
    """The first of the twelve months that end today."""
    return add_months(today + dt.timedelta(1), -12)

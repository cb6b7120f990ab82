"""Whether the sources cover what a figure asks about, and what it looks back to."""

import datetime as dt
from collections.abc import Iterator
from math import ceil

from engine.authority import Authority
from engine.calendar import FIRST_DAY, soon_from, window_start
from engine.conditions.since import back
from engine.covers import Needs, Status, status
from engine.rows.reads import figure_reads
from schemas.catalogue import (
    AnyProcess,
    Catalogue,
    Condition,
    Cycle,
    Duration,
    Indicator,
    Lasted,
    LastedAtMost,
    Limit,
    Moment,
    SinceLast,
    Span,
    SpellsIn,
    StateIs,
    Window,
    flat,
)

_LONG_AGO = FIRST_DAY + dt.timedelta(3 * 366)
"""Before anything that is told, and late enough for a limit before it."""


def covering(
    authority: Authority, indicator: Indicator, first: dt.date, last: dt.date, known: int, *, is_over: bool = True
) -> Status:
    """Of the days `first` to `last`, or of a stock on `last`, as known at an instant.

    A day that is not over may be told at its end: a stock of today rests on what was told of yesterday.
    """
    if indicator.measure == "ratio":
        both = [authority.catalogue.indicator(one) for one in (indicator.of, indicator.per or "")]
        return _worse({covering(authority, one, first, last, known, is_over=is_over) for one in both})
    stock = indicator.moment == "open"
    if stock:
        first = last = last if is_over else last - dt.timedelta(1)
    needs = Needs(
        first.toordinal(), last.toordinal(), look_back(authority.catalogue, indicator, first).toordinal(), stock
    )
    types = sorted(figure_reads(authority.catalogue, indicator))
    return status(needs, [authority.covered(kind, known) for kind in types])


def look_back(catalogue: Catalogue, indicator: Indicator, day: dt.date) -> dt.date:
    """The first day that the figure of a day looks back to."""
    own, conditions = catalogue.processes[indicator.of], (*indicator.where, *indicator.part)
    days = [day, *(since for one in flat(conditions) for since in _looks_back(catalogue, one, day))]
    days.extend(_before(day, length) for length in (*_limits(own), *_lengths(own, indicator)))
    if indicator.moment == "due" and isinstance(own, Span) and own.due:
        days.append(_before(day, own.due))
    return min(days)


def _lengths(own: AnyProcess, indicator: Indicator) -> Iterator[Duration]:
    """How long spells have lasted. Where one event opens a spell, an open one comes with its start."""
    if isinstance(own, Moment) or (isinstance(own, Span) and own.joins is None):
        return
    for condition in flat((*indicator.where, *indicator.part)):
        if isinstance(condition, Lasted):
            yield condition.lasted
        elif isinstance(condition, LastedAtMost):
            yield condition.lasted_at_most
    if indicator.reaching and indicator.reaching.lasted:
        yield indicator.reaching.lasted


def _limits(process: AnyProcess) -> Iterator[Duration]:
    """A duty is judged by the one before it."""
    if isinstance(process, Cycle):
        yield from process.limits
        yield from (one.limit for one in process.instead)


def _looks_back(catalogue: Catalogue, condition: Condition, day: dt.date) -> Iterator[dt.date]:
    match condition:
        case SpellsIn():
            first = _window_start(condition.window, day)
            yield first
            yield from (_before(first, limit) for limit in _limits(catalogue.processes[condition.spells]))
        case StateIs() if condition.lasted:
            yield _before(day, condition.lasted)
        case SinceLast():
            yield dt.date.fromordinal(back(day.toordinal(), condition.within))
        case _:
            pass


def _window_start(window: Window, day: dt.date) -> dt.date:
    """A spell may have begun long ago: what happened in it before the coverage is not told."""
    if window.spell:
        return _LONG_AGO
    return window_start(day, window.months) if window.months else day - dt.timedelta((window.days or 1) - 1)


def _before(day: dt.date, length: Duration) -> dt.date:
    """The last day from which so long reaches the day."""
    if isinstance(length, Limit) and length.hours:
        return day - dt.timedelta(ceil(length.hours / 24))
    if not length.working_days:
        return dt.date.fromordinal(back(day.toordinal(), length))
    return soon_from(day, length.working_days - 1) - dt.timedelta(1)


def _worse(both: set[Status]) -> Status:
    if both == {"ok"}:
        return "ok"
    return "no_data" if "no_data" in both else "partial"

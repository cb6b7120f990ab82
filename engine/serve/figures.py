"""An authority's figures as Prometheus samples."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from engine.calendar import LONDON, end_of
from engine.card import Card
from engine.figures import Figures, LiveCard, ProcessFigures
from engine.readings.in_hand import WorkInHand
from schemas import names
from schemas.names import Metric

Sample = tuple[Metric, tuple[str, ...], float]
"""A metric, the values of its labels after the engine's, and its value."""


class _Of(NamedTuple):
    """The labels of a figure."""

    authority: str
    catalogue: str
    indicator: str


def samples(figures: Figures) -> Iterator[Sample]:
    """What moves with every event of an authority; what there is no data for is absent."""
    place = (figures.authority, figures.catalogue)
    for live in figures.cards:
        of = _Of(*place, live.card.indicator.id)
        for metric, value in (*_card(live.card), *_backlog(live)):
            if value is not None:
                yield metric, of, value
        for label, count in live.card.breakdown.items():
            yield names.BREAKDOWN, (*of, label), count
    for process in figures.processes:
        yield from _process(process, (*place, process.process))
    yield names.READING_DAY, place, _midnight(figures)
    yield names.CLASHES, (figures.authority,), figures.clashes
    yield names.HELD, (figures.authority,), figures.versions
    for name, source in figures.sources.items():
        if source.rhythm is not None:
            yield names.RHYTHM, (figures.authority, name), source.rhythm


def months(figures: Figures) -> Iterator[Sample]:
    """The closed months of an authority, as known now."""
    for live in figures.cards:
        yield from _months(live, _Of(figures.authority, figures.catalogue, live.card.indicator.id))


def _card(card: Card) -> Iterator[tuple[Metric, float | None]]:
    reading, target = card.reading, card.rating.target
    yield names.VALUE, reading.value
    yield names.NUMERATOR, reading.numerator
    yield names.DENOMINATOR, reading.denominator
    yield names.RATE, card.rate.value
    yield names.TARGET_LOW, target and target.low
    yield names.TARGET_HIGH, target and target.high
    yield names.RATING, names.RATINGS[card.rating.verdict]
    yield names.OVERRIDDEN_RATING, card.said.override and names.RATINGS[card.said.override.rating]
    yield names.DIRECTION, names.DIRECTIONS.get(card.direction)
    yield names.STATUS, names.STATUSES[reading.status]


def _backlog(live: LiveCard) -> Iterator[tuple[Metric, float | None]]:
    if live.backlog is not None and live.card.reading.covered != "no_data":
        yield names.PENDING, live.card.pending
        yield names.OVERDUE, live.backlog.overdue
        yield names.DUE_SOON, live.backlog.due_soon
        yield names.BEST, live.backlog.best
        yield names.WORST, live.backlog.worst
        yield names.CASES, live.backlog.cases
        yield names.MARGIN, live.backlog.margin
        yield names.DUE_SOON_UNTIL, end_of(live.backlog.soon_until).timestamp() // 1


def _process(process: ProcessFigures, named: tuple[str, ...]) -> Iterator[Sample]:
    if process.open is not None:
        yield names.OPEN, named, process.open
    if process.in_hand is not None:
        yield from _in_hand(process.in_hand, named)
    for window in process.started:
        yield names.STARTED, (*named, window), process.started[window]
        yield names.ENDED, (*named, window), process.ended[window]


def _in_hand(work: WorkInHand, named: tuple[str, ...]) -> Iterator[Sample]:
    for team, own in work.teams.items():
        yield names.TEAM_OVERDUE, (*named, team), own.overdue
        yield names.TEAM_DUE_SOON, (*named, team), own.due_soon
    if work.oldest is not None:
        yield names.OLDEST, named, work.oldest


def _months(live: LiveCard, of: _Of) -> Iterator[Sample]:
    for reading, rate, rating, overridden in live.months:
        month = (*of, f"{reading.end:%Y-%m}")
        yield names.MONTH_RATING, month, names.RATINGS[rating]
        if overridden is not None:
            yield names.MONTH_OVERRIDDEN_RATING, month, names.RATINGS[overridden]
        yield names.MONTH_STATUS, month, names.STATUSES[reading.status]
        if rate is not None:
            yield names.MONTH_RATE, month, rate
        if reading.value is not None:
            yield names.MONTH_VALUE, month, reading.value
        if reading.numerator is not None:
            yield names.MONTH_NUMERATOR, month, reading.numerator
        if reading.denominator is not None:
            yield names.MONTH_DENOMINATOR, month, reading.denominator


def _midnight(figures: Figures) -> float:
    day = figures.day
    return dt.datetime(day.year, day.month, day.day, tzinfo=LONDON).timestamp()

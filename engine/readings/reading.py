"""Readings: what an indicator says for a period, as known at an instant."""

import datetime as dt
from collections import Counter
from typing import NamedTuple

from engine.authority import Authority
from engine.covers import Status
from engine.readings.amounts import Amounts, median, total
from engine.readings.counts import amounts, count
from engine.readings.coverage import covering
from engine.readings.periods import counted_to, first_day, months_back, shown_end, shown_start
from engine.rows.amounts import AN_HOUR
from engine.rows.columns import EVERYTHING
from engine.rows.row import Part
from schemas.catalogue import Catalogue, Indicator
from schemas.names import OTHER, UNDECIDED, UNKNOWN

PER = 10_000


class Reading(NamedTuple):
    """One figure. Shares are 0 to 1; without data `value`, `numerator` and `denominator` are None.

    `status` is the value's: a share of nothing has none, though its period is covered. `covered`: the period's.
    `by_day`: how many of the denominator were timed in hours by their days only.
    """

    start: dt.date
    end: dt.date
    value: float | None
    numerator: float | None
    denominator: int | None
    status: Status
    covered: Status
    by_day: int = 0


class RateReading(NamedTuple):
    """The numerator per 10,000 children, over its own period. Empty without a population."""

    value: float | None
    numerator: int | None
    population: int | None
    status: Status


class Figure(NamedTuple):
    """What was counted. `value` is None of nothing."""

    value: float | None
    numerator: float | None
    denominator: int | None


NO_RATE = RateReading(None, None, None, "no_data")


def reading(
    authority: Authority, indicator: Indicator, last: dt.date, known: int = EVERYTHING, *, is_over: bool = True
) -> Reading:
    """The reading of the period that ends with `last`, or is open on it; of a stock, on that day.

    `is_over`: whether the day `last` is. Where it is not, what is due on it is not counted yet.
    """
    first = first_day(indicator, last)
    covered = covering(authority, indicator, first, last, known, is_over=is_over)
    shown = shown_start(indicator, last), shown_end(last)
    last = counted_to(indicator, last, is_over=is_over)
    found = figure(authority, indicator, first, last, known)
    if covered == "no_data" or found.value is None:
        return Reading(*shown, None, None, None, "no_data", covered)
    by_day = 0 if indicator.measure == "ratio" else count(authority, indicator, Part.BY_DAY, first, last, known)
    return Reading(*shown, *found, covered, covered, by_day)


def figure(
    authority: Authority, indicator: Indicator, first: dt.date, last: dt.date, known: int = EVERYTHING
) -> Figure:
    """The figure of the days `first` to `last` (of a stock: on `last`), covered or not."""
    if indicator.measure == "ratio":
        return _ratio(authority, indicator, first, last, known)
    if indicator.quantity:
        return added_up(indicator, amounts(authority, indicator, first, last, known))
    numerator = count(authority, indicator, Part.NUMERATOR, first, last, known)
    if not indicator.has_denominator:
        return Figure(numerator, numerator, None)
    whole = count(authority, indicator, Part.DENOMINATOR, first, last, known)
    return Figure(numerator / whole if whole else None, numerator, whole)


def rate_reading(
    authority: Authority, indicator: Indicator, last: dt.date, known: int = EVERYTHING, *, is_over: bool = True
) -> RateReading:
    """The rate of the calendar months that end with the month of `last`."""
    if indicator.rate is None:
        return NO_RATE
    first = months_back(last, indicator.rate.months)
    stated = covering(authority, indicator, first, last, known, is_over=is_over)
    people = population(authority.catalogue, authority.code, last)
    last = counted_to(indicator, last, is_over=is_over)
    if stated == "no_data":
        return RateReading(None, None, people, stated)
    numerator = count(authority, indicator, Part.NUMERATOR, first, last, known)
    if people is None:
        return RateReading(None, numerator, None, "no_data")
    return RateReading(PER * numerator / people, numerator, people, stated)


def breakdown(
    authority: Authority, indicator: Indicator, last: dt.date, known: int = EVERYTHING, *, is_over: bool = True
) -> dict[str, int]:
    """The numerator by label, largest first; beyond the top ones `other`. Together they are the numerator."""
    if indicator.breakdown is None:
        return {}
    since = None if indicator.moment == "open" else first_day(indicator, last).toordinal()
    end = counted_to(indicator, last, is_over=is_over).toordinal()
    parts = authority.rows(indicator.id, Part.NUMERATOR).by_label(since, end, known)
    named = sorted((-many, label) for label, many in parts.items() if label not in _REST)
    kept = {label: -many for many, label in named[: indicator.breakdown.top]}
    rest = Counter({OTHER: sum(-many for many, _ in named[len(kept) :])})
    rest.update({label: many for label, many in parts.items() if label in _REST})
    return kept | {label: many for label, many in rest.items() if many}


def population(catalogue: Catalogue, authority: str, day: dt.date) -> int | None:
    """Children aged 0 to 17 on a day, or None where the catalogue does not say."""
    said = [one for one in catalogue.populations.get(authority, ()) if one.start <= day]
    return max(said, key=lambda one: one.start).children if said else None


_REST = {OTHER, UNDECIDED, UNKNOWN}
"""Labels that are no part of their own."""


def _ratio(authority: Authority, indicator: Indicator, first: dt.date, last: dt.date, known: int) -> Figure:
    """Of two counts, which may be any."""
    of, per = (authority.catalogue.indicator(name) for name in (indicator.of, indicator.per or ""))
    above, below = (count(authority, one, Part.NUMERATOR, first, last, known) for one in (of, per))
    return Figure(above / below if below else None, above, below)


def added_up(indicator: Indicator, found: Amounts) -> Figure:
    """The figure of a sum, a mean or a median of these amounts."""
    scale = AN_HOUR if indicator.unit == "hours" else 1
    many, added = sum(found.values()), total(found) / scale
    match indicator.measure:
        case "sum":
            return Figure(added, added, None)
        case "mean":
            return Figure(added / many if many else None, added, many)
        case _:
            return Figure(median(found) / scale if many else None, None, many)

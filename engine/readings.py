"""Readings: what an indicator says for a period, as known at an instant."""

import datetime as dt
from collections import Counter
from typing import NamedTuple

from engine.authority import Authority
from engine.calendar import add_months, due_day, month_end, month_start, window_start
from engine.coverage import Needs, Status, status
from engine.rows.columns import EVERYTHING
from engine.rows.day_rows import Part
from engine.rows.reads import figure_reads
from schemas.catalogue import Catalogue, Cycle, Duration, Indicator, Lasted, SpellsOverlap, StateIs
from schemas.names import OTHER, UNKNOWN

PER = 10_000


class Reading(NamedTuple):
    """One figure. Shares are 0 to 1; without data `value`, `numerator` and `denominator` are None.

    `status` is the value's: a share of nothing has none, though its period is covered. `covered`: the period's.
    """

    start: dt.date
    end: dt.date
    value: float | None
    numerator: int | None
    denominator: int | None
    status: Status
    covered: Status


class RateReading(NamedTuple):
    """The numerator per 10,000 children, over its own period. Empty without a population."""

    value: float | None
    numerator: int | None
    population: int | None
    status: Status


NO_RATE = RateReading(None, None, None, "no_data")


def month_reading(authority: Authority, indicator: Indicator, last: dt.date, known: int = EVERYTHING) -> Reading:
    """The reading of the month up to `last`; of a stock, on that day."""
    first = month_start(last)
    stated = _status(authority, indicator, first, last, known)
    numerator = count(authority, indicator, Part.NUMERATOR, first, last, known)
    whole = count(authority, indicator, Part.DENOMINATOR, first, last, known) if indicator.unit == "share" else None
    if stated == "no_data" or whole == 0:
        return Reading(first, month_end(last), None, None, None, "no_data", stated)
    value = numerator if whole is None else numerator / whole
    return Reading(first, month_end(last), value, numerator, whole, stated, stated)


def rate_reading(authority: Authority, indicator: Indicator, last: dt.date, known: int = EVERYTHING) -> RateReading:
    """The rate of the calendar months that end with the month of `last`."""
    if indicator.rate is None:
        return NO_RATE
    first = month_start(add_months(last, 1 - indicator.rate.months))
    stated = _status(authority, indicator, first, last, known)
    people = population(authority.catalogue, authority.code, last)
    if stated == "no_data":
        return RateReading(None, None, people, stated)
    numerator = count(authority, indicator, Part.NUMERATOR, first, last, known)
    if people is None:
        return RateReading(None, numerator, None, "no_data")
    return RateReading(PER * numerator / people, numerator, people, stated)


def breakdown(authority: Authority, indicator: Indicator, last: dt.date, known: int = EVERYTHING) -> dict[str, int]:
    """The numerator by label, largest first; beyond the top ones `other`. Together they are the numerator."""
    if indicator.breakdown is None:
        return {}
    rows = authority.rows(indicator.id, Part.NUMERATOR)
    parts = rows.by_label(_since(indicator, month_start(last)), last.toordinal(), known)
    named = sorted((-count, label) for label, count in parts.items() if label not in {OTHER, UNKNOWN})
    kept = {label: -count for count, label in named[: indicator.breakdown.top]}
    rest = Counter({OTHER: sum(-count for count, _ in named[len(kept) :])})
    rest.update({label: count for label, count in parts.items() if label in {OTHER, UNKNOWN}})
    return kept | {label: count for label, count in rest.items() if count}


def level(authority: Authority, indicator: Indicator, part: Part, last: dt.date, known: int = EVERYTHING) -> int:
    """How many are pending, overdue or due at the end of a day."""
    return authority.rows(indicator.id, part).total(None, last.toordinal(), known)


def count(
    authority: Authority, indicator: Indicator, part: Part, first: dt.date, last: dt.date, known: int = EVERYTHING
) -> int:
    """How many of a part there are from `first` to `last`, or of a stock on `last`; covered or not."""
    return authority.rows(indicator.id, part).total(_since(indicator, first), last.toordinal(), known)


def population(catalogue: Catalogue, authority: str, day: dt.date) -> int | None:
    """Children aged 0 to 17 on a day, or None where the catalogue does not say."""
    said = [one for one in catalogue.populations.get(authority, ()) if one.start <= day]
    return max(said, key=lambda one: one.start).children if said else None


def _since(indicator: Indicator, first: dt.date) -> int | None:
    return None if indicator.moment == "open" else first.toordinal()


def _status(authority: Authority, indicator: Indicator, first: dt.date, last: dt.date, known: int) -> Status:
    stock = indicator.moment == "open"
    back = look_back(authority.catalogue, indicator, last if stock else first)
    needs = Needs(first.toordinal(), last.toordinal(), back.toordinal(), stock)
    return status(
        needs, [authority.covered(kind, known) for kind in sorted(figure_reads(authority.catalogue, indicator))]
    )


def look_back(catalogue: Catalogue, indicator: Indicator, day: dt.date) -> dt.date:
    """The first day that the figure of a day looks back to."""
    days = [day]
    for condition in (*indicator.where, *indicator.part):
        if isinstance(condition, SpellsOverlap):
            days.append(window_start(day, condition.overlapping.months))
        elif isinstance(condition, Lasted | StateIs) and condition.lasted:
            days.append(_before(day, condition.lasted))
    process = catalogue.processes[indicator.of]
    if isinstance(process, Cycle):
        days.extend(_before(day, limit) for limit in process.limits)
    return min(days)


def _before(day: dt.date, length: Duration) -> dt.date:
    """The first day of so long a time before a day."""
    if length.months:
        return add_months(day, -length.months)
    return day - (due_day(day, length) - day)

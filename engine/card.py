"""A card: everything that is shown of one indicator for one period. The stream and the files make the same one."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from engine.authority import Authority
from engine.calendar import add_months, month_end
from engine.rating import Direction, Rating, Verdict, direction, rate, rate_by_direction, target_on
from engine.readings.counts import count, level
from engine.readings.periods import counted_to, first_day
from engine.readings.reading import RateReading, Reading, breakdown, rate_reading, reading
from engine.remarks import Said
from engine.rows.columns import EVERYTHING
from engine.rows.row import Part
from schemas.catalogue import Indicator

MONTHS = 13


class Month(NamedTuple):
    """A closed month: its reading and rate, its rating by the rule, and an officer's beside it; None without one."""

    reading: Reading
    rate: float | None
    rating: Verdict
    overridden: Verdict | None


class Card(NamedTuple):
    """`pending`: open, of what is timed. `before`: the readings one and two years earlier, known now.

    `said`: by officers, of the month of the reading.
    """

    indicator: Indicator
    reading: Reading
    rate: RateReading
    rating: Rating
    direction: Direction
    pending: int | None
    before: tuple[Reading, Reading]
    breakdown: dict[str, int]
    said: Said


def card(
    authority: Authority, indicator: Indicator, last: dt.date, known: int = EVERYTHING, *, is_over: bool = True
) -> Card:
    """The card of the period up to `last`, as known at an instant (microseconds since 1970).

    `is_over`: whether the day `last` is; on the live clock today is not, and what is due today is not counted yet.
    """
    now = reading(authority, indicator, last, known, is_over=is_over)
    rated = rate_reading(authority, indicator, last, known, is_over=is_over)
    before = _year_before(authority, indicator, last, 1, known), _year_before(authority, indicator, last, 2, known)
    return Card(
        indicator,
        now,
        rated,
        _rating(authority, indicator, last, now, rated, before[0]),
        _moved(indicator, last, now, before[0]),
        None if now.covered == "no_data" else pending(authority, indicator, last, known, is_over=is_over),
        before,
        breakdown(authority, indicator, last, known, is_over=is_over) if now.value is not None else {},
        authority.remarks.of(authority.catalogue, indicator, last, known),
    )


def closed_month(authority: Authority, indicator: Indicator, end: dt.date) -> Month:
    """As known now. The year before is read only where the rating rests on it."""
    now, rated = reading(authority, indicator, end), rate_reading(authority, indicator, end)
    before = _year_before(authority, indicator, end, 1, EVERYTHING) if indicator.rated_by == "direction" else now
    rating = _rating(authority, indicator, end, now, rated, before).verdict
    return Month(now, rated.value, rating, overridden(authority, indicator, end))


def overridden(authority: Authority, indicator: Indicator, end: dt.date) -> Verdict | None:
    """An officer's rating of a month, as known now."""
    override = authority.remarks.of(authority.catalogue, indicator, end, EVERYTHING).override
    return override and override.rating


def months_to(
    authority: Authority, indicator: Indicator, last: dt.date, known: int = EVERYTHING, *, is_over: bool = True
) -> list[Reading]:
    """The readings of the 13 months that end with the month of `last`, the oldest first."""
    *closed, _ = month_ends(last)
    readings = [reading(authority, indicator, end, known) for end in closed]
    return [*readings, reading(authority, indicator, last, known, is_over=is_over)]


def month_ends(last: dt.date) -> Iterator[dt.date]:
    """The ends of the 13 months up to the month of `last`, the oldest first."""
    return (month_end(add_months(last.replace(day=1), -back)) for back in reversed(range(MONTHS)))


def _rating(
    authority: Authority, indicator: Indicator, last: dt.date, now: Reading, rated: RateReading, before: Reading
) -> Rating:
    """By its target, or by its direction since the year `before`."""
    if indicator.rated_by == "direction":
        return rate_by_direction(now, before, _moved(indicator, last, now, before), indicator)
    target = target_on(indicator, authority.code, last)
    return rate(now, rated, indicator, target, authority.catalogue.amber_within)


def _moved(indicator: Indicator, last: dt.date, now: Reading, before: Reading) -> Direction:
    return direction(now.value, before.value, indicator.unit) if _is_whole(indicator, last) else "none"


def _year_before(authority: Authority, indicator: Indicator, last: dt.date, years: int, known: int) -> Reading:
    return reading(authority, indicator, month_end(add_months(last.replace(day=1), -12 * years)), known)


def _is_whole(indicator: Indicator, last: dt.date) -> bool:
    """A part of a month is not compared with the whole month of a year before."""
    return indicator.moment == "open" or last == month_end(last)


def pending(
    authority: Authority, indicator: Indicator, last: dt.date, known: int = EVERYTHING, *, is_over: bool = True
) -> int | None:
    """What is open of what is timed; None of what is not.

    Of those that ended: what is open beside them. Of those that started or fell due: what of them is open.
    """
    if indicator.measure != "timely":
        return None
    if indicator.moment == "ends":
        return level(authority, indicator, Part.WAITING, last, known)
    first, end = first_day(indicator, last), counted_to(indicator, last, is_over=is_over)
    return count(authority, indicator, Part.PENDING, first, end, known)

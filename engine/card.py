"""A card: everything that is shown of one indicator for one period. The stream and the files make the same one."""

import datetime as dt
from typing import NamedTuple

from engine.authority import Authority
from engine.calendar import add_months, month_end
from engine.rating import Direction, Rating, direction, rate, target_on
from engine.readings import RateReading, Reading, breakdown, level, month_reading, rate_reading
from engine.rows.columns import EVERYTHING
from engine.rows.day_rows import Part
from schemas.catalogue import Indicator

MONTHS = 13


class Card(NamedTuple):
    """`pending`: open at the end, of what is timed. `before`: the readings one and two years earlier, known now."""

    indicator: Indicator
    reading: Reading
    rate: RateReading
    rating: Rating
    direction: Direction
    pending: int | None
    before: tuple[Reading, Reading]
    breakdown: dict[str, int]


def card(authority: Authority, indicator: Indicator, last: dt.date, known: int = EVERYTHING) -> Card:
    """The card of the month up to `last`, as known at an instant (microseconds since 1970)."""
    reading = month_reading(authority, indicator, last, known)
    rated = rate_reading(authority, indicator, last, known)
    target = target_on(indicator, authority.code, last)
    before = _year_before(authority, indicator, last, 1, known), _year_before(authority, indicator, last, 2, known)
    return Card(
        indicator,
        reading,
        rated,
        rate(reading, rated, indicator, target, authority.catalogue.amber_within),
        direction(reading.value, before[0].value) if _is_whole(indicator, last) else "none",
        _pending(authority, indicator, reading, last, known),
        before,
        breakdown(authority, indicator, last, known) if reading.value is not None else {},
    )


def months_to(authority: Authority, indicator: Indicator, last: dt.date, known: int = EVERYTHING) -> list[Reading]:
    """The readings of the 13 months that end with the month of `last`, the oldest first."""
    ends = (month_end(add_months(last.replace(day=1), -back)) for back in reversed(range(MONTHS)))
    return [month_reading(authority, indicator, min(end, last), known) for end in ends]


def _year_before(authority: Authority, indicator: Indicator, last: dt.date, years: int, known: int) -> Reading:
    return month_reading(authority, indicator, month_end(add_months(last.replace(day=1), -12 * years)), known)


def _is_whole(indicator: Indicator, last: dt.date) -> bool:
    """A part of a month is not compared with the whole month of a year before."""
    return indicator.moment == "open" or last == month_end(last)


def _pending(authority: Authority, indicator: Indicator, reading: Reading, last: dt.date, known: int) -> int | None:
    if indicator.measure != "timely" or reading.covered == "no_data":
        return None
    return level(authority, indicator, Part.PENDING, last, known)

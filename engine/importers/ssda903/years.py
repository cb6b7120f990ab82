"""Rows that tell of their return's year and name no day of it: they are dated once the year is known."""

import datetime as dt

from engine.importers.happening import Happening, Record
from engine.importers.period import Period

EVE, LAST = dt.date.min, dt.date.max
"""Stand for the day before the year, whose stock the return covers too, and for the last day that it covers."""
YEAR = "{year}"
"""Stands for the year in an id."""


def dated_in(record: Record, period: Period) -> Record | None:
    """The record with its days; None where it had ended before the year."""
    said = tuple(_dated(one, period) for one in record.happenings)
    if said == record.happenings:
        return record
    return record._replace(happenings=said) if all(one.day >= said[0].day for one in said) else None


def _dated(happening: Happening, period: Period) -> Happening:
    day = {EVE: period.start - dt.timedelta(1), LAST: period.end}.get(happening.day)
    return happening._replace(day=day, id=happening.id.replace(YEAR, period.year)) if day else happening

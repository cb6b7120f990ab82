"""Weighted day rows: the plain facts that every reading sums.

A flow (a start, an end) is one row on its day. What lasts (a stock, a backlog) is +1 on its first day and -1 on the
day after its last.
"""

from enum import IntEnum
from typing import NamedTuple

from engine.calendar import OPEN
from engine.spells import Days


class Part(IntEnum):
    """What a row counts for."""

    NUMERATOR = 0
    DENOMINATOR = 1
    BEGUN = 2
    """Of the numerator of what was open at any time: its first days."""
    WHOLE_BEGUN = 3
    """Of the denominator of what was open at any time: its first days."""
    PENDING = 4
    """Of the denominator, on the same day: those still open as known."""
    BY_DAY = 5
    """Of the denominator, on the same day: those whose hours were judged by days."""
    QUANTITY = 6
    """What is added up; the amount is the label."""
    WAITING = 7
    """Open."""
    OVERDUE = 8
    """Open at the end of the day, and the due day is over with that day."""
    DUE_TODAY = 9
    """A flow: open at the end of its due day."""
    DUE_SOON = 10
    DUE_THIS_MONTH = 11
    """Open, and due on this day of the month or a later one."""
    IN_TIME_YET = 12
    """Open and not overdue on the day; the label is the month of its start."""
    STARTED = 13
    ENDED = 14
    OPENED = 15


class Row(NamedTuple):
    """`part` of an indicator, on a day; `label`: of the breakdown, or empty; `unit`: what counts once, or empty."""

    day: int
    part: Part
    label: str = ""
    unit: str = ""


Rows = dict[Row, int]
"""Rows with their weights."""


def add(rows: Rows, row: Row, weight: int = 1) -> None:
    """Adds a row, or its weight to the one there is."""
    rows[row] = rows.get(row, 0) + weight


def add_lasting(rows: Rows, part: Part, days: Days, label: str = "", unit: str = "") -> None:
    """Adds what lasts these days."""
    for start, end in days:
        if start < end:
            add(rows, Row(start, part, label, unit))
            if end < OPEN:
                add(rows, Row(end, part, label, unit), -1)

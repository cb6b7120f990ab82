"""Spells become weighted day rows: the plain facts that every reading sums.

A flow (a start, an end) is one row on its day. What lasts (a stock, a backlog) is +1 on its first day and -1 on the
day after its last.
"""

import datetime as dt
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from engine.calendar import OPEN, month_start, soon_from
from engine.child import Child
from engine.rows.conditions import days_when, dimension, segments_for
from engine.spells import Days, Spell, last_night, meet, without
from schemas.catalogue import AnyProcess, Breakdown, ByState, Cycle, DimensionIs, Indicator, Lasted, StartKnown
from schemas.names import OTHER, UNKNOWN


class Part(IntEnum):
    """What a row counts for."""

    NUMERATOR = 0
    DENOMINATOR = 1
    PENDING = 2
    """Open."""
    OVERDUE = 3
    """Open at the end of the day, and the due day is over with that day."""
    DUE_TODAY = 4
    """A flow: open at the end of its due day."""
    DUE_SOON = 5
    DUE_THIS_MONTH = 6
    """Open, and due on this day of the month or a later one."""
    STARTED = 7
    ENDED = 8
    OPENED = 9


class Row(NamedTuple):
    """`part` of an indicator, on a day; `label`: of the breakdown, or empty."""

    day: int
    part: Part
    label: str


Rows = dict[Row, int]
"""Rows with their weights."""


def indicator_rows(indicator: Indicator, process: AnyProcess, child: Child, spell: Spell) -> Rows:
    """The rows of an indicator for one spell of a child; `process` is the one it is of."""
    rows: Rows = {}
    if indicator.moment == "open":
        _stock(rows, indicator, child, spell)
    else:
        _flow(rows, indicator, child, spell)
    if indicator.measure == "timely" and isinstance(process, Cycle):
        _backlog(rows, indicator, child, spell, process.due_soon_working_days)
    return rows


def asks_only_the_spell(indicator: Indicator) -> bool:
    """Whether the rows of a spell follow from it alone, whatever else the child has."""
    by_state = indicator.breakdown is not None and isinstance(indicator.breakdown.by, ByState)
    conditions = (*indicator.where, *indicator.part)
    return not by_state and all(isinstance(one, DimensionIs | StartKnown | Lasted) for one in conditions)


def process_rows(_child: Child, spell: Spell) -> Rows:
    """The start, the end and the open days of a spell of a process."""
    rows: Rows = {}
    if spell.start_known:
        _add(rows, Row(spell.start, Part.STARTED, ""), 1)
    if spell.outcome == "completed":
        _add(rows, Row(spell.end, Part.ENDED, ""), 1)
    _lasting(rows, Part.OPENED, _days_of(spell), "")
    return rows


def _add(rows: Rows, row: Row, weight: int) -> None:
    rows[row] = rows.get(row, 0) + weight


def _lasting(rows: Rows, part: Part, days: Days, label: str) -> None:
    for start, end in days:
        if start < end:
            _add(rows, Row(start, part, label), 1)
            if end < OPEN:
                _add(rows, Row(end, part, label), -1)


def _stock(rows: Rows, indicator: Indicator, child: Child, spell: Spell) -> None:
    spell = spell._replace(closed={})  # an ending that lies ahead says nothing yet
    whole = days_when(indicator.where, child, spell, _days_of(spell))
    counted = days_when(indicator.part, child, spell, whole)
    for days, label in _labelled_days(indicator.breakdown, child, spell, counted):
        _lasting(rows, Part.NUMERATOR, days, label)
    if indicator.part:
        _lasting(rows, Part.DENOMINATOR, whole, "")


def _flow(rows: Rows, indicator: Indicator, child: Child, spell: Spell) -> None:
    happened = _happened(indicator, spell)
    if happened is None:
        return
    day, judged = happened
    one: Days = [(judged, judged + 1)]
    whole = days_when(indicator.where, child, spell, one)
    if not whole:
        return
    if indicator.unit == "share":
        _add(rows, Row(day, Part.DENOMINATOR, ""), 1)
    if _counts(indicator, child, spell, whole):
        label = next(label for days, label in _labelled_days(indicator.breakdown, child, spell, one) if days)
        _add(rows, Row(day, Part.NUMERATOR, label), 1)


def _days_of(spell: Spell) -> Days:
    return [(spell.start, spell.end)] if spell.start < spell.end else []


def _happened(indicator: Indicator, spell: Spell) -> tuple[int, int] | None:
    """The day of the start or end, and the day on which its conditions are judged."""
    if indicator.moment == "starts":
        return (spell.start, spell.start) if spell.start_known else None
    return (spell.end, last_night(spell)) if spell.outcome == "completed" else None


def _counts(indicator: Indicator, child: Child, spell: Spell, whole: Days) -> bool:
    if indicator.measure == "timely":
        return spell.end < spell.late
    return bool(days_when(indicator.part, child, spell, whole))


def _labelled_days(breakdown: Breakdown | None, child: Child, spell: Spell, days: Days) -> Iterator[tuple[Days, str]]:
    """Days by the label of the breakdown; together they are the days given."""
    if breakdown is None:
        yield days, ""
    elif isinstance(breakdown.by, ByState):
        segments = segments_for(child, breakdown.by.state, spell)
        for segment in segments:
            yield meet(days, [(segment.start, segment.end)]), _label(breakdown, segment.value)
        yield without(days, [(segment.start, segment.end) for segment in segments]), UNKNOWN
    else:
        field = breakdown.by.dimension
        value = spell.opened.get(field) if breakdown.at == "start" else dimension(spell, field)
        yield days, _label(breakdown, value)


def _label(breakdown: Breakdown, value: str | None) -> str:
    if value is None:
        return UNKNOWN
    if not breakdown.groups:
        return value
    return next((label for label, codes in breakdown.groups.items() if value in codes), OTHER)


def _backlog(rows: Rows, indicator: Indicator, child: Child, spell: Spell, soon: int) -> None:
    """What is open: until it is held, lapses or is cancelled."""
    is_open = days_when(indicator.where, child, spell, _days_of(spell))
    _lasting(rows, Part.PENDING, is_open, "")
    _lasting(rows, Part.OVERDUE, meet(is_open, [(spell.due, OPEN)]), "")
    due = dt.date.fromordinal(spell.due)
    warned = soon_from(due, soon).toordinal()
    _lasting(rows, Part.DUE_SOON, meet(is_open, [(warned, spell.due + 1)]), "")
    in_month = month_start(due).toordinal()
    _lasting(rows, Part.DUE_THIS_MONTH, meet(is_open, [(in_month, spell.due + 1)]), "")
    if meet(is_open, [(spell.due, spell.due + 1)]):
        _add(rows, Row(spell.due, Part.DUE_TODAY, ""), 1)

"""A spell: one bit of work, with a start, an end, and what may be due between them."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal

Data = dict[str, Any]
Outcome = Literal["completed", "cancelled", "lapsed", "open"]
"""Lapsed: a duty that was due by the day on which it ended, and was not done."""


@dataclass(frozen=True)
class Timing:
    """When a spell is due, and from which day on it is late; None for what was done in time.

    `by_day`: a limit of hours was judged by days, since an instant is not known.
    """

    due: dt.date
    late_from: dt.date | None
    by_day: bool = False


@dataclass(frozen=True)
class Spell:
    """[start, end); `end` None is open. A moment has both on its one day. An end before the start is kept as it is.

    `timing` is None where nothing is due: without a limit, cancelled, after a start that is not known, or ended
    before it started. `instants`: of start and end, where both are known. `position`: in the list that `each` took
    apart. `ordinal`: the first is 1.
    """

    start: dt.date
    end: dt.date | None
    opening: Data
    closing: Data
    outcome: Outcome
    start_known: bool = True
    is_moment: bool = False
    timing: Timing | None = None
    instants: tuple[dt.datetime, dt.datetime] | None = None
    position: int | None = None
    ordinal: int = 0

    @property
    def is_reversed(self) -> bool:
        """It ends before it starts, by its instants where both are known: it ended, and is timed nowhere."""
        if self.instants:
            return self.instants[1] < self.instants[0]
        return self.end is not None and self.end < self.start

    @property
    def has_no_night(self) -> bool:
        return self.end is not None and self.end <= self.start

    @property
    def is_in_time(self) -> bool:
        return self.outcome == "completed" and self.timing is not None and self.timing.late_from is None

    def is_open(self, day: dt.date) -> bool:
        """Is it open in the night after the day?"""
        return self.start <= day and (self.end is None or day < self.end)

    def is_late(self, day: dt.date) -> bool:
        """Is it late by the day: not ended in the time allowed?"""
        return self.timing is not None and self.timing.late_from is not None and self.timing.late_from <= day

"""When a spell is due, and whether it was done in time."""

import datetime as dt
from math import ceil

from engine.calendar import day_of, due_day, first_late_day, working_days
from engine.recount.spell import Outcome, Timing
from schemas.catalogue import Duration, Limit
from schemas.envelope import Event

A_DAY = dt.timedelta(1)


def timing_in_days(start: dt.date, end: dt.date | None, outcome: Outcome, limit: Duration) -> Timing:
    """Of a limit in working days, days or months."""
    if end is not None and outcome == "completed" and _is_in_time(start, end, limit):
        return Timing(due_day(start, limit), None)
    return Timing(due_day(start, limit), _late_from(first_late_day(start, limit), end))


def timing_in_hours(opening: Event, closing: Event | None, outcome: Outcome, limit: Limit) -> Timing:
    """Of a limit in hours between two instants; by days where one of them is not known."""
    due, end = _due_by_the_hour(opening, limit.count), day_of(closing["time"]) if closing else None
    instants = both_instants(opening, closing)
    by_day = closing is not None and instants is None
    if instants:
        is_in_time = instants[1] - instants[0] <= dt.timedelta(hours=limit.count)
    else:
        is_in_time = end is not None and end - day_of(opening["time"]) <= _in_days(limit.count)
    done = outcome == "completed" and is_in_time
    return Timing(due, None if done else _late_from(due + A_DAY, end), by_day)


def both_instants(opening: Event, closing: Event | None) -> tuple[dt.datetime, dt.datetime] | None:
    """The instants of start and end in UTC, where both are known."""
    if closing is None or _is_day_only(opening) or _is_day_only(closing):
        return None
    return opening["time"].astimezone(dt.UTC), closing["time"].astimezone(dt.UTC)


def is_reversed(opening: Event, closing: Event) -> bool:
    """Does the closing come before the opening, by their instants where both are known?"""
    instants = both_instants(opening, closing)
    return instants[1] < instants[0] if instants else day_of(closing["time"]) < day_of(opening["time"])


def _is_in_time(start: dt.date, end: dt.date, limit: Duration) -> bool:
    """docs/figures.md: weekends and holidays after the last working day of a limit are still in time."""
    if limit.working_days:
        return working_days(start, end) <= limit.working_days
    return end <= due_day(start, limit)


def _late_from(first_late: dt.date, end: dt.date | None) -> dt.date:
    """What ended and was not in time is late from its end at the latest: hours run out within a day."""
    return first_late if end is None else min(first_late, end)


def _due_by_the_hour(opening: Event, hours: int) -> dt.date:
    """The London day on which the hours run out; from a day, whole days later."""
    if _is_day_only(opening):
        return day_of(opening["time"]) + _in_days(hours)
    return day_of(opening["time"].astimezone(dt.UTC) + dt.timedelta(hours=hours))


def _in_days(hours: int) -> dt.timedelta:
    """docs/figures.md: of what only the day is known, the same or the next day is within 24 hours."""
    return dt.timedelta(ceil(hours / 24))


def _is_day_only(event: Event) -> bool:
    return event["data"].get("precision") == "day"

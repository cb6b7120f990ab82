"""When something is due, and whether it was in time."""

import datetime as dt
from functools import cache, lru_cache
from math import ceil

from engine.calendar import LONDON, OPEN, due_day, first_late_day
from engine.spells import DAY_ONLY, Spell
from schemas.catalogue import Duration, Limit
from schemas.catalogue.duration import Unit

_HOUR = 3_600_000_000
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def timed(spell: Spell, limit: Limit | None) -> Spell:
    """The spell with its due day and its first late day; without them where nobody knows when it started."""
    if limit is None or not spell.start_known:
        return spell
    if limit.hours:
        return _in_hours(spell, limit.hours)
    due, late = due_and_late(spell.start, limit)
    return spell._replace(due=due, late=late)


def due_and_late(start: int, limit: Duration) -> tuple[int, int]:
    """The due day of a limit that begins on a day, and the first day that is not in time."""
    return _days(start, limit.unit, limit.count)


@lru_cache(65536)
def _days(start: int, unit: Unit, count: int) -> tuple[int, int]:
    """The same few thousand are asked for over and over."""
    day, limit = dt.date.fromordinal(start), _limit(unit, count)
    return due_day(day, limit).toordinal(), first_late_day(day, limit).toordinal()


@cache
def _limit(unit: Unit, count: int) -> Duration:
    return Duration.model_validate({unit: count})


def _in_hours(spell: Spell, hours: int) -> Spell:
    """Elapsed between instants; where one is only known by its day, in whole days."""
    is_ended = spell.end < OPEN
    by_day = spell.start_at == DAY_ONLY or (is_ended and spell.end_at == DAY_ONLY)
    due = spell.start + ceil(hours / 24) if spell.start_at == DAY_ONLY else _day(spell.start_at + hours * _HOUR)
    if not is_ended:
        return spell._replace(due=due, late=due + 1)
    in_time = spell.end - spell.start <= ceil(hours / 24) if by_day else spell.end_at - spell.start_at <= hours * _HOUR
    late = max(due, spell.end) + 1 if in_time else min(due + 1, spell.end)
    return spell._replace(due=due, late=late, by_day=by_day)


def _day(instant: int) -> int:
    return (_EPOCH + dt.timedelta(microseconds=instant)).astimezone(LONDON).toordinal()

"""When each source recorded something last, and the rhythm in which it does: the longest that it is silent at work."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from engine.calendar import working_hours
from engine.history import instant_of

_HOUR = 3_600_000_000
"""In microseconds."""
_FOUR_WEEKS = 4 * 7 * 24
_KEPT, _MOST = 2 * _FOUR_WEEKS, 4 * _FOUR_WEEKS
"""Hours that are kept, the latest, once there are more than so many."""
_REGULAR = 10
"""Who spoke in fewer hours of work has no rhythm: a return that was sent in, or a source that only began."""


class Source(NamedTuple):
    """`last`: the latest recorded instant, microseconds since 1970; `rhythm`: in working hours, None without one."""

    last: int
    rhythm: float | None


class Heard:
    """What one source recorded, as the hours in which it did; a set, so that order of arrival cannot matter."""

    __slots__ = ("_hours", "_last")

    def __init__(self) -> None:
        self._last = -(2**63)
        self._hours: set[int] = set()

    def add(self, recorded: int) -> None:
        """Something was recorded at an instant, microseconds since 1970."""
        self._last = max(self._last, recorded)
        self._hours.add(recorded // _HOUR)
        if len(self._hours) > _MOST:
            self._hours = set(sorted(self._hours)[-_KEPT:])

    def source(self, until: int = 2**63 - 1) -> Source:
        """What follows from all that was added; something was.

        An instant after `until` says nothing yet: one mistyped year would make a source look alive until then.
        """
        hours = {hour for hour in self._hours if hour * _HOUR <= until} or self._hours
        last = min(self._last, (max(hours) + 1) * _HOUR - 1) if self._last > until else self._last
        first = last // _HOUR - _FOUR_WEEKS
        return Source(last, rhythm(hour for hour in hours if hour >= first))


def rhythm(hours: Iterable[int]) -> float | None:
    """The longest gap between these hours (since 1970), in working hours; None of fewer than ten hours of work.

    What is recorded at night is as good as recorded when work begins, so that a load every night has a rhythm too.
    """
    worked = sorted({_worked(hour) for hour in hours})
    return max(later - one for one, later in pairwise(worked)) if len(worked) >= _REGULAR else None


@lru_cache(maxsize=1 << 14)
def _worked(hour: int) -> float:
    """The working hours from 1970 to the beginning of an hour."""
    return working_hours(instant_of(0), instant_of(hour * _HOUR))

"""From which day on figures may say something else than they did at an earlier revision."""

from bisect import bisect_right

from engine.calendar import OPEN


class Changes:
    """Of one series, or of one event type's coverage.

    since(r) = the earliest day marked at a revision after r, OPEN where there is none

    Revisions never fall. A mark is forgotten once a later one reaches back as far: days and revisions rise together.
    """

    def __init__(self) -> None:
        self._days: list[int] = []
        self._revisions: list[int] = []

    def mark(self, revision: int, day: int) -> None:
        """Figures of periods that end on the day or later may have changed."""
        if self._days and self._revisions[-1] == revision and self._days[-1] <= day:
            return
        while self._days and self._days[-1] >= day:
            self._days.pop()
            self._revisions.pop()
        self._days.append(day)
        self._revisions.append(revision)

    def since(self, revision: int) -> int:
        """An ordinal: figures of periods that ended before it are what they were."""
        at = bisect_right(self._revisions, revision)
        return self._days[at] if at < len(self._days) else OPEN

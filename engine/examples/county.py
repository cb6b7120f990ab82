"""A synthetic county: linked journeys of looked-after children, in the order in which they would reach the log."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator

from engine.calendar import add_months, month_start
from engine.examples.arrivals import OLDEST, Child, cohort
from engine.examples.journey import journey, pseudonym
from engine.examples.opening import covered_from, load
from engine.examples.recording import DAY, Version
from engine.examples.writing import Event, covered, event
from schemas.events import looked_after

AUTHORITY = "E06999999"
"""No authority has this code."""
TYPES = sorted(kind.name for kind in looked_after.TYPES)
_LOADED = 6 * 3600
"""Second of the day at which the opening load is recorded."""

Told = tuple[str, Version]


def county(
    seed: int, first: dt.date, last: dt.date, *, children: int = 900, authority: str = AUTHORITY
) -> Iterator[Event]:
    """The events recorded on the London days `first` to `last`, both included, by recorded time.

    They begin with an opening load, recorded on `first`, of all who were in care in the 36 months before. A later
    `last` only adds events at the end. `children`: how many a log of three years speaks of, roughly; three in ten
    of them are in care on any day. The lives are the same whatever `first` is. Raises ValueError if last < first.
    """
    if last < first:
        raise ValueError("last: must not be before first")
    return _County(seed, (first, last), children, authority).events()


class _County:
    """A county on its way through the days; what is not told yet waits by its day."""

    def __init__(self, seed: int, days: tuple[dt.date, dt.date], children: int, authority: str) -> None:
        self.seed, self.children, self.authority = seed, children, authority
        self.first, self.last = days
        self.waiting: defaultdict[int, list[Told]] = defaultdict(list)

    def events(self) -> Iterator[Event]:
        """The opening load, then day by day."""
        yield from self._opening()
        for ordinal in range(self.first.toordinal(), self.last.toordinal() + 1):
            day = dt.date.fromordinal(ordinal)
            if day.day == 1 and day != self.first:
                self._arrive(day)
            yield from self._day(day)

    def _opening(self) -> Iterator[Event]:
        start, recorded = covered_from(self.first), self.first.toordinal() * DAY + _LOADED
        for months in range(-12 * OLDEST, 1):
            for child in cohort(self.seed, add_months(month_start(self.first), months), self.children):
                yield from self._loaded(child, start.toordinal(), recorded)
        days = start, self.first - dt.timedelta(1)
        yield covered("opening", days, TYPES, recorded, self.authority)

    def _loaded(self, child: Child, start: int, recorded: int) -> Iterator[Event]:
        if child.left <= start:
            return
        subject = pseudonym(child, self.authority)
        told = list(journey(child, self.last.toordinal()))
        self._wait(subject, told)
        for fact in load(child, (version for version in told if version.recorded < recorded), start):
            yield event(subject, Version(recorded, fact), self.authority)

    def _arrive(self, month: dt.date) -> None:
        for child in cohort(self.seed, month, self.children):
            self._wait(pseudonym(child, self.authority), journey(child, self.last.toordinal()))

    def _wait(self, subject: str, told: Iterable[Version]) -> None:
        start, end = self.first.toordinal(), self.last.toordinal()
        for version in told:
            day = version.recorded // DAY
            if start <= day <= end:
                self.waiting[day].append((subject, version))

    def _day(self, day: dt.date) -> Iterator[Event]:
        """A live feed says as a day begins that it covers it. The sort keeps the order of equals."""
        begins = day.toordinal() * DAY + (_LOADED if day == self.first else 0)
        yield covered(day.isoformat(), (day, day), TYPES, begins, self.authority)
        told = self.waiting.pop(day.toordinal(), [])
        told.sort(key=_recorded)
        for subject, version in told:
            yield event(subject, version, self.authority)


def _recorded(told: Told) -> int:
    return told[1].recorded

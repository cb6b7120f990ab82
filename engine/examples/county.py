"""A synthetic county: linked journeys through children's social care, in the order in which they reach the log."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from engine.calendar import add_months, month_start
from engine.examples import arrivals, families
from engine.examples.arrivals import OLDEST
from engine.examples.child import Child
from engine.examples.families import KNOWN_YEARS
from engine.examples.into_care import AFTER_CARE, LEAD_MONTHS, with_needs
from engine.examples.journey import journey, pseudonym
from engine.examples.opening import covered_from, load
from engine.examples.recording import DAY, Version
from engine.examples.writing import Event, covered, event
from schemas.events import EVENT_TYPES, MANAGEMENT

AUTHORITY = "E06999999"
"""No authority has this code."""
NOT_TOLD = MANAGEMENT | {"event.retracted", "care_leaver.recorded"}
"""Management, and withdrawals. Of care leavers the county's case system knows nothing: its children end at 18."""
TYPES = sorted(EVENT_TYPES.keys() - NOT_TOLD)
_LOADED = 6 * 3600
"""Second of the day at which the opening load is recorded."""

Told = tuple[str, Version]


def county(
    seed: int, first: dt.date, last: dt.date, *, children: int = 100, authority: str = AUTHORITY
) -> Iterator[Event]:
    """The events recorded on the London days `first` to `last`, both included, by recorded time.

    They begin with an opening load, recorded on `first`, of all who were known in the 36 months before. A later
    `last` only adds events at the end. `children`: the size, as so many who are in care at some time of a log of
    three years; 900 make a county of some 36,000 children, 100 a tenth of it. The lives are the same whatever `first`
    is. Raises ValueError if last < first.
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
        for child in self._known(start.toordinal()):
            yield from self._loaded(child, start.toordinal(), recorded)
        days = start, self.first - dt.timedelta(1)
        yield covered("opening", days, TYPES, recorded, self.authority)

    def _known(self, start: int) -> Iterator[Child]:
        """All who are known at some time between the first day of the load's cover and the log's first month."""
        month = month_start(self.first)
        for months in range(-12 * OLDEST, LEAD_MONTHS + 1):
            for child in arrivals.cohort(self.seed, add_months(month, months), self.children):
                if child.left + AFTER_CARE > start and (known := with_needs(child)).over > start:
                    yield known
        begun = add_months(month_start(covered_from(self.first)), -12 * KNOWN_YEARS)
        while begun <= month:
            yield from (one for one in families.cohort(self.seed, begun, self.children) if one.over > start)
            begun = add_months(begun, 1)

    def _loaded(self, child: Child, start: int, recorded: int) -> Iterator[Event]:
        subject = pseudonym(child, self.authority)
        told = list(journey(child, self.last.toordinal()))
        self._wait(subject, told)
        for fact in load(child, (version for version in told if version.recorded < recorded), start):
            yield event(subject, Version(recorded, fact), self.authority)

    def _arrive(self, month: dt.date) -> None:
        """Those who become known from a month on: families in it, children in care at most so long before care."""
        into_care = map(with_needs, arrivals.cohort(self.seed, add_months(month, LEAD_MONTHS), self.children))
        for child in chain(into_care, families.cohort(self.seed, month, self.children)):
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

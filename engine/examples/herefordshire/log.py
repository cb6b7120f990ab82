"""The log: everything that is drawn, put together, and told in the order of its recording."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, count
from operator import itemgetter

from engine.calendar import LONDON
from engine.examples.herefordshire.afterwards import Life
from engine.examples.herefordshire.drawn import lives
from engine.examples.herefordshire.fitting import UnfittedError
from engine.examples.herefordshire.months import CLOSES, LOOKED_BACK, OPENS, Month, first_day, last_day, month
from engine.examples.herefordshire.remarks import remarks
from engine.examples.recording import DAY
from engine.examples.writing import Event, covered, event

AUTHORITY, CATALOGUE = "E06000019", "herefordshire-2014"
ENDS = dt.datetime.combine(dt.date.fromordinal(last_day(CLOSES) + 1), dt.time(), LONDON)
"""The log that is shipped holds what was recorded before."""
TYPES = sorted(
    {
        "assessment.completed", "assessment.started", "caf.closed", "caf.opened", "care_episode.ended",
        "care_episode.started", "child.registered", "conference.held", "contact.decided", "contact.received",
        "contact.screened", "medical.held", "plan.category_changed", "plan.ended", "plan.started",
        "referral.closed", "referral.decided", "referral.made", "review.held", "section_47.ended",
        "section_47.started", "strategy_discussion.held", "team.allocated", "visit.made",
    }
)  # fmt: skip
HEALTH = "health_assessment.attended"
_HEALTH_TOLD = range(first_day(month(2013, 10)), last_day(month(2014, 6)) + 1)
"""Days that health told its assessments of: the report has no data after."""
_MORNING = 6 * 3600
_LOADED = first_day(OPENS) * DAY + _MORNING


def herefordshire(seed: int, last: Month = CLOSES) -> Iterator[Event]:
    """The events recorded from 1 September 2011 to the end of a month, by recorded time; at most to the horizon."""
    waiting: defaultdict[int, list[tuple[int, Event]]] = defaultdict(list)
    for recorded, told in chain(_of_children(seed, last), remarks(CATALOGUE, AUTHORITY)):
        waiting[recorded // DAY].append((recorded, told))
    for day in map(dt.date.fromordinal, range(first_day(OPENS), last_day(last) + 1)):
        told = sorted(waiting.pop(day.toordinal(), []), key=itemgetter(0))
        loaded = [one for one in told if one[0] == _LOADED]
        yield from (one for _, one in loaded)
        if loaded:
            yield _opening()
        yield _covers(day)
        yield from (one for _, one in told[len(loaded) :])


def _of_children(seed: int, last: Month) -> Iterator[tuple[int, Event]]:
    """Each with the second at which it was recorded."""
    end = (last_day(last) + 1) * DAY
    for subject, life in _lives(seed).items():
        for version in life:
            if version.recorded < end:
                yield version.recorded, event(subject, version, AUTHORITY)


def _opening() -> Event:
    """Referrals were kept for a year when the log opens; of all else what was open came along."""
    days = dt.date.fromordinal(first_day(LOOKED_BACK)), dt.date.fromordinal(first_day(OPENS) - 1)
    return covered("opening", days, ["child.registered", "referral.made"], _LOADED, AUTHORITY)


def _covers(day: dt.date) -> Event:
    """A live feed says as a day begins that it covers it."""
    types = sorted([*TYPES, HEALTH]) if day.toordinal() in _HEALTH_TOLD else TYPES
    at = day.toordinal() * DAY + _MORNING
    return covered(day.isoformat(), (day, day), types, at, AUTHORITY)


def _lives(seed: int) -> dict[str, Life]:
    """By pseudonym. What cannot be fitted is drawn anew."""
    for attempt in count():
        try:
            return lives(f"{seed}:{attempt}")
        except UnfittedError:
            continue
    raise AssertionError

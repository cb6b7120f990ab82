"""Every reading of the 46 cards, for each of 24 months as known on three days, is the recount's."""

import dataclasses
import datetime as dt

import pytest

from engine.calendar import add_months, end_of, month_end
from engine.card import card, pending
from engine.figures import figures
from engine.readings.backlog import backlog
from engine.readings.counts import count
from engine.readings.coverage import covering
from engine.readings.in_hand import work_in_hand
from engine.readings.periods import first_day, known_by
from engine.readings.reading import figure, rate_reading
from engine.recount import recount_coverage
from engine.rows.row import Part
from schemas.catalogue import Cycle, Span, named
from schemas.events.management import COVERED
from tests.acceptance.conftest import NAME, some_events, some_folded
from tests.acceptance.recounted import Recounted
from tests.conftest import FULL

pytestmark = pytest.mark.timeout(1800 if FULL else 300)
CATALOGUE = named(NAME)
MONTHS = [month_end(add_months(dt.date(2012, 11, 1), number)) for number in range(24)]
KNOWN = dt.date(2013, 10, 31), dt.date(2014, 9, 30), dt.date(2014, 11, 30)


@pytest.fixture(scope="module")
def events():
    return some_events()


@pytest.fixture(scope="module")
def authority():
    return some_folded()


def test_nothing_is_recorded_ahead_of_its_day(events):
    assert [] == [event["type"] for event in events if event["time"] > event["recordedtime"]]


@pytest.mark.parametrize("known", KNOWN, ids=str)
def test_every_reading_is_the_recounts(authority, events, known):
    instant = known_by(known)
    judge = Recounted(events, CATALOGUE, end_of(known), MONTHS[-1])
    for last in MONTHS:
        for indicator in CATALOGUE.indicators:
            judged = judge.figure(indicator, last)
            first = first_day(indicator, last)
            found = figure(authority, indicator, first, last, instant)
            assert (judged.numerator, judged.denominator) == (found.numerator, found.denominator), (indicator.id, last)
            assert judged.value == pytest.approx(found.value), (indicator.id, last)
            assert judged.pending == pending(authority, indicator, last, instant), (indicator.id, last)
            assert judged.by_day == count(authority, indicator, Part.BY_DAY, first, last, instant), (indicator.id, last)
            if indicator.breakdown:
                since = None if indicator.moment == "open" else first.toordinal()
                rows = authority.rows(indicator.id, Part.NUMERATOR)
                assert judged.parts == rows.by_label(since, last.toordinal(), instant), (indicator.id, last)
            if indicator.rate:
                rated = rate_reading(authority, indicator, last, instant)
                if rated.numerator is not None:
                    assert judge.rate_numerator(indicator, last) == rated.numerator, (indicator.id, last)


@pytest.mark.parametrize("known", KNOWN, ids=str)
def test_every_status_is_the_recounts(authority, events, known):
    told = [event for event in events if event["type"] == COVERED]
    for last in (MONTHS[0], MONTHS[10], MONTHS[19], MONTHS[22]):
        for indicator in CATALOGUE.indicators:
            first = first_day(indicator, last)
            judged = recount_coverage(told, CATALOGUE, indicator, first, last, end_of(known))
            assert judged == covering(authority, indicator, first, last, known_by(known)), (
                indicator.id,
                last,
            )


@pytest.mark.parametrize("today", [dt.date(2014, 3, 14), dt.date(2014, 9, 30), dt.date(2014, 11, 29)], ids=str)
def test_every_backlog_and_all_work_in_hand_are_the_recounts(authority, events, today):
    judge = Recounted(events, CATALOGUE, None, today)
    timely = [one for one in CATALOGUE.indicators if one.measure == "timely"]
    for one in timely:
        assert dataclasses.astuple(judge.backlog(one, today)) == backlog(authority, one, today), one.id
    timed = {name: one for name, one in CATALOGUE.processes.items() if isinstance(one, Span | Cycle) and one.is_timed}
    for name, process in timed.items():
        judged, found = judge.in_hand(name, today), work_in_hand(authority, name, today, process.due_soon_working_days)
        assert judged.teams == {team: own[1:] for team, own in found.teams.items()}, name
        assert judged.oldest == found.oldest, name
    assert (10, 10) == (len(timely), len(timed))


def test_each_closed_month_on_the_wall_has_the_rating_of_its_card(authority):
    for live in figures(authority, dt.date(2014, 11, 29)).cards:
        indicator = live.card.indicator
        for month in live.months:
            rating = card(authority, indicator, month.reading.end).rating
            assert rating.verdict == month.rating, (indicator.id, month.reading.end)

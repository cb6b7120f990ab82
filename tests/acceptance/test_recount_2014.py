"""Every reading of the 46 cards, for each of 24 months as known on three days, is the recount's."""

import datetime as dt

import pytest

from engine.calendar import add_months, end_of, month_end
from engine.card import pending
from engine.readings.counts import count
from engine.readings.coverage import covering
from engine.readings.periods import first_day, known_by
from engine.readings.reading import figure, rate_reading
from engine.recount import recount_coverage
from engine.rows.row import Part
from schemas.catalogue import named
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

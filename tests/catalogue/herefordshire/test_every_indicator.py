"""Every indicator has its figure worked by hand in this folder; and all of them, over all these lives, are the recount's."""

import datetime as dt
from pathlib import Path

import pytest

from engine.calendar import end_of
from engine.readings import reading
from engine.readings.coverage import covering
from engine.readings.periods import first_day, known_by, months_back
from engine.recount import period_start, recount, recount_coverage
from engine.rows.columns import EVERYTHING
from schemas.envelope import Event
from schemas.events import EVENT_TYPES
from tests.catalogue.herefordshire import (
    test_assessment,
    test_child_protection,
    test_conferences,
    test_early_help,
    test_front_door,
    test_health,
    test_looked_after,
)
from tests.catalogue.herefordshire.conftest import HEREFORDSHIRE
from tests.catalogue.lives import covered, folded, last_day

WORKED = "".join(file.read_text("utf-8") for file in Path(__file__).parent.glob("test_*.py"))
SETS = {
    f"{module.__name__}.{name}": events
    for module in (
        test_assessment,
        test_child_protection,
        test_conferences,
        test_early_help,
        test_front_door,
        test_health,
        test_looked_after,
    )
    for name, events in vars(module).items()
    if isinstance(events, list)
}
TOLD = covered(sorted(EVENT_TYPES), "2008-09-01", "2015-12-31")


def _of(name: str, event: Event) -> Event:
    """Of a child with a name of its own, since each set has an ann."""
    renamed = event.copy()
    renamed["subject"] = f"{name}.{event.get('subject')}"
    return renamed


EVERYBODY = [*TOLD, *(_of(name, event) for name, events in SETS.items() for event in events)]
MONTHS = ("2013-09", "2014-03", "2014-06", "2014-08", "2014-09", "2014-10")
KNOWN = (None, dt.date(2014, 9, 15), dt.date(2014, 9, 30))


@pytest.fixture(scope="module")
def everybody():
    return folded(EVERYBODY, HEREFORDSHIRE)


def test_every_indicator_is_worked_by_hand_here():
    assert [] == [one.id for one in HEREFORDSHIRE.indicators if f'"{one.id}"' not in WORKED]


@pytest.mark.parametrize("known", KNOWN, ids=["everything", "in the month", "at its end"])
@pytest.mark.parametrize("month", MONTHS)
def test_every_figure_and_every_rate_of_all_these_lives_is_the_recounts(everybody, month, known):
    end = last_day(month)
    instant = known_by(known)
    for one in HEREFORDSHIRE.indicators:
        rate = {months_back(end, one.rate.months)} if one.rate else set()
        for first in {first_day(one, end)} | (rate if one.moment != "open" else set()):
            told = recount(EVERYBODY, HEREFORDSHIRE, one, first, end, end_of(known) if known else None)
            found = reading.figure(everybody, one, first, end, instant)
            assert (told.value, told.numerator, told.denominator) == found, one.id


@pytest.mark.parametrize("month", ["2012-09", "2013-09", "2014-09"])
def test_where_everything_is_told_every_figure_is_whole(everybody, month):
    end = last_day(month)
    for one in HEREFORDSHIRE.indicators:
        assert "ok" == covering(everybody, one, first_day(one, end), end, EVERYTHING), one.id
        assert "ok" == recount_coverage(TOLD, HEREFORDSHIRE, one, period_start(one, end), end, None), one.id

"""A county's own events, and its returns imported: the same figures, wherever the returns can supply them."""

import datetime as dt
import json
from collections import Counter

import pytest

from engine.authority import Authority
from engine.calendar import add_months, month_end
from engine.card import pending
from engine.periods import first_day
from engine.readings import breakdown, figure, reading
from engine.rows.reads import rows_read
from schemas.catalogue import named
from schemas.envelope import decode
from tests.conftest import FULL
from tests.examples.returns.written import AUTHORITY, imported, write

pytestmark = pytest.mark.timeout(900)
ENGLAND = named("england")
MONTHS = [month_end(add_months(dt.date(2023, 4, 1), number)) for number in range(24)]
"""Those whose look-back of twelve months lies in the years returned."""


def folded(events):
    one = Authority(AUTHORITY, ENGLAND)
    for event in events:
        one.take(decode(json.dumps(event)))
    one.fold()
    return one


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    return write(tmp_path_factory.mktemp("returns"))


@pytest.fixture(scope="module")
def own(written):
    return folded(written.told)


@pytest.fixture(scope="module")
def returned(written):
    return folded(imported(tuple(written.files)))


@pytest.fixture(scope="module")
def supplied(written):
    """The event types that the returns tell of."""
    covers = [event["data"]["types"] for event in imported(tuple(written.files)) if event["type"] == "source.covered"]
    return {kind for kinds in covers for kind in kinds}


def test_there_are_as_many_children_as_said(returned):
    assert (2000 if FULL else 200) <= returned.children


def test_at_least_fifty_indicators_can_be_supplied(supplied):
    assert 50 <= sum(rows_read_of(one) <= supplied for one in ENGLAND.indicators)


@pytest.mark.parametrize("indicator", ENGLAND.indicators, ids=lambda one: one.id)
def test_what_the_returns_supply_gives_the_figures_of_the_authoritys_own_events(indicator, own, returned, supplied):
    if not rows_read_of(indicator) <= supplied:
        assert {"no_data"} == {reading(returned, indicator, last).status for last in MONTHS}
        return
    assert figures(indicator, own) == figures(indicator, returned)


def test_the_figures_are_not_all_nought(own):
    said = Counter(bool(figures(one, own).keys() - {None}) for one in ENGLAND.indicators)
    assert 60 <= said[True]


UNDATED = {"initial_conferences_within_15_working_days"}
"""What of these was pending on a day is not compared: the census says that no conference was needed, but not when."""


def rows_read_of(indicator):
    """The event types of an indicator, of a ratio those of both."""
    of = (
        [indicator]
        if indicator.measure != "ratio"
        else [ENGLAND.indicator(indicator.of), ENGLAND.indicator(indicator.per)]
    )
    return frozenset().union(*(rows_read(ENGLAND, one) for one in of))


def figures(indicator, one):
    """Month by month all that is counted; the months of which there is nothing under None."""
    found = {}
    for last in MONTHS:
        counted = figure(one, indicator, first_day(indicator, last), last)
        still_open = None if indicator.id in UNDATED else pending(one, indicator, last)
        said = (*counted, breakdown(one, indicator, last), still_open)
        found[last if counted.numerator or counted.denominator else None] = said
    return found

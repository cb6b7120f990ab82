"""A county's own events, and its returns imported: the same figures.

Two things stand in no return, so that they are not compared. The census says that an enquiry needed no conference, but
not since when: what was pending of the conferences within 15 working days. And it says the latest category of a plan,
but not since when: the breakdown of the plans open, but for the last day of each year.
"""

import datetime as dt
import json

import pytest

from engine.authority import Authority
from engine.calendar import add_months, month_end
from engine.card import pending
from engine.readings.periods import first_day, known_by
from engine.readings.reading import breakdown, figure, reading
from engine.rows.columns import EVERYTHING
from engine.rows.reads import rows_read
from schemas.catalogue import named
from schemas.envelope import decode
from tests.conftest import FULL
from tests.examples.returns.schema import accepts
from tests.examples.returns.written import AUTHORITY, YEARS, imported, write
from tests.paths import needs_shared

pytestmark = pytest.mark.timeout(900)
ENGLAND = named("england")
MONTHS = [month_end(add_months(dt.date(2023, 4, 1), number)) for number in range(24)]
"""Those whose look-back of twelve months lies in the years returned."""
YEAR_END = dt.date(2024, 3, 31)
PENDING_UNKNOWN = {"initial_conferences_within_15_working_days"}
BREAKDOWN_AT_YEAR_END = {"child_protection_plans_open"}
CANNOT_BE_RIGHT = {
    "looked_after_reviews_outside_care",
    "looked_after_past_18",
    "review_conferences_outside_plan",
    "plans_open_past_18",
    "plans_ended_before_start",
    "section_47_enquiries_ended_before_start",
    "assessments_ended_before_start",
}
"""A county makes none of these mistakes."""


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
    return folded(imported(written.files))


def test_there_are_as_many_children_as_said(returned):
    assert (2000 if FULL else 200) <= returned.children


@needs_shared
@pytest.mark.parametrize("year", YEARS)
def test_the_schema_of_the_year_accepts_the_census(written, year):
    [file] = [file for file in written.files if file.name == f"cin-{year}.xml"]

    accepts(year, file.read_bytes())


def test_only_work_whose_referral_is_not_recorded_yet_has_no_place_in_the_returns(written):
    assert {one.reason for one in written.left_out} <= {"its referral is not known"}
    assert len(written.left_out) < len(written.told) / 1000


def test_the_returns_tell_of_all_that_the_indicators_read(written):
    covers = [event["data"]["types"] for event in imported(written.files) if event["type"] == "source.covered"]
    supplied = {kind for kinds in covers for kind in kinds}

    assert {} == {one.id: lacking for one in ENGLAND.indicators if (lacking := rows_read_of(one) - supplied)}


@pytest.mark.parametrize("indicator", ENGLAND.indicators, ids=lambda one: one.id)
def test_the_returns_give_the_figures_of_the_authoritys_own_events(indicator, own, returned):
    assert figures(indicator, own, MONTHS) == figures(indicator, returned, MONTHS)


def test_the_figures_are_not_all_nought_but_those_of_what_cannot_be_right(own):
    found = {one.id: [figure(own, one, first_day(one, last), last) for last in MONTHS] for one in ENGLAND.indicators}
    said = {name for name, months in found.items() if any(one.numerator or one.denominator for one in months)}

    assert (len(found) - len(CANNOT_BE_RIGHT)) * 9 // 10 <= len(said)
    assert set() == said & CANNOT_BE_RIGHT


def test_a_return_gives_what_was_known_on_its_day_wherever_it_is_whole(tmp_path):
    """One year's, written on 31 March: what was recorded or corrected later is in neither."""
    written = write(tmp_path, [YEAR_END.year], YEAR_END)
    own, returned = folded(written.told), folded(imported(written.files))
    known = known_by(YEAR_END)
    whole = {one.id: whole_months(one, returned, known) for one in ENGLAND.indicators}

    assert 40 <= sum(map(bool, whole.values()))
    for one in ENGLAND.indicators:
        assert figures(one, own, whole[one.id], known) == figures(one, returned, whole[one.id], known), one.id


def whole_months(indicator, one, known):
    year = [month_end(add_months(YEAR_END.replace(day=1), -back)) for back in range(12)]
    return [last for last in year if reading(one, indicator, last, known).covered == "ok"]


def rows_read_of(indicator):
    """The event types of an indicator, of a ratio those of both."""
    of = [indicator.of, indicator.per] if indicator.measure == "ratio" else [indicator.id]
    return frozenset().union(*(rows_read(ENGLAND, ENGLAND.indicator(name)) for name in of))


def figures(indicator, one, months, known=EVERYTHING):
    """Month by month all that is counted."""
    return {last: counted(indicator, one, last, known) for last in months}


def counted(indicator, one, last, known):
    is_compared = indicator.id not in BREAKDOWN_AT_YEAR_END or last.month == YEAR_END.month
    parts = breakdown(one, indicator, last, known) if is_compared else None
    still_open = None if indicator.id in PENDING_UNKNOWN else pending(one, indicator, last, known)
    return (*figure(one, indicator, first_day(indicator, last), last, known), parts, still_open)

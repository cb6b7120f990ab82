"""What the report says of a card beside its figure."""

import datetime as dt
import json

import pytest

from engine.recount import period_start, recount_coverage
from engine.report import make_report, write_form
from schemas.catalogue import Catalogue
from schemas.events import EVENT_TYPES
from tests.catalogue.herefordshire.conftest import HEREFORDSHIRE
from tests.catalogue.herefordshire.test_child_protection import PLANNED
from tests.catalogue.herefordshire.test_health import AGAIN, FIRST
from tests.catalogue.herefordshire.test_looked_after import IN_CARE
from tests.catalogue.lives import covered, folded, last_day

CODE = "E06000019"
MONTH = dt.date(2014, 9, 1)
BY_KIND = dict.fromkeys(sorted(EVENT_TYPES), ("2008-09-01", "2015-12-31"))
EVER = [event for kind, days in BY_KIND.items() for event in covered([kind], *days)]
NO_ASSESSMENTS_SINCE_JUNE = [
    event
    for kind, days in (BY_KIND | {"health_assessment.attended": ("2013-10-01", "2014-06-30")}).items()
    for event in covered([kind], *days)
]


def reported(events, catalogue=HEREFORDSHIRE):
    return make_report(folded(events, catalogue, CODE), MONTH, None)


def rows(events, catalogue=HEREFORDSHIRE):
    return {row["id"]: row for row in reported(events, catalogue).readings}


@pytest.mark.parametrize(
    ("indicator", "rate"),
    [
        pytest.param("initial_health_assessments_attended", 1, id="eve's"),
        pytest.param("initial_health_assessments_within_timescale", 1, id="eve's, in time"),
        pytest.param("review_health_assessments_attended", 0, id="none by June"),
        pytest.param("review_health_assessments_within_timescale", 0, id="nor in time"),
    ],
)
def test_of_a_quarter_that_was_not_told_there_is_no_data_and_of_the_year_a_part(indicator, rate):
    """What was attended is told up to June 2014: of July to September nothing, of the twelve months nine."""
    events = [
        *NO_ASSESSMENTS_SINCE_JUNE,
        *(event for event in FIRST if event["time"] < dt.datetime(2014, 7, 1, tzinfo=dt.UTC)),
    ]
    row = rows(events)[indicator]

    assert (None, "no_data") == (row["value"], row["status"])
    assert (rate, "partial") == (row["rate_numerator"], row["rate_status"])
    one, end = HEREFORDSHIRE.indicator(indicator), last_day("2014-09")
    assert "no_data" == recount_coverage(events, HEREFORDSHIRE, one, period_start(one, end), end, None)
    assert "partial" == recount_coverage(events, HEREFORDSHIRE, one, dt.date(2013, 10, 1), end, None)


def test_a_band_of_plans_open_is_shown_beside_plans_started_and_rates_none_of_them():
    row = rows([*EVER, *PLANNED])["child_protection_plans_started"]

    assert (31.0, 37.8, "rate") == (row["target_low"], row["target_high"], row["target_applies_to"])
    assert "none" == row["rating"]
    assert row["rating_reason"] == (
        "3 of 36,100 children = 0.8 per 10,000, target 31.0 to 37.8 per 10,000, shown and not rated against: "
        "on another basis, the band is of plans open at the month's end and this is of plans started in a month"
    )


def test_nor_does_it_rate_the_children_who_are_in_care_too():
    row = rows([*EVER, *IN_CARE])["dual_registered_children"]

    assert ("none", 31.0, 37.8) == (row["rating"], row["target_low"], row["target_high"])
    assert "on another basis" in row["rating_reason"]


def test_plans_open_are_rated_by_it():
    """5 of 36,100 are 1.4 per 10,000."""
    assert "red" == rows([*EVER, *PLANNED])["child_protection_plans_open"]["rating"]


def test_the_same_placement_is_rated_by_its_direction():
    """A year before, ann, ben, cat and dan were in care, and cat alone two years with the same carer."""
    row = rows([*EVER, *IN_CARE])["same_placement_2_years_or_more"]

    assert ("green", "up") == (row["rating"], row["direction"])
    assert "2 of 6 = 33.3 %, 25.0 % a year before: higher, and higher is better" == row["rating_reason"]


def test_a_row_of_the_json_has_its_code_and_what_was_printed():
    found = json.loads(write_form(reported(EVER), "json"))["readings"]
    screened = next(row for row in found if row["id"] == "contacts_screened_within_24_hours")

    assert "5" == screened["code"]
    assert [("2014-09", "97.09 %"), ("2013-09", "107"), ("2012-09", "0")] == [
        (one["of"], one["value"]) for one in screened["printed"]
    ]
    assert "printed" not in write_form(reported(EVER), "csv").partition("\n")[0]


def test_without_what_was_printed_every_computed_figure_is_the_same():
    emptied = HEREFORDSHIRE.model_dump(mode="json", exclude_unset=True)
    for one in emptied["indicators"]:
        one["printed"] = []
    without = Catalogue.model_validate(emptied)
    events = [*EVER, *PLANNED, *IN_CARE, *FIRST, *AGAIN]

    assert _computed(rows(events, without)) == _computed(rows(events))
    assert without.digest != HEREFORDSHIRE.digest


def _computed(found):
    return {name: {field: value for field, value in row.items() if field != "printed"} for name, row in found.items()}

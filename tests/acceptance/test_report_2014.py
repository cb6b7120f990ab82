"""The example log brings the report of September 2014 back to the digit, as known on 30 September 2014."""

import datetime as dt
from itertools import pairwise

import pytest

from engine.report import make_report
from schemas.catalogue import named
from tests.acceptance.conftest import NAME, folded
from tests.acceptance.decoded import NO_DATA, as_printed, decoded, differences, number
from tests.acceptance.neighbours import PRINTED, assert_near
from tests.paths import needs_shared

pytestmark = [needs_shared, pytest.mark.timeout(300)]
KNOWN = dt.date(2014, 9, 30)

FIGURES = {"numerator": "numerator", "denominator": "denominator", "rate_per_10000": "rate_per_10000_printed"}
VALUE, BEFORE = {"value": "value_printed"}, {"previous_1y": "sep_2013", "previous_2y": "sep_2012"}

NOT_PRINTED = "initial_assessments_within_10_working_days"
"""Its comment says that 85 % was missed, and that it was better than a year before."""
PARTS_NOT_PRINTED = "child_protection_visits_within_timescale"
"""94.10 % fits a dozen pairs."""
COUNTS_BEFORE = "contacts_screened_within_24_hours"
"""Its values of earlier years are printed as counts, 107 and 0, and not as shares."""
NOT_TOLD = {
    "initial_health_assessments_attended",
    "initial_health_assessments_within_timescale",
    "review_health_assessments_attended",
    "review_health_assessments_within_timescale",
}
"""Nothing is told of July to September: no data, and a rate of a part of the twelve months."""
HEALTH = {one.id for one in named(NAME).indicators if one.area == "health"}
"""Their values of earlier years are of April to June, another quarter: shown, and not compared."""
COMMENTED = {
    ("referrals", "2014-08"): 490,
    ("contacts_progressed_to_referral", "2014-08"): 490,
    ("initial_assessments_completed", "2014-08"): 170,
    ("child_protection_plans_open", "2014-08"): 198,
    ("child_protection_plans_open", "2014-04"): 250,
    ("second_or_subsequent_plans", "2014-05"): 66,
}
"""What the comments print of other months."""


@pytest.fixture(scope="module")
def log():
    """The engine with the whole log, what was recorded after September among it."""
    return folded(1)


def rows_of(log, month):
    report = make_report(log, dt.date.fromisoformat(f"{month}-01"), KNOWN)
    return {row["id"]: row for row in report.readings}


@pytest.fixture(scope="module")
def rows(log):
    return rows_of(log, "2014-09")


def test_the_report_has_the_46_cards(rows):
    assert 46 == len(rows)
    assert list(decoded()) == list(rows)


def test_every_figure_is_what_was_printed(rows):
    """Value, numerator, denominator and rate; of two cards less was printed, and then less is compared."""
    told = {name: card for name, card in decoded().items() if name not in {NOT_PRINTED, PARTS_NOT_PRINTED}}

    assert [] == [text for name, card in told.items() for text in differences(rows[name], card, VALUE | FIGURES)]
    assert [] == differences(rows[PARTS_NOT_PRINTED], decoded()[PARTS_NOT_PRINTED], VALUE)


def test_what_was_not_printed_is_what_its_comment_says(rows):
    row = rows[NOT_PRINTED]

    assert row["previous_1y"] < row["value"] < 0.85
    assert row["denominator"] == rows["initial_assessments_completed"]["value"]


def test_the_parts_that_were_not_printed_make_the_share_that_was(rows):
    row = rows[PARTS_NOT_PRINTED]

    assert "94.10%" == as_printed(row["numerator"] / row["denominator"], "94.10%")


def test_the_values_of_earlier_years_are_what_was_printed(rows):
    told = {name: card for name, card in decoded().items() if name not in HEALTH | {COUNTS_BEFORE}}

    assert [] == [text for name, card in told.items() for text in differences(rows[name], card, BEFORE)]


def test_of_contacts_screened_the_counts_of_earlier_years_are_what_was_printed(log):
    card = decoded()[COUNTS_BEFORE]
    counts = {field: rows_of(log, month)[COUNTS_BEFORE]["numerator"] for month, field in _BEFORE.items()}

    assert {field: number(card[field]) for field in counts} == counts


def test_of_health_the_quarter_that_was_printed_of_earlier_years_is_theirs(log):
    """Q1, April to June. Of what nobody told before October 2013 a nought was printed for 2012, and there is no data."""
    for month, field in (("2013-06", "sep_2013"), ("2012-06", "sep_2012")):
        found = {name: row["value"] for name, row in rows_of(log, month).items() if name in HEALTH}
        printed = {name: decoded()[name][field].removeprefix("Q1 ") for name in HEALTH - NOT_TOLD}
        assert {name: number(text) for name, text in printed.items()} | dict.fromkeys(NOT_TOLD) == found


def test_a_direction_that_was_printed_beside_a_year_before_is_the_same(rows):
    """Of health too, though on paper another quarter stands before. Where no figure does, there is none to compare."""
    told = {name: card for name, card in decoded().items() if card["sep_2013"] not in {"", NO_DATA}}
    printed = {name: card["direction_of_travel"] for name, card in told.items() if card["direction_of_travel"]}

    assert 17 == len(printed)
    assert printed == {name: rows[name]["direction"] for name in printed}


def test_every_figure_is_whole_but_those_of_what_was_not_told(rows):
    assert {name: "no_data" if name in NOT_TOLD else "ok" for name in rows} == _of(rows, "status")
    rated = {name for name, card in decoded().items() if card["rate_per_10000_printed"]}
    whole = {name: "partial" if name in NOT_TOLD else "ok" for name in rated}
    assert whole == {name: rows[name]["rate_status"] for name in rated}


def test_every_breakdown_adds_up_to_its_card(rows):
    parts = {
        name: sum(part["numerator"] for part in row["breakdown"]) for name, row in rows.items() if row["breakdown"]
    }

    assert {one.id for one in named(NAME).indicators if one.breakdown} == parts.keys()
    assert {name: rows[name]["numerator"] for name in parts} == parts


def test_the_months_that_the_comments_print_are_theirs(log):
    months = {month: rows_of(log, month) for _, month in COMMENTED}

    assert COMMENTED == {(name, month): months[month][name]["numerator"] for name, month in COMMENTED}


def test_contacts_rise_from_month_to_month_but_for_june_and_july(rows):
    months = rows["contacts_received"]["months"]
    fell = [now["month"] for before, now in pairwise(months) if now["value"] <= before["value"]]

    assert ["2014-06", "2014-07"] == fell


@pytest.mark.parametrize("seed", [2, 3])
def test_another_seed_gives_another_log_and_the_same_cards(seed):
    """All that is said above, in one test: each process folds the log of a seed anew."""
    log = folded(seed)
    rows = rows_of(log, "2014-09")

    test_the_report_has_the_46_cards(rows)
    test_every_figure_is_what_was_printed(rows)
    test_what_was_not_printed_is_what_its_comment_says(rows)
    test_the_parts_that_were_not_printed_make_the_share_that_was(rows)
    test_the_values_of_earlier_years_are_what_was_printed(rows)
    test_of_contacts_screened_the_counts_of_earlier_years_are_what_was_printed(log)
    test_of_health_the_quarter_that_was_printed_of_earlier_years_is_theirs(log)
    test_a_direction_that_was_printed_beside_a_year_before_is_the_same(rows)
    test_every_figure_is_whole_but_those_of_what_was_not_told(rows)
    test_every_breakdown_adds_up_to_its_card(rows)
    test_the_months_that_the_comments_print_are_theirs(log)
    test_contacts_rise_from_month_to_month_but_for_june_and_july(rows)
    assert rows_of(folded(1), "2014-01") != rows_of(log, "2014-01")
    for indicator in PRINTED:
        assert_near(log, indicator)


_BEFORE = {"2013-09": "sep_2013", "2012-09": "sep_2012"}


def _of(rows, field):
    return {name: row[field] for name, row in rows.items()}

"""The figures of a real return's shape: from the command, and from a short query over the same CSV files."""

import json
from pathlib import Path

import duckdb
import pytest

from tests.commands import casetide
from tests.paths import SSDA903, needs_shared

pytestmark = needs_shared
COUNTED = (
    "looked_after_children",
    "care_started",
    "care_ceased",
    "looked_after_reviews_held",
    "looked_after_reviews_outside_care",
    "looked_after_past_18",
    "missing_incidents",
    "three_or_more_placements",
    "unaccompanied_children",
)
YEAR = [f"2017-{month:02}" for month in range(4, 13)] + ["2018-01", "2018-02", "2018-03"]


@pytest.fixture(scope="module")
def report():
    done = casetide(
        "report", *SSDA903.glob("*.csv"), "--authority", "E06000019", "--period", "2018-03", "--format", "json"
    )
    assert done.returncode == 0, done.stderr
    return {row["id"]: row for row in json.loads(done.stdout)["readings"]}


@pytest.fixture(scope="module")
def query():
    connection = duckdb.connect()
    connection.execute("set variable folder = ?", [str(SSDA903)])
    connection.execute(Path(__file__).with_name("sample.sql").read_text())
    table = connection.sql("select strftime(first, '%Y-%m') as month, * from figures")
    return {row[0]: dict(zip(table.columns, row, strict=True)) for row in table.fetchall()}


def months(report, indicator):
    return {one["month"]: one for one in report[indicator]["months"]}


@pytest.mark.parametrize("indicator", COUNTED)
def test_every_month_equals_the_query_over_the_files(report, query, indicator):
    counted = {month: one["numerator"] for month, one in months(report, indicator).items() if month in YEAR}
    assert {month: query[month][indicator] for month in YEAR} == counted


@pytest.mark.parametrize(
    ("total", "indicator"),
    [
        (55, "care_started"),
        (626, "care_ceased"),
        (2275, "looked_after_reviews_held"),
        (569, "looked_after_reviews_outside_care"),
        (18, "missing_incidents"),
    ],
)
def test_the_year_is_the_sum_of_its_months(report, query, total, indicator):
    of_year = [months(report, indicator)[month]["numerator"] for month in YEAR]
    assert total == sum(of_year) == sum(query[month][indicator] for month in YEAR)


def test_the_stock_stands_at_both_ends_of_the_year(report, query):
    stock = months(report, "looked_after_children")
    assert (1764, 1201) == (stock["2017-03"]["value"], stock["2018-03"]["value"])
    unaccompanied = months(report, "unaccompanied_children")["2017-03"]
    assert ("ok", query["2017-03"]["unaccompanied_children"]) == (unaccompanied["status"], unaccompanied["value"])
    assert (2100, 1419) == (query["2017-03"]["everyone"], query["2018-03"]["everyone"])


@pytest.mark.parametrize(
    ("numerator", "denominator", "indicator"),
    [
        (376, 1201, "three_or_more_placements"),
        (28, 99, "same_placement_2_years_or_more"),
        (1_364, 2_675, "health_assessments_up_to_date"),
        (1_325, 2_675, "teeth_checked"),
        (1_352, 2_675, "immunisations_up_to_date"),
    ],
)
def test_shares_on_the_last_day(report, numerator, denominator, indicator):
    row = report[indicator]
    assert (numerator, denominator, numerator / denominator) == (row["numerator"], row["denominator"], row["value"])


def test_reviews_in_time_over_the_year(report):
    of_year = [months(report, "looked_after_reviews_within_timescale")[month] for month in YEAR]
    assert (616, 1109) == tuple(sum(one[part] for one in of_year) for part in ("numerator", "denominator"))


@pytest.mark.parametrize(
    ("status", "indicator", "month"),
    [
        ("ok", "looked_after_children", "2017-03"),  # the night after 31 March is covered
        ("no_data", "care_started", "2017-03"),
        ("no_data", "missing_incidents", "2017-03"),
        ("ok", "care_started", "2017-04"),
        ("partial", "three_or_more_placements", "2018-02"),  # looks back to March 2017
        ("ok", "three_or_more_placements", "2018-03"),
        ("partial", "same_placement_2_years_or_more", "2018-03"),  # looks back thirty months
        ("partial", "looked_after_reviews_within_timescale", "2017-09"),  # looks back six months
        ("ok", "looked_after_reviews_within_timescale", "2017-10"),
    ],
)
def test_a_figure_says_how_much_of_it_is_covered(report, status, indicator, month):
    one = months(report, indicator)[month]
    assert (status, status == "no_data") == (one["status"], one["value"] is None)


@pytest.mark.parametrize(("period", "reaching"), [("2017-02", None), ("2018-04", "partial")])
def test_outside_the_return_there_is_no_data_but_for_the_twelve_months_that_reach_into_it(period, reaching):
    done = casetide(
        "report", *SSDA903.glob("*.csv"), "--authority", "E06000019", "--period", period, "--format", "json"
    )
    readings = json.loads(done.stdout)["readings"]
    outside = [row for row in readings if not row["period_start"] <= "2018-03-31" <= row["period_end"]]
    assert {("no_data", None)} == {(row["status"], row["value"]) for row in outside}
    inside = {row["id"]: row["status"] for row in readings if row not in outside}
    assert "ok" not in inside.values()
    assert reaching == inside.get("looked_after_children_missing")


def test_before_it_was_recorded_nothing_was_known():
    arguments = ("--authority", "E06000019", "--period", "2018-03", "--known", "2018-03-30", "--format", "json")
    done = casetide("report", *SSDA903.glob("*.csv"), *arguments)
    assert {"no_data"} == {row["status"] for row in json.loads(done.stdout)["readings"]}

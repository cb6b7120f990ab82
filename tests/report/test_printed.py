"""What a report on paper said stands beside the computed figures: in the table, as csv, and in json."""

import csv
import io

import pytest

from engine.report.forms import write_form
from engine.report.rows import Report

ROW = {
    "id": "open_cafs",
    "name": "Open CAFs",
    "value": 660,
    "numerator": 660,
    "denominator": None,
    "unit": "spells",
    "status": "ok",
    "period_end": "2014-09-30",
    "rate_per_10000": None,
    "previous_1y": 430,
    "target_low": None,
    "target_high": None,
    "target_applies_to": None,
    "rating": "none",
    "override": None,
    "commentary": [],
    "printed": [],
}


def table(*printed, **other):
    rows = [
        {**ROW, **other, "printed": [{"edition": "of 16 October", "of": of, "value": value} for of, value in printed]}
    ]
    return write_form(Report("E06000019", "2014-09", None, {}, rows), "table")


def cells(text):
    heading, row = (line for line in text.splitlines() if "Indicator" in line or "Open CAFs" in line)
    names = [cell.strip() for cell in heading.strip("┃").split("┃")]
    return dict(zip(names, (cell.strip() for cell in row.strip("│").split("│")), strict=True))


def test_what_was_printed_of_the_month_stands_beside_the_value():
    assert ("660", "659") == tuple(
        cells(table(("2013-09", "430"), ("2014-09", "659")))[name] for name in ("Value", "Printed")
    )


@pytest.mark.parametrize(
    ("of", "end"),
    [("2014-Q2", "2014-09-30"), ("2014-Q1", "2014-06-30"), ("2014-Q4", "2015-03-31"), ("2014-Q3", "2014-12-31")],
)
def test_so_does_what_was_printed_of_the_quarter_that_ends_with_it(of, end):
    assert "65" == cells(table((of, "65"), ("2001-Q1", "1"), period_end=end))["Printed"]


def test_without_anything_printed_of_it_there_is_no_such_column():
    assert "Printed" not in cells(table(("2013-09", "430")))


def test_all_that_was_printed_is_there_as_csv():
    rows = [{**ROW, "printed": [{"edition": "of 16 October", "of": "2013-09", "value": "430", "rate": None}]}]
    text = write_form(Report("E06000019", "2014-09", None, {}, rows), "csv", "printed")
    assert [{"id": "open_cafs", "edition": "of 16 October", "of": "2013-09", "value": "430", "rate": ""}] == list(
        csv.DictReader(io.StringIO(text))
    )

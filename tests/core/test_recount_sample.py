"""The recount against the figures that definitions of the SSDA903 sample give, straight from its CSV files."""

import csv
import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from engine.calendar import LONDON, month_end
from engine.recount import recount, recount_process
from schemas.catalogue import named
from schemas.envelope import Event

SAMPLE = Path(__file__).parents[3] / "shared" / "samples" / "ssda903"
ENGLAND = named("england")
FIRST, LAST = dt.date(2017, 4, 1), dt.date(2018, 3, 31)
MONTHS = [dt.date(2017 + (month > 12), (month - 1) % 12 + 1, 1) for month in range(4, 16)]

pytestmark = pytest.mark.skipif(not SAMPLE.is_dir(), reason="the SSDA903 sample lies beside the checkout, not in it")


def _day(text: str) -> dt.date:
    return dt.datetime.strptime(text, "%d/%m/%Y").replace(tzinfo=LONDON).date()


def _rows(table: str) -> list[dict[str, str]]:
    with (SAMPLE / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _event(name: str, child: str, day: dt.date, **data: Any) -> Event:
    return {
        "specversion": "1.0",
        "id": f"{name} {data.get('episode', data.get('incident', day))}",
        "source": "ssda903",
        "type": name,
        "subject": child,
        "time": dt.datetime.combine(day, dt.time(), LONDON),
        "recordedtime": dt.datetime(2018, 3, 31, 23, 59, 59, tzinfo=LONDON),
        "authority": "E06999999",
        "data": {"precision": "day"} | {field: value for field, value in data.items() if value},
    }


def _sample() -> list[Event]:
    found = [
        _event("child.registered", row["CHILD"], LAST, born=f"{_day(row['DOB']):%Y-%m}") for row in _rows("header")
    ]
    for row in _rows("episodes"):
        child, key = row["CHILD"], str(_day(row["DECOM"]))
        status = {"entry": row["RNE"], "legal_status": row["LS"], "placement": row["PLACE"], "need": row["CIN"]}
        found.append(_event("care_episode.started", child, _day(row["DECOM"]), episode=key, **status))
        if row["DEC"]:
            found.append(_event("care_episode.ended", child, _day(row["DEC"]), episode=key, reason=row["REC"]))
    for row in _rows("reviews"):
        held = {"kind": "looked_after", "participation": row["REVIEW_CODE"]}
        found.append(_event("review.held", row["CHILD"], _day(row["REVIEW"]), **held))
    for row in _rows("missing"):
        child, key = row["CHILD"], str(_day(row["MIS_START"]))
        kind = {"M": "missing", "A": "away"}[row["MISSING"]]
        found.append(_event("missing.started", child, _day(row["MIS_START"]), incident=key, kind=kind))
        if row["MIS_END"]:
            found.append(_event("missing.ended", child, _day(row["MIS_END"]), incident=key))
    return found


@pytest.fixture(scope="module")
def events() -> list[Event]:
    return _sample()


@pytest.mark.parametrize(
    ("expected", "name", "start", "end"),
    [
        ((1764, None), "looked_after_children", dt.date(2017, 3, 1), dt.date(2017, 3, 31)),
        ((1201, None), "looked_after_children", dt.date(2018, 3, 1), LAST),
        ((55, None), "care_started", FIRST, LAST),
        ((626, None), "care_ceased", FIRST, LAST),
        ((2275, None), "looked_after_reviews_held", FIRST, LAST),
        ((616, 1109), "looked_after_reviews_within_timescale", FIRST, LAST),
        ((376, 1201), "three_or_more_placements", dt.date(2018, 3, 1), LAST),
        ((28, 99), "same_placement_2_years_or_more", dt.date(2018, 3, 1), LAST),
        ((18, None), "missing_incidents", FIRST, LAST),
    ],
)
def test_the_sample_gives_the_figures_that_were_measured_by_hand(events, expected, name, start, end):
    result = recount(events, ENGLAND, ENGLAND.indicator(name), start, end, None)
    assert expected == (result.numerator, result.denominator)


def test_care_of_the_sample_balances_with_short_breaks(events):
    # 2,100 in care + 66 starts + 8 "on or before" - 755 endings = 1,419.
    _, _, before = recount_process(events, ENGLAND, "care", FIRST, dt.date(2017, 3, 31), None)
    assert before == 2100
    assert recount_process(events, ENGLAND, "care", FIRST, LAST, None) == (66, 755, 1419)


@pytest.mark.parametrize("name", ["care_started", "care_ceased", "looked_after_reviews_held", "missing_incidents"])
def test_a_year_is_the_sum_of_its_months(events, name):
    one = ENGLAND.indicator(name)
    months = [recount(events, ENGLAND, one, start, month_end(start), None).numerator or 0 for start in MONTHS]
    assert recount(events, ENGLAND, one, FIRST, LAST, None).numerator == sum(months)

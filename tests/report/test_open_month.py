"""A month that is not over is reported up to the day that is known, or up to today. Worked by hand."""

import pytest

from engine.authority import Authority
from engine.calendar import end_of
from engine.report import make_report
from tests.core.engine_made import AUTHORITY, catalogue, covered
from tests.core.hand_made import day, indicator, of_child, span

DUE = indicator("assessment", "due", id="due", measure="timely")
LATE = indicator("assessment", where=[{"late": True}], id="late")


def reported(known=None, today=None):
    """One started on 1 January, a holiday, and is due on the 15th; one on the 8th, due on the 22nd. None is completed."""
    one = Authority(AUTHORITY, catalogue([DUE, LATE]))
    for event in (covered(), *of_child("a", *span("assessment", 1)), *of_child("b", *span("assessment", 8))):
        one.take({**event, "recordedtime": min(event["recordedtime"], end_of(day(8)))})
    one.fold()
    due, late = make_report(one, day(1), known, today).readings
    return due, late


@pytest.mark.parametrize(
    ("due", "late", "known"),
    [
        pytest.param(None, 0, 14, id="neither is due yet"),
        pytest.param(1, 0, 15, id="the day that is known is over, and what was due on it not in time"),
        pytest.param(1, 1, 16, id="late from the day after"),
        pytest.param(2, 1, 22, id="the second"),
        pytest.param(2, 2, 31, id="the whole month"),
        pytest.param(2, 2, 60, id="known later"),
    ],
)
def test_what_is_due_after_the_day_that_is_known_is_not_late_yet(due, late, known):
    of_due, of_late = reported(day(known))
    assert (due, late) == (of_due["denominator"], of_late["value"])
    assert ("2018-01-01", "2018-01-31") == (of_due["period_start"], of_due["period_end"])


@pytest.mark.parametrize(
    ("due", "today"), [pytest.param(None, 15, id="today is not over"), (1, 16), (1, 22), (2, 23), (2, 31), (2, 60)]
)
def test_without_a_day_that_is_known_a_month_still_open_is_of_its_days_so_far(due, today):
    assert due == reported(today=day(today))[0]["denominator"]


def test_the_open_month_is_the_same_among_the_months():
    due, late = reported(today=day(22))
    assert (due["denominator"], late["value"]) == (due["months"][-1]["denominator"], late["months"][-1]["value"])
    assert ("2018-01", 13) == (due["months"][-1]["month"], len(due["months"]))

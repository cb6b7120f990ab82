"""The table for people."""

from engine.authority import Authority
from engine.report import make_report, write_form
from tests.core.engine_made import AUTHORITY, catalogue, covered
from tests.core.hand_made import day, indicator, span


def test_a_target_is_in_the_unit_of_what_it_is_for():
    target = {"start": "2017-04-01", "high": 50, "basis": "stock", "source": "-"}
    plans = [
        indicator("plan", id=of, targets=[{**target, "applies_to": of}], rate={"months": 1, "source": "-"})
        for of in ("rate", "value")
    ]
    one = Authority(AUTHORITY, catalogue(plans))
    for event in (covered(), *span("plan", 1)):
        one.take(event)
    one.fold()
    table = write_form(make_report(one, day(1), None), "table")
    assert ["≤ 50.0 per 10,000", "≤ 50"] == [line.split("│")[6].strip() for line in table.splitlines() if "│" in line]

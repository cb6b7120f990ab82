"""The demo's screen shows a value in its unit, as the report does."""

import io

import pytest
from rich.console import Console

from engine.local.scrape import Scrape
from engine.local.screen import WIDE, screen
from schemas import names
from schemas.catalogue import named

ENGLAND, AUTHORITY = named("england"), "E06999999"


@pytest.mark.parametrize(
    ("expected", "indicator", "value"),
    [
        ("0.51", "initial_conferences_per_enquiry", 35 / 68),
        ("4.67", "missing_incidents_per_child", 28 / 6),
        ("17.8", "sdq_average", 196 / 11),
        ("93.7 %", "looked_after_review_participation", 104 / 111),
        ("1,234", "looked_after_children", 1234.0),
    ],
)
def test_a_value_is_shown_in_its_unit(expected, indicator, value):
    labels = {"authority": AUTHORITY, "catalogue": "england", "indicator": indicator}
    seen = Scrape({(names.VALUE.name, frozenset(labels.items())): value})
    console = Console(width=WIDE, record=True, file=io.StringIO())
    console.print(screen(ENGLAND, AUTHORITY, seen, seen, WIDE))
    text = console.export_text()
    name = ENGLAND.indicator(indicator).name
    [line] = [line for line in text.splitlines() if line.startswith(f"│ {name} ")]
    assert expected == line.split("│")[2].strip()

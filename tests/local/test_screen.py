"""The demo's screen shows a value in its unit, as the report does."""

import io

import pytest
from rich.console import Console

from engine.local.scrape import Scrape
from engine.local.screen import WIDE, pages, screen
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
    console.print(screen(ENGLAND, ENGLAND.indicators, AUTHORITY, seen, seen, WIDE))
    text = console.export_text()
    name = ENGLAND.indicator(indicator).name
    [line] = [line for line in text.splitlines() if line.startswith(f"│ {name} ")]
    assert expected == line.split("│")[2].strip()


@pytest.mark.parametrize("width", [80, 100, 120, WIDE])
def test_where_it_is_narrow_only_the_names_give_way(width):
    indicator = max((one for one in ENGLAND.indicators if one.unit == "working_days"), key=lambda one: len(one.name))
    labels = {"authority": AUTHORITY, "catalogue": "england", "indicator": indicator.id}
    seen = Scrape({(names.VALUE.name, frozenset(labels.items())): 39.0})
    console = Console(width=width, record=True, file=io.StringIO())
    console.print(screen(ENGLAND, [indicator], AUTHORITY, seen, seen, width))
    text = console.export_text()
    assert "39.0 working days" in text
    assert indicator.name[:10] in text
    assert max(map(len, text.splitlines())) <= width


@pytest.mark.parametrize("lines", [24, 40, 60])
def test_every_indicator_is_on_one_page_that_fits_and_is_of_one_area(lines):
    made = pages(ENGLAND, lines)
    assert list(ENGLAND.indicators) == [one for page in made for one in page]
    assert all(len({one.area for one in page}) == 1 for page in made)
    for page in made:
        console = Console(width=WIDE, record=True, file=io.StringIO())
        console.print(screen(ENGLAND, page, AUTHORITY, Scrape({}), Scrape({}), WIDE))
        assert len(console.export_text().splitlines()) < lines


def test_a_tall_terminal_shows_all_on_one_page():
    assert [ENGLAND.indicators] == pages(ENGLAND, len(ENGLAND.indicators) + 8)


def test_a_target_of_the_rate_says_so():
    catalogue = named("herefordshire-2014")
    labels = {"authority": AUTHORITY, "catalogue": "herefordshire-2014", "indicator": "referrals"}
    bounds = {names.TARGET_LOW: 461.2, names.TARGET_HIGH: 563.6}
    seen = Scrape({(metric.name, frozenset(labels.items())): bound for metric, bound in bounds.items()})
    console = Console(width=WIDE, record=True, file=io.StringIO())
    console.print(screen(catalogue, [catalogue.indicator("referrals")], AUTHORITY, seen, seen, WIDE))
    assert "≥ 461.2 ≤ 563.6 /10,000" in console.export_text()


@pytest.mark.parametrize(
    ("expected", "name", "start"),
    [
        ("+2", "referrals", 5),
        ("", "referrals", 7),
        ("+7", "referrals", None),
        ("+2", "looked_after_children", 5),
        ("", "looked_after_children", None),
    ],
)
def test_what_has_moved_since_the_start_is_told_also_of_what_nobody_had_told_of_then(expected, name, start):
    """But of what is open: so many were there before anyone told."""
    labels = {"authority": AUTHORITY, "catalogue": "england", "indicator": name}
    now, then = (
        Scrape({(names.NUMERATOR.name, frozenset(labels.items())): count} if count else {}) for count in (7, start)
    )
    console = Console(width=WIDE, record=True, file=io.StringIO())
    indicator = ENGLAND.indicator(name)
    console.print(screen(ENGLAND, [indicator], AUTHORITY, now, then, WIDE))
    [line] = [line for line in console.export_text().splitlines() if line.startswith(f"│ {indicator.name} ")]
    assert expected == line.split("│")[3].strip()

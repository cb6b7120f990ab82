"""The catalogue `herefordshire-2014` says what the report of September 2014 printed, card by card."""

import pytest

from schemas.catalogue import named
from tests.acceptance.decoded import decoded, number
from tests.paths import needs_shared

pytestmark = needs_shared
HEREFORDSHIRE = named("herefordshire-2014")
POLARITY = {"none": "none", "higher": "higher", "lower": "lower", "target_band": "band"}
OTHERS = {
    "England": "england",
    "Statistical neighbours": "statistical_neighbours",
    "West Midlands": "west_midlands",
}
EDITIONS = {"2014-09": "value_printed", "2013-09": "sep_2013", "2012-09": "sep_2012"}
QUARTERS = {"2014-09": "value_printed", "2013-Q1": "sep_2013", "2012-Q1": "sep_2012"}


def test_there_are_its_46_cards_in_its_order():
    assert 46 == len(decoded())
    assert list(decoded()) == [one.id for one in HEREFORDSHIRE.indicators]


@pytest.mark.parametrize("one", HEREFORDSHIRE.indicators, ids=lambda one: one.id)
def test_a_card_has_its_code_name_area_polarity_target_and_benchmarks(one):
    card = decoded()[one.id]

    assert (card["printed_code"], card["name"], card["area"]) == (one.code, one.name, one.area)
    assert POLARITY[card["measure"]] == one.polarity
    targets = [(target.low, target.high, target.applies_to) for target in one.targets]
    assert ([_target(card)] if card["target_applies_to"] else []) == targets
    beside = {other.of: other.value for other in one.benchmarks}
    assert {of: number(card[column]) for of, column in OTHERS.items() if card[column]} == beside


@pytest.mark.parametrize("one", HEREFORDSHIRE.indicators, ids=lambda one: one.id)
def test_what_was_printed_is_typed_in_and_nothing_else(one):
    card = decoded()[one.id]
    editions = QUARTERS if one.area == "health" else EDITIONS
    expected = {of: card[column].removeprefix("Q1 ") for of, column in editions.items() if card[column]}

    printed = {said.of: said.value.replace(" %", "%") for said in one.printed}
    assert {of: text for of, text in expected.items() if text != "not printed"} == printed
    assert [card["rate_per_10000_printed"]] == [said.rate or "" for said in one.printed if said.of == "2014-09"] or (
        not one.printed
    )


@pytest.mark.parametrize("one", HEREFORDSHIRE.indicators, ids=lambda one: one.id)
def test_a_rate_is_there_where_one_was_printed(one):
    """Of the enquiries it is ours: their benchmarks are rates."""
    assert bool(decoded()[one.id]["rate_per_10000_printed"]) == (
        one.rate is not None and one.id != "section_47_enquiries_started"
    )


def _target(card):
    """One bound that is printed is what should be reached, or, where low is good, not exceeded."""
    low, high = card["target_low"], card["target_high"]
    bounds = number(low) if low else None, number(high) if high else None
    return (*bounds, card["target_applies_to"])

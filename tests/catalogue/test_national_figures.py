"""The catalogue `england` beside England's current indicators as they were gathered: no figure is mistyped."""

import re

import pytest

from schemas.catalogue import Cycle, Late, Span, SpellsIn, flat, named
from tests.catalogue.national import NOT_HERE, ONLY_OURS, OURS, latest, lengths, rows
from tests.paths import SHARED, needs_shared

pytestmark = needs_shared
ENGLAND = named("england")
ROWS = rows() if SHARED.is_dir() else {}
MAPPED = [pytest.param(ROWS[row], ENGLAND.indicator(ours), id=row) for row, ours in OURS.items() if row in ROWS]
each_row = pytest.mark.parametrize(("row", "ours"), MAPPED)

CHILDREN = {"2025": 12_183_016, "2024": 12_000_000}
"""Aged under 18 in England, where a rate is made from a count. Of 2024 as tables B7 and D1 have it: 62,870 are 52.4."""
NUMBERS = {"two": "2", "three": "3"}


def test_every_row_of_england_is_an_indicator_or_has_a_reason_why_not():
    reasoned = [row for listed in NOT_HERE.values() for row in listed.split()]

    assert sorted(ROWS) == sorted([*OURS, *reasoned])


def test_every_indicator_is_a_row_of_england_or_is_known_to_be_ours_alone():
    assert sorted(one.id for one in ENGLAND.indicators) == sorted({*OURS.values()} | ONLY_OURS)


@each_row
def test_what_is_good_is_what_england_says(row, ours):
    # A target band says that neither is better.
    assert ours.polarity == row["polarity"].replace("target", "none")


@each_row
def test_englands_latest_figure_is_the_one_that_was_gathered_with_its_year_and_basis(row, ours):
    theirs = latest(row)
    benchmarks = [one for one in ours.benchmarks if one.of == "England"]

    if theirs is None:
        assert not benchmarks
        return
    (typed,) = benchmarks
    assert (theirs.year, theirs.basis) == (typed.year, typed.basis)
    assert printed_as(typed.value, of(row, theirs, typed)) == typed.value


def of(row, theirs, typed):
    """Their value, or where a count is typed as a rate, that count per 10,000 children."""
    is_count = row["kind"] in {"flow", "stock"}
    assert is_count <= (typed.applies_to == "rate"), "a count of England says nothing beside one authority's"
    return theirs.value / CHILDREN[typed.year] * 10_000 if is_count else theirs.value


def printed_as(typed, value):
    """With as many decimals as were typed."""
    return round(value, len(f"{typed:g}".partition(".")[2]))


@each_row
def test_its_card_says_what_where_from_and_the_time_allowed(row, ours):
    said = words(ours)

    assert ours.description
    assert ours.source
    assert set() == {length for length in lengths(row["timescale"]) if length not in said}


def words(ours):
    """The card, and the limits of what is timed; numbers in figures."""
    text = " ".join([ours.name, ours.description, ours.guide, ours.source, *limits(ours)]).lower()
    return re.sub(r"\b(two|three)\b", lambda found: NUMBERS[found[0]], text)


def limits(ours):
    asked = [one.spells for one in flat(ours.part) if isinstance(one, SpellsIn) and Late(late=True) in one.where]
    for name in asked if ours.measure == "ratio" else [ours.of, *asked]:
        match ENGLAND.processes[name]:
            case Cycle(limits=allowed):
                yield from map(str, allowed)
            case Span(due=allowed) if allowed:
                yield str(allowed)
            case _:
                pass

"""What is behind each of the 46 cards comes to the card, and what changed since to the difference."""

import datetime as dt
from collections import Counter

import pytest

from engine.card import card
from engine.readings.periods import known_by
from engine.why import cases, changes, question, total
from schemas.catalogue import named
from tests.acceptance.conftest import NAME, some_folded
from tests.conftest import FULL

pytestmark = pytest.mark.timeout(600 if FULL else 120)
CATALOGUE, LAST = named(NAME), dt.date(2014, 9, 30)
REPORTED, SINCE = dt.date(2014, 9, 30), dt.date(2014, 11, 30)


def asked(authority, indicator, known):
    instant = known_by(known)
    shown = card(authority, indicator, LAST, instant)
    of = question(CATALOGUE, indicator, LAST, instant, is_covered=shown.reading.covered != "no_data")
    return shown, of, cases(of, authority.histories())


def assert_the_rate_comes_of_its_spells(authority, indicator, rated):
    of = question(CATALOGUE, indicator, LAST, known_by(SINCE), is_covered=rated.status != "no_data", of_rate=True)
    behind = cases(of, authority.histories())
    assert (rated.numerator or 0) == sum(case.adds.numerator for case in behind)
    assert all(case.events for case in behind)


@pytest.mark.parametrize("indicator", CATALOGUE.indicators, ids=lambda one: one.id)
def test_every_cards_why_adds_up_to_it_then_and_now(indicator):
    authority = some_folded()
    sides = [asked(authority, indicator, known) for known in (REPORTED, SINCE)]
    for shown, _, behind in sides:
        reading = shown.reading
        if reading.value is None:
            assert [] == [case for case in behind if case.adds.numerator]
            continue
        assert (reading.value, reading.numerator, reading.denominator) == total(indicator, behind)
        assert (shown.pending or 0) == sum(case.adds.pending for case in behind)
        assert all(case.events for case in behind)
        if indicator.breakdown and len(shown.breakdown) < indicator.breakdown.top:
            assert shown.breakdown == Counter(case.adds.label for case in behind if case.adds.numerator)
    if indicator.rate:
        assert_the_rate_comes_of_its_spells(authority, indicator, sides[1][0].rate)
    (_, before, old), (_, after, new) = sides
    found = changes(before, after, authority.histories())
    for field in ("numerator", "denominator"):
        difference = sum(getattr(one.adds, field) for one in new) - sum(getattr(one.adds, field) for one in old)
        gained = sum(getattr(one.after.adds, field) for one in found if one.after)
        lost = sum(getattr(one.before.adds, field) for one in found if one.before)
        assert difference == gained - lost

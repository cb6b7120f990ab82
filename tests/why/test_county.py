"""Every indicator of England over a made-up county: what is behind a card comes to the card that the report shows."""

import datetime as dt
import json
from collections import Counter
from itertools import pairwise

import pytest

from engine.authority import Authority
from engine.card import Card, card
from engine.examples.county import county
from engine.readings.periods import known_by
from engine.why import Case, Change, cases, changes, question, total
from schemas.catalogue import named
from schemas.envelope import Event, decode
from tests.conftest import FULL

ENGLAND = named("england")
CODE = "E06999999"
ENDS = [dt.date(2025, 3, 31), dt.date(2025, 6, 30)]
KNOWN = [dt.date(2025, 7, 5), dt.date(2025, 10, 31), None]


@pytest.fixture(scope="module")
def events() -> list[Event]:
    made = county(1, dt.date(2024, 4, 1), dt.date(2025, 12, 31), children=200 if FULL else 10)
    return [decode(json.dumps(event)) for event in made]


@pytest.fixture(scope="module")
def whole(events) -> Authority:
    return _folded(Authority(CODE, ENGLAND), events)


def _folded(one, events):
    for event in events:
        one.take(event)
    one.fold()
    return one


@pytest.mark.parametrize("name", [one.id for one in ENGLAND.indicators])
def test_what_is_behind_every_card_comes_to_it(name, events, whole):
    indicator = ENGLAND.indicator(name)
    alone = _folded(Authority(CODE, ENGLAND.only(indicator)), events)
    for last in ENDS:
        found = [_asked(alone, whole, indicator, last, known) for known in KNOWN]
        for shown, _, behind in found:
            _assert_adds_up(shown, behind)
        for (_, before, old), (_, after, new) in pairwise(found):
            _assert_difference(old, new, changes(before, after, alone.histories()))


def _asked(alone, whole, indicator, last, known):
    """The card of the whole catalogue, and what the indicator's part of it alone has behind it."""
    instant = known_by(known)
    shown = card(whole, indicator, last, instant)
    assert shown == card(alone, indicator, last, instant)
    of = question(alone.catalogue, indicator, last, instant, is_covered=shown.reading.covered != "no_data")
    return shown, of, cases(of, alone.histories())


def _assert_adds_up(shown: Card, behind: list[Case]):
    indicator, reading, found = shown.indicator, shown.reading, total(shown.indicator, behind)
    if reading.value is not None:
        assert (reading.value, reading.numerator, reading.denominator) == found
    assert (shown.pending or 0) == sum(case.adds.pending for case in behind)
    if len(shown.breakdown) < (indicator.breakdown.top if indicator.breakdown else 0):
        assert shown.breakdown == Counter(case.adds.label for case in behind if case.adds.numerator)
    assert all(case.events for case in behind)


def _assert_difference(old: list[Case], new: list[Case], found: list[Change]):
    for field in ("numerator", "denominator", "pending", "amount"):
        sides = [sum(getattr(case.adds, field) or 0 for case in side) for side in (old, new)]
        moved = [[one.before for one in found], [one.after for one in found]]
        before, after = (sum(getattr(case.adds, field) or 0 for case in side if case) for side in moved)
        assert sides[1] - sides[0] == after - before

"""Any figure at any known, from a million events (a tenth of that in `make test`): in time for a wall and a question."""

import datetime as dt
import json
import random
from functools import partial
from time import perf_counter

import pytest

from engine.authority import Authority
from engine.card import months_to
from engine.examples.county import AUTHORITY, county
from engine.readings.periods import known_by
from engine.readings.reading import reading
from schemas.catalogue import named
from schemas.envelope import decode
from tests.conftest import FULL

pytestmark = pytest.mark.timeout(900)
ENGLAND = named("england")
FIRST, LAST = dt.date(2022, 4, 1), dt.date(2025, 3, 31)
CHILDREN, EVENTS = (1750, 1_000_000) if FULL else (175, 100_000)


@pytest.fixture(scope="module")
def authority():
    one = Authority(AUTHORITY, ENGLAND)
    for event in county(1, FIRST, LAST, children=CHILDREN):
        one.take(decode(json.dumps(event)))
    one.fold()
    return one


def took(work):
    began = perf_counter()
    work()
    return perf_counter() - began


def on(chance, first=FIRST):
    return first + dt.timedelta(chance.randrange((LAST - first).days))


def test_the_log_is_as_long_as_said(authority):
    assert 0.9 * EVENTS < authority.versions


def test_a_reading_at_any_period_and_known_takes_less_than_20_milliseconds(authority):
    """Each of them, at the best of three: what else the machine does is not the reading's."""
    chance = random.Random(1)
    for one in ENGLAND.indicators:
        for _ in range(20):
            last, known = on(chance), known_by(on(chance))
            asked = partial(reading, authority, one, last, known)
            assert min(took(asked) for _ in range(3)) < 0.02, one.id


def test_the_whole_catalogue_with_13_months_takes_less_than_a_second(authority):
    known = known_by(LAST)
    assert 75 <= len(ENGLAND.indicators)
    assert took(lambda: [months_to(authority, one, LAST, known) for one in ENGLAND.indicators]) < 1

"""The fast core against the slow recount, and against itself in every order."""

import datetime as dt
import random
from pathlib import Path

import pytest
from hypothesis import event as note
from hypothesis import given
from hypothesis import strategies as st

from engine.authority import Authority
from engine.calendar import LONDON
from engine.history import microseconds
from engine.readings import breakdown, count
from engine.recount import recount, recount_process
from engine.rows.columns import EVERYTHING
from engine.rows.day_rows import Part
from schemas.catalogue import State, load, named
from tests.core.histories import AUTHORITY, FIRST, journeys

CATALOGUES = {"england": named("england"), "odd": load(Path(__file__).with_name("odd.yaml"))}
"""The product's, and one that asks for everything in odd combinations."""
every_catalogue = pytest.mark.parametrize("name", CATALOGUES)
NOON = dt.datetime.combine(FIRST, dt.time(18), LONDON)
KNOWN = st.one_of(st.none(), st.integers(0, 1600).map(lambda number: NOON + dt.timedelta(number)))
DAYS = st.integers(0, 1500).map(lambda number: FIRST + dt.timedelta(number))


def folded(catalogue, events, batch):
    """The events taken and folded, so many at a time."""
    one = Authority(AUTHORITY, catalogue)
    for at in range(0, len(events), batch):
        for each in events[at : at + batch]:
            one.take(each)
        one.fold()
    return one


def instant(known):
    return EVERYTHING if known is None else microseconds(known)


@every_catalogue
@given(journeys(), DAYS, KNOWN)
def test_every_indicator_equals_the_recount_on_any_day_at_any_known(name, events, last, known):
    catalogue = CATALOGUES[name]
    note(f"{'some' if any(e['type'] == 'event.retracted' for e in events) else 'no'} retractions")
    one, first = folded(catalogue, events, 1000), last.replace(day=1)
    for indicator in catalogue.indicators:
        judged = recount(events, catalogue, indicator, first, last, known)
        parts = Part.NUMERATOR, Part.DENOMINATOR
        counted = [count(one, indicator, part, first, last, instant(known)) for part in parts]
        assert [judged.numerator, judged.denominator or 0] == counted, indicator.id
        if indicator.breakdown:
            assert judged.parts == breakdown(one, indicator, last, instant(known)), indicator.id


@every_catalogue
@given(journeys(), DAYS, KNOWN)
def test_every_process_equals_the_recount_on_any_day_at_any_known(name, events, last, known):
    catalogue = CATALOGUES[name]
    one, first = folded(catalogue, events, 1000), last.replace(day=1)
    for process_name, process in catalogue.processes.items():
        if isinstance(process, State):
            continue
        started, ended = (
            one.rows(f"process:{process_name}", part).total(first.toordinal(), last.toordinal(), instant(known))
            for part in (Part.STARTED, Part.ENDED)
        )
        opened = one.rows(f"process:{process_name}", Part.OPENED).total(None, last.toordinal(), instant(known))
        assert recount_process(events, catalogue, process_name, first, last, known) == (started, ended, opened), (
            process_name
        )


@every_catalogue
@given(journeys(), st.randoms(use_true_random=False), st.sampled_from([1, 2, 7]), DAYS, KNOWN)
def test_order_repeats_and_batches_change_no_figure(name, events, chance: random.Random, batch, last, known):
    catalogue = CATALOGUES[name]
    shuffled = [*events, *events[::3]]
    chance.shuffle(shuffled)
    one, other = folded(catalogue, events, 1000), folded(catalogue, shuffled, batch)
    first = last.replace(day=1)
    for indicator in catalogue.indicators:
        for part in Part:
            counts = [count(each, indicator, part, first, last, instant(known)) for each in (one, other)]
            assert counts[0] == counts[1], (indicator.id, part.name)

"""The fast core against the slow recount, and against itself in every order."""

import datetime as dt
import random

from hypothesis import event as note
from hypothesis import given
from hypothesis import strategies as st

from engine.authority import Authority
from engine.calendar import LONDON
from engine.columns import EVERYTHING
from engine.day_rows import Part
from engine.history import microseconds
from engine.readings import breakdown, count
from engine.recount import recount, recount_process
from schemas.catalogue import State, named
from tests.core.histories import AUTHORITY, FIRST, journeys

ENGLAND = named("england")
NOON = dt.datetime.combine(FIRST, dt.time(18), LONDON)
KNOWN = st.one_of(st.none(), st.integers(0, 1600).map(lambda number: NOON + dt.timedelta(number)))
DAYS = st.integers(0, 1500).map(lambda number: FIRST + dt.timedelta(number))


def folded(events, batch):
    """The events taken and folded, so many at a time."""
    one = Authority(AUTHORITY, ENGLAND)
    for at in range(0, len(events), batch):
        for each in events[at : at + batch]:
            one.take(each)
        one.fold()
    return one


def instant(known):
    return EVERYTHING if known is None else microseconds(known)


@given(journeys(), DAYS, KNOWN)
def test_every_indicator_equals_the_recount_on_any_day_at_any_known(events, last, known):
    note(f"{'some' if any(e['type'] == 'event.retracted' for e in events) else 'no'} retractions")
    one, first = folded(events, 1000), last.replace(day=1)
    for indicator in ENGLAND.indicators:
        judged = recount(events, ENGLAND, indicator, first, last, known)
        parts = Part.NUMERATOR, Part.DENOMINATOR
        counted = [count(one, indicator, part, first, last, instant(known)) for part in parts]
        assert [judged.numerator, judged.denominator or 0] == counted, indicator.id
        if indicator.breakdown:
            assert judged.parts == breakdown(one, indicator, last, instant(known)), indicator.id


@given(journeys(), DAYS, KNOWN)
def test_every_process_equals_the_recount_on_any_day_at_any_known(events, last, known):
    one, first = folded(events, 1000), last.replace(day=1)
    for name, process in ENGLAND.processes.items():
        if isinstance(process, State):
            continue
        started, ended = (
            one.rows(f"process:{name}", part).total(first.toordinal(), last.toordinal(), instant(known))
            for part in (Part.STARTED, Part.ENDED)
        )
        opened = one.rows(f"process:{name}", Part.OPENED).total(None, last.toordinal(), instant(known))
        assert recount_process(events, ENGLAND, name, first, last, known) == (started, ended, opened), name


@given(journeys(), st.randoms(use_true_random=False), st.sampled_from([1, 2, 7]), DAYS, KNOWN)
def test_order_repeats_and_batches_change_no_figure(events, chance: random.Random, batch, last, known):
    shuffled = [*events, *events[::3]]
    chance.shuffle(shuffled)
    one, other = folded(events, 1000), folded(shuffled, batch)
    first = last.replace(day=1)
    for indicator in ENGLAND.indicators:
        for part in Part:
            counts = [count(each, indicator, part, first, last, instant(known)) for each in (one, other)]
            assert counts[0] == counts[1], (indicator.id, part.name)

"""The fast core against the slow recount, and against itself in every order."""

import datetime as dt
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.authority import Authority
from engine.calendar import LONDON
from engine.card import pending
from engine.history import microseconds
from engine.readings.backlog import backlog
from engine.readings.counts import count
from engine.readings.coverage import covering
from engine.readings.in_hand import work_in_hand
from engine.readings.periods import first_day
from engine.readings.reading import figure
from engine.recount import (
    period_start,
    recount,
    recount_backlog,
    recount_coverage,
    recount_in_hand,
    recount_process,
)
from engine.rows.columns import EVERYTHING
from engine.rows.row import Part
from schemas.catalogue import Cycle, Span, State
from tests.conftest import FULL
from tests.core.catalogues import CATALOGUES
from tests.core.histories import AUTHORITY, FIRST, covers, is_troubled, journeys, without_second_thoughts

pytestmark = pytest.mark.timeout(3600 if FULL else 300)
every_catalogue = pytest.mark.parametrize("name", CATALOGUES)
EVENING = dt.datetime.combine(FIRST, dt.time(18), LONDON)
fewer = settings(max_examples=5000 if FULL else 100)
"""For what folds several times an example."""
KNOWN = st.one_of(st.none(), st.integers(0, 1600).map(lambda number: EVENING + dt.timedelta(number)))
DAYS = st.integers(0, 1500).map(lambda number: FIRST + dt.timedelta(number))


def folded(catalogue, events, batch=1000, asked=None):
    """The events taken and folded, so many at a time."""
    one = Authority(AUTHORITY, catalogue, asked)
    for at in range(0, len(events), batch):
        for each in events[at : at + batch]:
            one.take(each)
        one.fold()
    return one


def instant(known):
    return EVERYTHING if known is None else microseconds(known)


def figures(one, indicator, last, known):
    """All that is said of an indicator."""
    first, at = first_day(indicator, last), instant(known)
    found = figure(one, indicator, first, last, at)
    if indicator.measure == "ratio":
        return found, {}, None, 0
    since = None if indicator.moment == "open" else first.toordinal()
    parts = one.rows(indicator.id, Part.NUMERATOR).by_label(since, last.toordinal(), at) if indicator.breakdown else {}
    return found, parts, pending(one, indicator, last, at), count(one, indicator, Part.BY_DAY, first, last, at)


@every_catalogue
@given(journeys(), DAYS, KNOWN)
def test_every_indicator_equals_the_recount_on_any_day_at_any_known(name, events, last, known):
    catalogue = CATALOGUES[name]
    one = folded(catalogue, events)
    for indicator in catalogue.indicators:
        first = period_start(indicator, last)
        judged = recount(events, catalogue, indicator, first, last, known)
        found, parts, still_open, by_day = figures(one, indicator, last, known)
        assert (judged.numerator, judged.denominator) == (found.numerator, found.denominator), indicator.id
        assert judged.value == pytest.approx(found.value), indicator.id
        assert judged.parts == parts, indicator.id
        assert judged.pending == still_open, indicator.id
        assert judged.by_day == by_day, indicator.id


@every_catalogue
@given(journeys(), DAYS)
def test_every_backlog_equals_the_recount_on_any_day(name, events, today):
    catalogue = CATALOGUES[name]
    one = folded(catalogue, events)
    for indicator in catalogue.indicators:
        if indicator.measure == "timely":
            judged, found = recount_backlog(events, catalogue, indicator, today, None), backlog(one, indicator, today)
            assert (judged.open, judged.overdue, judged.due_soon) == found[:3], indicator.id
            assert judged.best == pytest.approx(found.best), indicator.id
            assert judged.worst == pytest.approx(found.worst), indicator.id
            assert (judged.cases, judged.margin, judged.soon_until) == found[5:], indicator.id


@every_catalogue
@given(journeys(), DAYS)
def test_all_work_in_hand_equals_the_recount_on_any_day_team_by_team(name, events, today):
    catalogue = CATALOGUES[name]
    one = folded(catalogue, events)
    for process_name, process in catalogue.processes.items():
        if isinstance(process, Span | Cycle) and process.is_timed:
            judged = recount_in_hand(events, catalogue, process_name, today, None)
            found = work_in_hand(one, process_name, today, process.due_soon_working_days)
            assert judged.teams == {team: own[1:] for team, own in found.teams.items()}, process_name
            assert judged.oldest == found.oldest, process_name
            opened = one.rows(f"process:{process_name}", Part.OPENED).total(None, today.toordinal())
            assert opened == sum(own.open for own in found.teams.values()), process_name


@every_catalogue
@given(journeys(), DAYS, KNOWN)
def test_every_process_equals_the_recount_on_any_day_at_any_known(name, events, last, known):
    catalogue = CATALOGUES[name]
    one, first = folded(catalogue, events), last.replace(day=1)
    for process_name, process in catalogue.processes.items():
        if isinstance(process, State):
            continue
        started, ended = (
            one.rows(f"process:{process_name}", part).total(first.toordinal(), last.toordinal(), instant(known))
            for part in (Part.STARTED, Part.ENDED)
        )
        opened = one.rows(f"process:{process_name}", Part.OPENED).total(None, last.toordinal(), instant(known))
        judged = recount_process(events, catalogue, process_name, first, last, known)
        assert judged == (started, ended, opened), process_name


@every_catalogue
@given(covers(), DAYS, KNOWN)
def test_every_status_equals_the_recount_on_any_day_at_any_known(name, told, last, known):
    catalogue = CATALOGUES[name]
    one = folded(catalogue, told)
    for indicator in catalogue.indicators:
        first = period_start(indicator, last)
        found = covering(one, indicator, first, last, instant(known))
        assert recount_coverage(told, catalogue, indicator, first, last, known) == found, indicator.id


@every_catalogue
@fewer
@given(journeys(), st.randoms(use_true_random=False), st.sampled_from([1, 2, 7]), DAYS, KNOWN)
def test_order_repeats_and_batches_change_no_figure(name, events, chance: random.Random, batch, last, known):
    catalogue = CATALOGUES[name]
    shuffled = [*events, *events[::3]]
    chance.shuffle(shuffled)
    one, other = folded(catalogue, events), folded(catalogue, shuffled, batch)
    assert_same(one, other, last, known)
    for indicator in catalogue.indicators:
        if indicator.measure == "timely":
            assert backlog(one, indicator, last) == backlog(other, indicator, last), indicator.id
    for process_name, process in catalogue.processes.items():
        if process.is_timed:
            both = (work_in_hand(each, process_name, last, 5) for each in (one, other))
            assert next(both) == next(both), process_name


@every_catalogue
@fewer
@given(journeys(), st.sampled_from([2, 7, 1000]), DAYS, st.tuples(KNOWN, KNOWN))
def test_folded_for_some_instants_only_it_says_the_same_of_them(name, events, batch, last, knowns):
    catalogue = CATALOGUES[name]
    whole, some = folded(catalogue, events), folded(catalogue, events, batch, {instant(known) for known in knowns})
    for known in knowns:
        assert_same(whole, some, last, known)


@every_catalogue
@fewer
@given(journeys(), st.data(), DAYS, KNOWN)
def test_a_correction_leaves_what_the_right_event_would_have_and_before_it_what_was_believed(
    name, events, data, last, known
):
    """Wrong first and corrected later is, known later, as if right at once; known before, as if never corrected."""
    catalogue, plain = CATALOGUES[name], without_second_thoughts(events)
    if not plain:
        return
    right = data.draw(st.sampled_from(plain))
    wrong = right | {"time": right["time"] + dt.timedelta(data.draw(st.sampled_from([-40, -2, 1, 9])))}
    corrected = right | {"recordedtime": right["recordedtime"] + dt.timedelta(data.draw(st.sampled_from([1, 20, 500])))}
    others = [one for one in plain if one["id"] != right["id"] or one["subject"] != right["subject"]]
    was, is_ = folded(catalogue, [*others, wrong]), folded(catalogue, [*others, corrected])
    both = folded(catalogue, data.draw(st.permutations([wrong, corrected, *others])))
    before = known is not None and known < corrected["recordedtime"]
    assert_same(both, was if before else is_, last, known)


@every_catalogue
@fewer
@given(journeys(), st.data(), DAYS, KNOWN)
def test_what_is_retracted_is_nothing_from_then_on_and_before_it_what_was_believed(name, events, data, last, known):
    catalogue, plain = CATALOGUES[name], without_second_thoughts(events)
    if not plain:
        return
    gone = data.draw(st.sampled_from(plain))
    later = gone["recordedtime"] + dt.timedelta(data.draw(st.sampled_from([0, 1, 20, 500])))
    taken_back = gone | {"type": "event.retracted", "id": "gone", "recordedtime": later, "data": {"id": gone["id"]}}
    others = [one for one in plain if one["id"] != gone["id"] or one["subject"] != gone["subject"]]
    both = folded(catalogue, data.draw(st.permutations([gone, taken_back, *others])))
    before = known is not None and known < later
    assert_same(both, folded(catalogue, [*others, gone] if before else others), last, known)


def test_at_least_a_third_of_the_journeys_have_something_late_corrected_or_repeated():
    troubled = []

    @settings(database=None)
    @given(journeys())
    def look(events):
        troubled.append(is_troubled(events))

    look()
    assert sum(troubled) * 3 >= len(troubled)


def assert_same(one, other, last, known):
    for indicator in one.catalogue.indicators:
        assert figures(one, indicator, last, known) == figures(other, indicator, last, known), indicator.id

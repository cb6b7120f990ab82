"""The engine against the recount, on the examples and on journeys: each of them is one test.

The examples and the properties say the same, each figure in a test of its own. Here a mutant costs little: the
recount's answers are worked out once, before there is a mutant.
"""

import datetime as dt
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from engine.authority import Authority
from engine.calendar import day_of, end_of, month_end
from engine.readings.backlog import backlog
from engine.readings.coverage import covering
from engine.readings.periods import first_day
from engine.recount import period_start, recount, recount_backlog, recount_coverage, recount_process
from engine.rows.row import Part
from schemas.catalogue import Catalogue, State
from schemas.envelope import Event
from tests.core.catalogues import CATALOGUES
from tests.core.histories import covers, journeys
from tests.core.test_properties import DAYS, figures, instant
from tests.expressibility.examples import FILES, read, tiny

DRAWN, JOURNEYS = 40, 12
"""Of the journeys drawn, those with the most events are kept."""
Answer = tuple[str, Any]
"""What is asked, and what is said to it."""


class Case(NamedTuple):
    """Events, and the days and the knowledge that are asked about."""

    catalogue: Catalogue
    events: list[Event]
    asked: list[tuple[dt.date, dt.datetime | None]]


@pytest.mark.parametrize("name", [path.stem for path in FILES])
def test_an_example_has_the_figures_of_the_recount(name):
    assert judged_example(name) == dict(by_engine(example(name)))


@pytest.mark.parametrize("number", range(JOURNEYS))
@pytest.mark.parametrize("name", CATALOGUES)
def test_a_journey_has_the_figures_of_the_recount(name, number):
    assert judged_journey(name, number) == dict(by_engine(drawn(name)[number]))


@cache
def judged_example(name: str) -> dict[str, Any]:
    with no_mutant():
        return dict(by_recount(example(name)))


@cache
def judged_journey(name: str, number: int) -> dict[str, Any]:
    with no_mutant():
        return dict(by_recount(drawn(name)[number]))


@contextmanager
def no_mutant() -> Generator[None]:
    """The judge uses the calendar as it is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MUTANT_UNDER_TEST", "")
        yield


@cache
def example(name: str) -> Case:
    """An example, asked about on each day of an event and at the end of its month."""
    told = read(next(path for path in FILES if path.stem == name))
    days = {day_of(one["time"]) for one in told.events if "subject" in one}
    return Case(tiny(told), told.events, [(last, None) for last in sorted({*days, *map(month_end, days)})])


@cache
def drawn(name: str) -> list[Case]:
    """Journeys and what a source covered of them, the same in every run."""
    found: list[Case] = []

    @seed(1)
    @settings(
        max_examples=DRAWN,
        database=None,
        phases=[Phase.generate],
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(journeys(), covers(), st.lists(DAYS, min_size=8, max_size=8))
    def draw(events, told, lasts):
        known = [end_of(last) if number % 2 else None for number, last in enumerate(reversed(lasts))]
        found.append(Case(CATALOGUES[name], [*events, *told], list(zip(lasts, known, strict=True))))

    draw()
    return sorted(found, key=lambda case: len(case.events))[-JOURNEYS:]


def by_recount(case: Case) -> Iterator[Answer]:
    """What the slow judge says."""
    catalogue, events, asked = case
    for last, known in asked:
        for one in catalogue.indicators:
            first = period_start(one, last)
            told = recount(events, catalogue, one, first, last, known)
            figure = told.numerator, told.denominator, rounded(told.value), told.parts, told.pending, told.by_day
            yield f"{one.id} {last} {known}", (figure, recount_coverage(events, catalogue, one, first, last, known))
            if one.measure == "timely":
                opened = recount_backlog(events, catalogue, one, last, None)
                ends = rounded(opened.best), rounded(opened.worst), opened.cases, opened.margin, opened.soon_until
                yield f"{one.id} {last} open", (opened.open, opened.overdue, opened.due_soon, *ends)
        for name in spells_of(catalogue):
            yield f"{name} {last} {known}", recount_process(events, catalogue, name, last.replace(day=1), last, known)


def by_engine(case: Case) -> Iterator[Answer]:
    """What the engine says to the same."""
    authority = Authority(case.events[0]["authority"] if case.events else "", case.catalogue)
    for event in case.events:
        authority.take(event)
    authority.fold()
    for last, known in case.asked:
        at = instant(known)
        for one in case.catalogue.indicators:
            (value, *counted), *more = figures(authority, one, last, known)
            covered = covering(authority, one, first_day(one, last), last, at)
            yield f"{one.id} {last} {known}", ((*counted, rounded(value), *more), covered)
            if one.measure == "timely":
                waiting, overdue, soon, best, worst, *more = backlog(authority, one, last)
                yield f"{one.id} {last} open", (waiting, overdue, soon, rounded(best), rounded(worst), *more)
        for name in spells_of(case.catalogue):
            yield f"{name} {last} {known}", process(authority, name, last, at)


def process(authority: Authority, name: str, last: dt.date, known: int) -> tuple[int, int, int]:
    """Spells that started and ended in the month up to a day, and that are open on it."""
    first, day, series = last.replace(day=1).toordinal(), last.toordinal(), f"process:{name}"
    return (
        authority.rows(series, Part.STARTED).total(first, day, known),
        authority.rows(series, Part.ENDED).total(first, day, known),
        authority.rows(series, Part.OPENED).total(None, day, known),
    )


def spells_of(catalogue: Catalogue) -> list[str]:
    return [name for name, one in catalogue.processes.items() if not isinstance(one, State)]


def rounded(value: float | None) -> float | None:
    """Floats that were added up in another order are the same."""
    return None if value is None else round(value, 9)

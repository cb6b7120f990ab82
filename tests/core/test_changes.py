"""Figures that are kept where nothing of theirs changed are those that would be made anew."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.authorities import Authorities
from engine.authority import Authority
from engine.calendar import OPEN
from engine.changes import Changes
from engine.figures import figures
from engine.showing import Showing
from tests.conftest import FULL
from tests.core.catalogues import CATALOGUES
from tests.core.histories import AUTHORITY, DAYS, FIRST, covers, journeys

pytestmark = pytest.mark.timeout(1800 if FULL else 300)
ENGLAND = CATALOGUES["england"]
WHOLE = FIRST - dt.timedelta(900), FIRST + dt.timedelta(3000)


def marked(*marks):
    changes = Changes()
    for revision, day in marks:
        changes.mark(revision, day)
    return changes


@pytest.mark.parametrize(
    ("day", "revision", "marks"),
    [
        (OPEN, 0, []),
        (7, 0, [(1, 7)]),
        (OPEN, 1, [(1, 7)]),
        (5, 0, [(1, 7), (2, 5)]),
        (5, 1, [(1, 7), (2, 5)]),
        (7, 0, [(1, 7), (2, 9)]),
        (9, 1, [(1, 7), (2, 9)]),
        (OPEN, 2, [(1, 7), (2, 9)]),
        (8, 1, [(1, 7), (2, 9), (3, 8)]),
        (8, 2, [(1, 7), (2, 9), (3, 8)]),
        (4, 1, [(2, 6), (2, 4), (2, 9)]),
        (OPEN, 2, [(2, 6), (2, 4), (2, 9)]),
        (7, 1, [(1, 7), (2, 7)]),
    ],
)
def test_the_earliest_day_of_what_came_after_a_revision_is_told(day, revision, marks):
    assert day == marked(*marks).since(revision)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 9)), max_size=12), st.integers(0, 12))
def test_it_is_the_least_of_all_later_marks(steps, revision):
    at, marks = 0, []
    for step, day in steps:
        at += step
        marks.append((at, day))
    assert min((day for when, day in marks if when > revision), default=OPEN) == marked(*marks).since(revision)


def told(start=WHOLE[0], end=WHOLE[1], name="all"):
    """A source that tells of everything on these days, known from the first."""
    noon = dt.datetime.combine(WHOLE[0], dt.time(12), dt.UTC)
    types = sorted({kind for one in ENGLAND.processes for kind in ENGLAND.reads(one)})
    return {
        "specversion": "1.0",
        "id": name,
        "source": "test",
        "type": "source.covered",
        "time": noon,
        "recordedtime": noon,
        "authority": AUTHORITY,
        "data": {"types": types, "start": start, "end": end},
    }


def taken(authority, events):
    for each in events:
        authority.take(each)
    authority.fold()


@pytest.mark.parametrize("name", CATALOGUES)
@settings(max_examples=500 if FULL else 20)  # all that is shown takes a tenth of a second to make
@given(journeys(), covers(), st.lists(st.tuples(st.integers(1, 30), DAYS), min_size=2, max_size=3), st.booleans())
def test_figures_made_from_those_before_are_those_made_anew(name, events, told_too, looks, is_told):
    """Whatever came between two looks, and whether the day moved on, stayed or went back."""
    one, before, at = Authority(AUTHORITY, CATALOGUES[name]), None, 0
    told_first, told_later = told_too[:3], told_too[3:]
    left = [*([told()] if is_told else []), *told_first, *events, *told_later]
    for many, today in [*looks, (len(left), looks[-1][1])]:
        taken(one, left[at : at + many])
        at += many
        before = figures(one, today, before)
        assert figures(one, today) == before


def referral(name, day, recorded=None):
    noon = dt.datetime.combine(day, dt.time(12), dt.UTC)
    return {
        "specversion": "1.0",
        "id": name,
        "source": "test",
        "type": "referral.made",
        "subject": name,
        "time": noon,
        "recordedtime": recorded or noon,
        "authority": AUTHORITY,
        "data": {"referral": name, "precision": "day"},
    }


TODAY = FIRST + dt.timedelta(400)


def shown_after(*events, authorities, showing):
    """What is shown once these are folded too."""
    for each in events:
        authorities.take(each)
    authorities.fold(1000)
    for _ in showing.refresh(TODAY, {}):
        pass
    return showing.shown[AUTHORITY].figures


@pytest.fixture
def wall():
    authorities = Authorities(ENGLAND)
    return {"authorities": authorities, "showing": Showing(authorities)}


def card_of(figures, name):
    return next(one for one in figures.cards if one.card.indicator.id == name)


def test_what_an_event_cannot_reach_is_not_made_anew(wall):
    before = shown_after(told(), referral("a", TODAY), **wall)
    after = shown_after(referral("b", TODAY), **wall)
    old, new = card_of(before, "referrals"), card_of(after, "referrals")
    assert (1, 2) == (old.card.reading.value, new.card.reading.value)
    assert all(one is other for one, other in zip(old.months, new.months, strict=True))
    assert card_of(before, "looked_after_children") is card_of(after, "looked_after_children")


@pytest.mark.parametrize("day", ["2015-12-01", "2015-12-05", "2015-12-31"])
def test_a_late_event_changes_its_closed_month_and_those_before_it_are_kept(wall, day):
    before = card_of(shown_after(told(), referral("a", TODAY), **wall), "referrals")
    after = card_of(shown_after(referral("late", dt.date.fromisoformat(day)), **wall), "referrals")
    both = list(zip(before.months, after.months, strict=True))
    assert [dt.date(2015, 12, 31)] == [new.reading.end for old, new in both if old != new]
    assert all(old is new for old, new in both if new.reading.end < dt.date(2015, 12, 1))


def test_what_is_covered_from_the_first_of_a_month_tells_the_stock_of_the_night_before(wall):
    shown_after(told(WHOLE[0], dt.date(2015, 6, 30)), referral("a", TODAY), **wall)
    later = card_of(shown_after(told(dt.date(2016, 1, 1), name="later"), **wall), "looked_after_children")
    assert ["no_data", "ok", "ok"] == [one.reading.status for one in later.months[-3:]]


def test_without_a_change_nothing_is_made(wall):
    assert shown_after(told(), **wall) is shown_after(**wall)


def test_figures_that_stay_rest_on_more_of_the_log_and_those_made_on_what_was_folded_before(wall):
    authorities, showing = wall.values()
    authorities.take(told())
    authorities.fold(1000)
    before = shown_at(7, showing)
    assert (before.figures, 9) == shown_at(9, showing)
    assert (before.figures, None) == shown_at(None, showing), "not known exactly"
    authorities.take(referral("a", TODAY))
    authorities.fold(1000)
    made = [showing.shown[AUTHORITY] for _ in showing.refresh(TODAY, {AUTHORITY: 12})]
    assert {(before.figures.revision, None)} == {(one.figures.revision, one.position) for one in made}, (
        "while they are made"
    )
    assert (before.figures.revision + 1, 12) == (
        showing.shown[AUTHORITY].figures.revision,
        showing.shown[AUTHORITY].position,
    )


def shown_at(position, showing):
    """What is shown where the log is folded up to a position."""
    for _ in showing.refresh(TODAY, {} if position is None else {AUTHORITY: position}):
        pass
    return showing.shown[AUTHORITY]


def test_an_authority_that_went_and_came_back_keeps_nothing_of_before(wall):
    assert 1 == card_of(shown_after(told(), referral("a", TODAY), **wall), "referrals").card.reading.value
    wall["authorities"].drop(AUTHORITY)
    again = card_of(shown_after(told(), referral("a", TODAY - dt.timedelta(300)), **wall), "referrals")
    assert 0 == again.card.reading.value
    wall["authorities"].drop(AUTHORITY)
    assert [] == list(wall["showing"].refresh(TODAY, {}))
    assert {} == wall["showing"].shown


def test_what_is_covered_counts_from_the_next_fold_on_like_every_event(wall):
    assert shown_after(referral("a", TODAY), **wall).cards[0].card.reading.status == "no_data"
    authority = wall["authorities"].authorities[AUTHORITY]
    authority.take(told())
    assert [] == authority.covered("referral.made")
    assert 1 == authority.dirty
    authority.fold()
    assert [] != authority.covered("referral.made")
    assert 0 == authority.dirty

"""What is behind a card adds up to it, of any history, on any day, as known on any day."""

import datetime as dt
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.calendar import LONDON
from engine.card import pending
from engine.history import microseconds
from engine.readings.counts import count
from engine.readings.periods import first_day, months_back
from engine.readings.reading import figure
from engine.rows.columns import EVERYTHING
from engine.rows.row import Part
from engine.why import cases, changes, question, total
from engine.why.past import Past
from tests.conftest import FULL
from tests.core.catalogues import CATALOGUES
from tests.core.histories import FIRST, journeys
from tests.core.test_properties import folded

pytestmark = pytest.mark.timeout(3600 if FULL else 300)
EVENING = dt.datetime.combine(FIRST, dt.time(18), LONDON)
KNOWN = st.integers(0, 1600).map(lambda number: microseconds(EVENING + dt.timedelta(number)))
DAYS = st.integers(0, 1500).map(lambda number: FIRST + dt.timedelta(number))


@pytest.mark.parametrize("name", CATALOGUES)
@given(journeys(), DAYS, KNOWN, st.one_of(st.just(EVERYTHING), KNOWN))
def test_cases_add_up_to_the_card_and_changes_to_the_difference_of_two(name, events, last, known, later):
    known, later = sorted((known, later))
    catalogue = CATALOGUES[name]
    one = folded(catalogue, events)
    for indicator in catalogue.indicators:
        before, after = (question(catalogue, indicator, last, instant) for instant in (known, later))
        old, new = (cases(asked, one.histories()) for asked in (before, after))
        _assert_comes_to_the_card(one, indicator, last, known, old)
        _assert_comes_to_the_card(one, indicator, last, later, new)
        if indicator.rate:
            _assert_comes_to_the_rate(one, indicator, last, later)
        found = changes(before, after, one.histories())
        _assert_is_the_difference(old, new, found)
        told = [event.version.recorded for change in found for event in change.events]
        assert all(known < recorded <= later for recorded in told), indicator.id
        _assert_each_is_made_by_its_events(after, new, dict(one.histories()))


def _assert_comes_to_the_card(one, indicator, last, known, found):
    first = first_day(indicator, last)
    assert figure(one, indicator, first, last, known) == total(indicator, found), indicator.id
    assert (pending(one, indicator, last, known) or 0) == sum(case.adds.pending for case in found), indicator.id
    if indicator.breakdown:
        since = None if indicator.moment == "open" else first.toordinal()
        parts = one.rows(indicator.id, Part.NUMERATOR).by_label(since, last.toordinal(), known)
        assert parts == Counter(case.adds.label for case in found if case.adds.numerator), indicator.id


def _assert_comes_to_the_rate(one, indicator, last, known):
    asked = question(one.catalogue, indicator, last, known, of_rate=True)
    found = cases(asked, one.histories())
    first = months_back(last, indicator.rate.months)
    assert count(one, indicator, Part.NUMERATOR, first, last, known) == _sum(found, "numerator"), indicator.id
    assert len(found) == sum(bool(case.adds.numerator) or case.repeats for case in found), indicator.id


def _assert_is_the_difference(old, new, found):
    was, adds = [one.before for one in found if one.before], [one.after for one in found if one.after]
    for field in ("numerator", "denominator", "pending", "amount"):
        assert _sum(new, field) - _sum(old, field) == _sum(adds, field) - _sum(was, field)


def _sum(found, field):
    return sum(getattr(case.adds, field) or 0 for case in found)


def _assert_each_is_made_by_its_events(asked, found, histories):
    """Of these events alone, the child has such a spell."""
    for case in found:
        identities = {(told.version.source, told.version.id) for told in case.events}
        own = [version for version in histories[case.child] if (version.source, version.id) in identities]
        made = [(one.spell.start, one.spell.end, one.spell.opened) for one in Past(asked, case.child, own).weighed]
        assert (case.spell.start, case.spell.end, case.spell.opened) in made

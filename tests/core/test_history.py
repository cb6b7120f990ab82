"""What one event says, which of its versions holds, and what was known of it when."""

import datetime as dt
import itertools

import pytest

from engine.calendar import LONDON
from engine.history import (
    canonical,
    check_time,
    instant_of,
    known,
    microseconds,
    order,
    pack,
    rank,
    repacked,
    supersedes,
    unpack,
    version_of,
)
from engine.spells import DAY_ONLY
from schemas.envelope import Event, EventRefusedError
from tests.core.hand_made import day, event, timed


def held(number, recorded=10, name="one", **said):
    """A review of a looked after child on a day, as recorded on another."""
    return event("review.held", number, day(recorded), name, kind="looked_after", **said)


def elsewhere(one: Event) -> Event:
    """The same of another source."""
    return {**one, "source": "another-system"}


def retracted(recorded):
    return event("event.retracted", 3, day(recorded), "gone", id=held(3)["id"])


def noon(number):
    return microseconds(dt.datetime.combine(day(number), dt.time(12), LONDON))


# --- What an event says ---


def test_of_what_is_known_by_its_day_there_is_a_day_and_no_instant():
    version = version_of(held(3))
    assert (day(3).toordinal(), DAY_ONLY) == (version.day, version.instant)
    assert noon(10) == version.recorded


def test_an_instant_is_in_microseconds_and_its_day_is_londons():
    """20:30 in New York on 31 May 2018 is 01:30 on 1 June in London."""
    new_york = dt.timezone(dt.timedelta(hours=-4))
    version = version_of({**timed(held(3), "00:00"), "time": dt.datetime(2018, 5, 31, 20, 30, tzinfo=new_york)})
    assert dt.date(2018, 6, 1).toordinal() == version.day
    assert 1_527_813_000_000_000 == version.instant


def test_what_an_event_says_is_kept_with_days_as_text_and_without_how_exact_its_time_is():
    version = version_of(event("source.covered", 3, types=["review.held"], start=day(1), end=day(31)))
    assert {"types": ["review.held"], "start": "2018-01-01", "end": "2018-01-31"} == version.data
    assert ("source.covered", "case-system", "source.covered  3") == (version.type, version.source, version.id)


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        pytest.param(False, held(3, recorded=3), id="recorded on the day"),
        pytest.param(True, held(4, recorded=3), id="recorded a day before it happened"),
        pytest.param(False, event("conference.due", 9, day(3), enquiry="e1"), id="it says what is to come"),
    ],
)
def test_an_event_lies_ahead_if_it_was_recorded_before_its_day(expected, told):
    assert expected == version_of(told).is_ahead


def test_the_day_of_recording_is_londons():
    """At 23:30 of 31 May by UTC it is 1 June in London."""
    recorded = dt.datetime(2018, 5, 31, 23, 30, tzinfo=dt.UTC)
    assert day(152) == dt.date(2018, 6, 1)
    assert not version_of({**held(152), "recordedtime": recorded}).is_ahead


def test_a_retraction_is_a_version_of_the_event_it_names_that_says_nothing():
    version, target = version_of(retracted(11)), version_of(held(3))
    assert (target.source, target.id) == (version.source, version.id)
    assert (noon(11), None, 0, DAY_ONLY, False) == (
        version.recorded, version.data, version.day, version.instant, version.is_ahead,
    )  # fmt: skip
    assert "event.retracted" == version.type


# --- Times that cannot be ---


@pytest.mark.parametrize(
    ("time", "recorded"),
    [
        pytest.param("1950-01-01", "2018-06-01", id="the first day that there is"),
        pytest.param("2037-12-31", "2018-01-01", id="in just under twenty years"),
        pytest.param("2038-01-16", "2018-01-01", id="in 20 years of 366 days"),
        pytest.param("2100-12-31", "2099-01-01", id="the last day that is taken"),
    ],
)
def test_a_time_is_taken_from_1950_on_and_up_to_twenty_years_ahead(time, recorded):
    check_time(happened(time, recorded))


@pytest.mark.parametrize(
    ("time", "recorded"),
    [
        pytest.param("1949-12-31", "2018-06-01", id="before there are working days"),
        pytest.param("2038-01-17", "2018-01-01", id="more than twenty years ahead"),
        pytest.param("2101-01-01", "2100-01-01", id="after the last day that is taken"),
    ],
)
def test_another_time_is_refused_with_the_field_and_what_to_do(time, recorded):
    with pytest.raises(EventRefusedError) as error:
        check_time(happened(time, recorded))
    expected = "time: before 1950, or over twenty years after it was recorded: mend the date at its source"
    assert ("implausible_time", expected) == (error.value.reason, str(error.value))


def happened(time: str, recorded: str) -> Event:
    at, told = (dt.datetime.fromisoformat(each).replace(tzinfo=LONDON) for each in (time, recorded))
    return {**held(3), "time": at, "recordedtime": told}


# --- Which version holds ---

FIRST, LATER = version_of(held(3)), version_of(held(4, recorded=11))
CLASH = version_of(held(3, participation="PN2"))
GONE, GONE_AT_ONCE = version_of(retracted(11)), version_of(retracted(10))


@pytest.mark.parametrize(
    ("new", "old"),
    [
        pytest.param(FIRST, None, id="the first"),
        pytest.param(LATER, FIRST, id="what was recorded later"),
        pytest.param(LATER, GONE_AT_ONCE, id="told again after it was taken back"),
        pytest.param(GONE, FIRST, id="taken back"),
        pytest.param(GONE_AT_ONCE, FIRST, id="taken back at the same instant"),
        pytest.param(GONE_AT_ONCE, CLASH, id="taken back at the same instant, whatever it says"),
    ],
)
def test_of_two_versions_one_holds_whichever_came_first(new, old):
    assert supersedes(new, old)
    assert old is None or not supersedes(old, new)


def test_of_two_versions_of_one_instant_the_greater_bytes_hold():
    low, high = sorted([FIRST, CLASH], key=canonical)
    assert (True, False) == (supersedes(high, low), supersedes(low, high))
    assert (FIRST.recorded, False, canonical(FIRST)) == rank(FIRST)


def test_no_version_holds_over_itself():
    assert not supersedes(FIRST, FIRST)


def test_the_bytes_of_a_content_do_not_depend_on_the_order_of_its_fields():
    one, other = held(3, participation="PN1", review="r1"), held(3, review="r1", participation="PN1")
    expected = (
        b'["review.held",736697,-4611686018427387904,{"kind":"looked_after","participation":"PN1","review":"r1"}]'
    )
    assert expected == canonical(version_of(one)) == canonical(version_of(other))


def test_in_a_childs_life_events_are_in_the_order_of_day_instant_kind_source_and_id():
    """What is known by its day comes before what is timed on it, and an ending before a beginning."""
    lived = [
        held(4),
        event("care_episode.ended", 5, episode="b"),
        event("care_episode.started", 5, episode="a"),
        elsewhere(held(5, name="two")),
        held(5, name="one"),
        held(5, name="two"),
        timed(held(5, name="nine"), "09:00"),
        timed(held(5, name="eight"), "10:00"),
    ]
    expected = [version_of(one) for one in lived]
    backwards = expected[::-1]
    assert expected == sorted(backwards, key=order)


# --- What was known ---


@pytest.mark.parametrize(
    ("expected", "versions", "number"),
    [
        pytest.param([], [FIRST], 9, id="nothing before it was recorded"),
        pytest.param([FIRST], [FIRST], 10, id="what was recorded at that instant"),
        pytest.param([FIRST], [FIRST, LATER], 10, id="not what was recorded later"),
        pytest.param([LATER], [FIRST, LATER], 11, id="the correction from then on"),
        pytest.param([FIRST], [FIRST, GONE], 10, id="what was not taken back yet"),
        pytest.param([GONE], [FIRST, GONE], 11, id="that it was taken back"),
    ],
)
def test_known_of_each_event_is_the_version_that_holds_by_then(expected, versions, number):
    for given in itertools.permutations(versions):
        assert {(one.source, one.id): one for one in expected} == known(given, noon(number))


def test_two_events_are_each_known():
    other = version_of(held(3, name="two"))
    third = version_of(elsewhere(held(3)))
    assert [FIRST, other, third] == list(known([FIRST, other, third], noon(10)).values())


# --- Packed ---


def test_packs_end_to_end_hold_the_versions_of_each():
    assert [] == unpack(b"")
    assert [FIRST, LATER, GONE] == unpack(pack([FIRST, LATER]) + pack([]) + pack([GONE]))


def test_a_pack_of_many_versions_is_read_as_it_was_made():
    """Its length takes more than one byte."""
    many = [version_of(held(number)) for number in range(1, 1300)]
    assert [*many, FIRST] == unpack(pack(many) + pack([FIRST]))


def test_packs_end_to_end_become_one_of_the_same_versions():
    ends = pack([FIRST, LATER]) + pack([GONE])
    assert [FIRST, LATER, GONE] == unpack(repacked(ends))
    assert len(repacked(ends)) < len(ends)
    one = pack([FIRST, LATER])
    assert one is repacked(one)


@pytest.mark.parametrize("month", [1, 7])
def test_an_instant_in_microseconds_is_the_same_moment_on_londons_clock(month):
    instant = dt.datetime(2014, month, 16, 9, 30, 1, 7, LONDON)
    again = instant_of(microseconds(instant))
    assert (instant, instant.isoformat()) == (again, again.isoformat())

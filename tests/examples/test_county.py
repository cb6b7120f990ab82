"""The events of the synthetic county: their order, their form, and how they were recorded."""

import datetime as dt
import json
import time
from collections import Counter, defaultdict
from itertools import islice

import pytest

from engine.examples import EXAMPLES
from engine.examples.county import AUTHORITY, NOT_TOLD, TYPES, county
from schemas.envelope import decode
from schemas.events import EVENT_TYPES

from .conftest import FIRST, LAST, SIZE
from .lives import Event

OPENING = "2023-04-01T06:00:00+01:00"
AT_ONCE = {"contact.received", "contact.screened", "contact.decided", "child.registered"}
TO_THE_MINUTE = AT_ONCE - {"child.registered"} | {"missing.started", "missing.ended", "return_interview.held"}


def recorded(event: Event) -> dt.datetime:
    return dt.datetime.fromisoformat(event["recordedtime"])


def by_id(events: list[Event]) -> dict[tuple[str, str], list[Event]]:
    found = defaultdict(list)
    for event in events:
        if "subject" in event and event["type"] != "event.retracted":
            found[event["subject"], event["id"]].append(event)
    return found


def test_the_same_seed_tells_the_same_and_another_seed_something_else():
    days = dt.date(2025, 1, 1), dt.date(2025, 6, 30)

    assert list(county(7, *days, children=100)) == list(county(7, *days, children=100))
    assert list(county(7, *days, children=100)) != list(county(8, *days, children=100))


@pytest.mark.parametrize("last", [FIRST, dt.date(2023, 6, 14), dt.date(2024, 2, 29), dt.date(2025, 10, 26)])
def test_a_later_last_day_only_adds_events_at_the_end(three_years, last):
    expected = [event for event in three_years if recorded(event).date() <= last]

    assert expected == list(county(1, FIRST, last, children=SIZE))


def test_the_same_children_live_whatever_the_first_day_is(three_years):
    later = {event["subject"] for event in county(1, dt.date(2024, 4, 1), LAST, children=SIZE) if "subject" in event}

    assert later <= {event["subject"] for event in three_years if "subject" in event}


def test_every_event_is_accepted_by_the_envelope(three_years):
    for event in three_years:
        assert event["id"] == decode(json.dumps(event))["id"]


def test_events_come_in_order_of_their_recorded_times_and_within_the_days_asked_for(three_years):
    times = [recorded(event) for event in three_years]

    assert times == sorted(times)
    assert times[0].date() == FIRST
    assert times[-1].date() == LAST


def test_nothing_but_the_target_of_a_conference_is_recorded_before_it_happens(three_years):
    early = {event["type"] for event in three_years if dt.datetime.fromisoformat(event["time"]) > recorded(event)}

    assert {"conference.due"} == early


def test_times_carry_the_offset_of_london(three_years):
    offsets = {event["time"][5:7]: event["time"][-6:] for event in three_years if event["time"][5:7] in {"01", "07"}}

    assert offsets == {"01": "+00:00", "07": "+01:00"}


def test_all_but_contacts_and_missing_incidents_are_known_to_the_day_alone(three_years):
    for event in three_years:
        if "subject" in event and event["type"] != "event.retracted":
            expected = None if event["type"] in TO_THE_MINUTE else "day"
            assert expected == event["data"].get("precision")
            assert (expected == "day") <= ("T00:00:00" in event["time"])


def test_what_is_entered_after_the_opening_but_contacts_is_entered_in_office_hours_on_working_days(three_years):
    live = [event for event in three_years if "subject" in event and event["recordedtime"] != OPENING]
    entered = [recorded(event) for event in live if event["type"] not in AT_ONCE]

    assert all(dt.time(8, 30) <= at.time() <= dt.time(19) for at in entered)
    assert {0, 1, 2, 3, 4} == {at.weekday() for at in entered}


def test_the_opening_load_covers_three_years_and_every_day_covers_itself(three_years):
    covered = [event["data"] for event in three_years if event["type"] == "source.covered"]
    days = [(FIRST + dt.timedelta(n)).isoformat() for n in range((LAST - FIRST).days + 1)]

    assert (covered[0]["start"], covered[0]["end"]) == ("2020-04-01", "2023-03-31")
    assert days == [data["start"] for data in covered[1:]] == [data["end"] for data in covered[1:]]
    assert [TYPES] * len(covered) == [data["types"] for data in covered]
    assert (
        next(event["recordedtime"] for event in three_years if event["id"] == "covered/2023-04-01")
        == "2023-04-01T06:00:00+01:00"
    )


def test_the_opening_load_comes_first_and_holds_each_fact_once(three_years):
    opening = [event for event in three_years if event["recordedtime"] == OPENING]

    assert opening == three_years[: len(opening)]
    assert ["covered/opening", "covered/2023-04-01"] == [event["id"] for event in opening[-2:]]
    assert len(opening) - 2 == len(by_id(opening))


def test_some_events_are_recorded_the_same_day_most_within_days_and_a_few_months_late(three_years):
    live = [found[0] for found in by_id(three_years).values() if found[0]["recordedtime"] != OPENING]
    live = [event for event in live if event["type"] not in AT_ONCE]
    lags = [(recorded(event) - dt.datetime.fromisoformat(event["time"])).days for event in live]
    shares = {days: sum(lag <= days for lag in lags) / len(lags) for days in (0, 9, 31)}

    assert 0.25 < shares[0] < 0.6
    assert 0.8 < shares[9] < 0.97
    assert 0.95 < shares[31] < 0.999


def test_some_events_are_corrected_a_few_retracted_and_a_few_repeated(three_years):
    live = [found for found in by_id(three_years).values() if found[0]["recordedtime"] != OPENING]
    corrected = sum(any(found[0] != event for event in found) for found in live)
    repeated = sum(found[0] in found[1:] for found in live)
    retracted = sum(event["type"] == "event.retracted" for event in three_years)

    assert 0.02 < corrected / len(live) < 0.06
    assert 0.003 < retracted / len(live) < 0.015
    assert 0.003 < repeated / len(live) < 0.012


def test_a_correction_has_a_later_recorded_time_and_keeps_its_type(three_years):
    for found in by_id(three_years).values():
        contents = Counter(json.dumps(event, sort_keys=True) for event in found)
        assert len(contents) == len({event["recordedtime"] for event in found})
        assert len({event["type"] for event in found}) == 1


def test_what_is_retracted_was_told_before(three_years):
    told = set()
    for event in three_years:
        if event["type"] == "event.retracted":
            assert (event["subject"], event["data"]["id"]) in told
        told.add((event.get("subject"), event["id"]))


def test_a_child_is_registered_no_later_than_anything_else_is_told_of_it(three_years):
    registered = set()
    for event in three_years:
        if event["type"] == "child.registered":
            registered.add(event["subject"])
        assert event.get("subject") is None or event["subject"] in registered


def test_a_day_out_of_order_is_refused():
    with pytest.raises(ValueError, match="last"):
        county(1, LAST, FIRST)


def test_another_authority_has_other_pseudonyms():
    here, there = (
        [event.get("subject") for event in county(1, FIRST, FIRST, children=30, authority=code)]
        for code in ("E06999999", "E06999998")
    )

    assert len(here) == len(there) > 20
    assert {None} == set(here) & set(there)


def test_every_type_of_event_is_told_but_those_named(three_years):
    told = {event["type"] for event in three_years}

    remarks = {"commentary.recorded", "rating.overridden"}
    assert EVENT_TYPES.keys() - {"care_leaver.recorded"} - remarks == told
    assert {"source.covered", "event.retracted", "care_leaver.recorded"} | remarks == NOT_TOLD


def test_the_example_by_name_is_a_county_of_three_years():
    expected = list(islice(county(1, FIRST, LAST, authority=AUTHORITY), 1000))

    assert expected == list(islice(EXAMPLES["county"](1), 1000))


def test_a_large_county_is_made_lazily_and_fast(record_testsuite_property):
    start, count = time.process_time(), 0
    for _ in county(2, FIRST, LAST, children=300):
        count += 1
    rate = count / (time.process_time() - start)
    record_testsuite_property("county_events_per_second", round(rate))
    print(f"{count:,} events, {rate:,.0f} a second of processor time")

    assert count > 150_000
    assert rate > 10_000  # a third of what is seen: less is a fault, not a slow machine

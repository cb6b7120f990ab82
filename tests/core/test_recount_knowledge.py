"""What the recount believes, and when: versions, retractions, and what lies ahead."""

import datetime as dt
import itertools

import pytest

from engine.calendar import LONDON
from engine.recount import recount
from schemas.envelope import Event, decode
from tests.core.hand_made import (
    ENGLAND,
    counted,
    day,
    episodes,
    event,
    indicator,
)

# --- Knowledge ---


def review(number: int, recorded: dt.date, participation: str) -> Event:
    return event("review.held", number, recorded, name="one", kind="looked_after", participation=participation)


def retraction(recorded: dt.date, subject: str = "child-1") -> Event:
    one = event("event.retracted", 5, recorded, id="review.held  one")
    one["subject"] = subject
    return one


PARTICIPATION = {"title": "-", "by": {"dimension": "participation"}, "at": "start"}
HELD = indicator("looked_after_review_held", "starts", breakdown=PARTICIPATION)


@pytest.mark.parametrize(
    ("expected", "versions"),
    [
        pytest.param({"PN1": 1}, [review(3, day(10), "PN1")], id="one"),
        pytest.param({"PN1": 1}, [review(3, day(10), "PN1")] * 2, id="twice the same is once"),
        pytest.param({"PN1": 1}, [review(3, day(10), "PN2"), review(3, day(11), "PN1")], id="a correction"),
        pytest.param({"PN2": 1}, [review(3, day(10), "PN1"), review(3, day(10), "PN2")], id="a clash: the bytes"),
        pytest.param({}, [review(3, day(10), "PN1"), retraction(day(11))], id="withdrawn"),
        pytest.param({}, [review(3, day(10), "PN1"), retraction(day(10))], id="withdrawn at the same instant"),
        pytest.param({"PN1": 1}, [review(3, day(11), "PN1"), retraction(day(10))], id="told again later"),
        pytest.param({"PN1": 1}, [review(3, day(10), "PN1"), retraction(day(11), "child-2")], id="of another child"),
        pytest.param({"PN1": 1}, [review(3, day(10), "PN1"), review(3, day(90), "PN9")], id="not known yet"),
    ],
)
def test_the_highest_ranked_version_known_counts_in_any_order_of_arrival(expected, versions):
    known = dt.datetime.combine(day(60), dt.time(), LONDON)
    for order in itertools.permutations(versions):
        assert expected == recount(order, ENGLAND, HELD, day(1), day(31), known).parts


def test_one_id_of_two_sources_is_two_events():
    one, other = review(3, day(10), "PN1"), review(4, day(10), "PN2")
    other["source"] = "another-system"
    assert counted(HELD, [one, other], 1, 31) == 2


def test_known_includes_what_was_recorded_at_that_instant():
    one = review(3, day(10), "PN1")
    before = one["recordedtime"] - dt.timedelta(microseconds=1)
    seen = [recount([one], ENGLAND, HELD, day(1), day(31), known).numerator for known in (one["recordedtime"], before)]
    assert seen == [1, 0]


def test_recorded_times_are_compared_as_instants_where_the_clock_repeats_an_hour():
    second = dt.datetime(2018, 10, 28, 1, 10, tzinfo=LONDON, fold=1)  # 01:10 GMT, 40 minutes after 01:30 BST
    first = dt.datetime(2018, 10, 28, 1, 30, tzinfo=LONDON, fold=0)
    old, new = review(3, day(10), "PN2"), review(3, day(10), "PN1")
    old["recordedtime"], new["recordedtime"] = first, second
    assert recount([new, old], ENGLAND, HELD, day(1), day(31), None).parts == {"PN1": 1}


def test_what_is_dated_ahead_of_its_recording_takes_part_only_once_the_period_reaches_it():
    history = episodes("1- S C2")
    ahead = event("care_episode.ended", 20, day(10), episode="a", reason="E8")
    stock = indicator("care")
    assert [counted(stock, [*history, ahead], n, n) for n in (19, 20)] == [1, 0]
    assert [counted(indicator("care", "ends"), [*history, ahead], 1, n) for n in (19, 20)] == [0, 1]


def test_a_continuation_ahead_of_its_recording_is_not_seen_from_before():
    history = episodes("1-10 S C2 X1")
    ahead = event("care_episode.started", 11, day(10), episode="b", entry="P", legal_status="C2")
    ends = indicator("care", "ends")
    assert [counted(ends, [*history, ahead], 1, n) for n in (10, 11)] == [1, 0]


def test_a_day_is_a_london_day():
    # 23:30 UTC on 30 June is 1 July in London.
    line = (
        '{"specversion": "1.0", "id": "1", "source": "s", "type": "review.held", "subject": "c",'
        ' "time": "2018-06-30T23:30:00Z", "recordedtime": "2018-07-02T00:00:00Z", "authority": "E06999999",'
        ' "data": {"kind": "looked_after"}}'
    )
    july = recount([decode(line)], ENGLAND, HELD, dt.date(2018, 7, 1), dt.date(2018, 7, 1), None)
    assert july.numerator == 1

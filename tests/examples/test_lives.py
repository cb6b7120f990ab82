"""The lives in the synthetic county: chains that hold together, and figures that could be a small county's."""

import datetime as dt
from collections import Counter
from itertools import pairwise
from statistics import mean

import pytest

from engine.calendar import add_months, due_day
from engine.examples.reviews import LIMITS

from .conftest import FIRST, LAST
from .lives import SHORT_BREAKS, Episode, Life

MONTHS = [add_months(FIRST, n) for n in range(36)]
OPENED = add_months(FIRST, -36)


def starts(lives: list[Life]) -> list[Episode]:
    chains = [chain[0] for life in lives for chain in life.care()]
    return [first for first in chains if first.entry == "S" and first.status not in SHORT_BREAKS]


def ends(lives: list[Life]) -> list[Episode]:
    chains = [chain[-1] for life in lives for chain in life.care()]
    return [last for last in chains if last.end < dt.date.max and last.status not in SHORT_BREAKS]


def stock(lives: list[Life], day: dt.date) -> int:
    return sum((episode := life.on(day)) is not None and episode.status not in SHORT_BREAKS for life in lives)


def in_month(days: list[dt.date]) -> list[int]:
    counts = Counter(day.replace(day=1) for day in days)
    return [counts[month] for month in MONTHS]


def timed(lives: list[Life]) -> list[bool]:
    """For each review of a spell of care that began with S: was it in time?"""
    found = []
    for life in lives:
        for chain in life.care():
            held = [day for day in life.reviews if chain[0].start <= day <= chain[-1].end]
            if chain[0].entry == "S":
                limits = (LIMITS[min(n, 2)] for n in range(len(held)))
                found += [
                    day <= due_day(since, limit)
                    for since, day, limit in zip((chain[0].start, *held), held, limits, strict=False)
                ]
    return found


def test_every_x1_ending_is_followed_by_a_start_on_the_same_day_and_no_other_ending_is(lives):
    for life in lives:
        for last, following in pairwise(life.episodes):
            assert (last.reason == "X1") == (last.end == following.start)
            assert last.end <= following.start
        assert life.episodes[-1].reason != "X1"


def test_s_begins_care_and_the_other_entries_follow_an_ending(lives):
    for life in lives:
        assert life.episodes[0].entry in {"S", "P", "L", "T", "B", "U"}
        for last, following in pairwise(life.episodes):
            assert (following.entry == "S") == (last.reason != "X1")


def test_an_entry_says_whether_the_legal_status_changed(lives):
    for life in lives:
        for last, following in pairwise(life.episodes):
            if following.entry != "S":
                assert (following.entry in {"L", "B", "U"}) == (last.status != following.status)


def test_every_episode_lasts_a_day_or_more(lives):
    assert all(episode.start < episode.end for life in lives for episode in life.episodes)


def test_entries_of_every_kind_occur(lives):
    seen = Counter(episode.entry for life in lives for episode in life.episodes)

    assert {"S", "P", "L", "T", "B", "U"} == seen.keys()
    assert seen["U"] >= 3


def test_some_are_in_care_on_or_before_their_first_episode_and_most_are_not(lives):
    unknown = [life for life in lives if life.episodes[0].entry != "S"]

    assert 10 <= len(unknown) <= 60
    assert all(life.episodes[0].start < FIRST for life in unknown)


def test_nobody_is_in_care_past_18(lives):
    for life in lives:
        last = life.episodes[-1]
        assert min(last.end, LAST) <= add_months(life.born, 18 * 12 + 1)


def test_brothers_and_sisters_start_on_the_same_day(lives):
    days = Counter(life.episodes[0].start for life in lives if life.episodes[0].start >= OPENED)

    assert 0.15 < sum(count for count in days.values() if count > 1) / sum(days.values()) < 0.6


def test_some_children_come_back(lives):
    spells = [sum(1 for _ in life.care()) for life in lives]

    assert 0.04 < sum(count > 1 for count in spells) / len(lives) < 0.2


def test_some_are_on_short_breaks_and_some_of_them_move_between_these_and_care(lives):
    short = [life for life in lives if SHORT_BREAKS & {episode.status for episode in life.episodes}]

    assert 0.01 < len(short) / len(lives) < 0.08
    assert any({episode.status for episode in life.episodes} - SHORT_BREAKS for life in short)


def test_reviews_are_held_while_in_care(lives):
    for life in lives:
        for day in life.reviews:
            assert any(chain[0].start <= day <= chain[-1].end for chain in life.care())


def test_nine_in_ten_reviews_are_in_time(lives):
    found = timed(lives)

    assert 0.88 < sum(found) / len(found) < 0.93


def test_teenagers_go_missing_and_some_are_away(lives):
    incidents = [event for life in lives for event in life.missing]
    kinds = Counter(event["data"]["kind"] for event in incidents)

    assert 0.1 < kinds["away"] / len(incidents) < 0.25
    assert all(
        dt.date.fromisoformat(event["time"][:10]) >= add_months(life.born, 12 * 12 - 1)
        for life in lives
        for event in life.missing
    )


def test_about_70_of_10000_children_are_in_care_on_any_day(lives):
    found = [stock(lives, day) for day in MONTHS]

    assert min(found) >= 230
    assert max(found) <= 310
    assert len(lives) == pytest.approx(900, rel=0.1)


def test_the_past_that_the_opening_load_covers_is_whole(lives):
    past = [stock(lives, add_months(day, -36)) for day in MONTHS]

    assert min(past) >= 230
    assert max(past) <= 310


def test_starts_and_ends_keep_their_balance(lives):
    started, ended = (in_month([e.start for e in starts(lives)]), in_month([e.end for e in ends(lives)]))

    assert 8.5 < mean(started) < 12.5
    assert 8.5 < mean(ended) < 12.5


def test_the_figures_of_each_month_could_be_a_small_countys(lives):
    reviews = in_month([day for life in lives for day in life.reviews])
    missing = in_month(
        [
            dt.date.fromisoformat(event["time"][:10])
            for life in lives
            for event in life.missing
            if event["data"]["kind"] == "missing"
        ]
    )

    assert 62 < mean(reviews) < 85
    assert 8 < mean(missing) < 25


def test_one_in_ten_has_three_placements_in_a_year(lives):
    in_care = [life for life in lives if (now := life.on(LAST)) and now.status not in SHORT_BREAKS]

    assert 0.06 < mean(_placements(life) >= 3 for life in in_care) < 0.14


def _placements(life: Life) -> int:
    """Placements that overlap the last twelve months; a change of legal status alone continues one."""
    runs: list[list[Episode]] = []
    for episode in life.episodes:
        if episode.entry == "L" and runs:
            runs[-1].append(episode)
        elif episode.status not in SHORT_BREAKS:
            runs.append([episode])
    return sum(run[0].start <= LAST and run[-1].end > add_months(LAST, -12) for run in runs)


def test_two_in_three_of_those_long_in_care_have_lived_in_one_place_for_two_years(lives):
    long = [
        chain
        for life in lives
        for chain in life.care()
        if life.on(LAST) is chain[-1] and life.born > add_months(LAST, -16 * 12)
        if chain[0].entry == "S" and chain[0].start <= add_months(LAST, -30)
    ]
    homes = [max(e.start for e in chain if e.entry not in {"L", "T", "U"}) for chain in long]

    assert 60 < len(long) < 130
    assert 0.55 < mean(day <= add_months(LAST, -24) for day in homes) < 0.8

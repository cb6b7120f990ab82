"""What a manager asks next: overdue now, due soon, and where the month can still end. Worked by hand."""

import datetime as dt

import pytest

from engine.authority import Authority
from engine.calendar import LONDON
from engine.figures import figures
from engine.serve.figures import samples
from schemas.catalogue import named
from schemas.names import DUE_SOON_UNTIL
from tests.core.histories import AUTHORITY, event

ENGLAND = named("england")
TYPES = sorted({kind for name in ENGLAND.processes for kind in ENGLAND.reads(name)} | {"child.registered"})


def d(text):
    return dt.date.fromisoformat(text)


def told(start="2015-01-01", end="2025-12-31"):
    data = {"types": TYPES, "start": d(start), "end": d(end)}
    cover = event("source.covered", "", d("2015-01-01"), 0, f"cover/{start}", data, None)
    del cover["subject"]
    return cover


def started(child, day, entry="S"):
    data = {"episode": day, "entry": entry, "legal_status": "C2", "placement": "U1"}
    return event("care_episode.started", child, d(day), 0, f"{day}/s", data, None)


def ended(child, day, episode):
    data = {"episode": episode, "reason": "E4A"}
    return event("care_episode.ended", child, d(day), 0, f"{episode}/e", data, None)


def held(child, day):
    return event("review.held", child, d(day), 0, f"r/{day}", {"kind": "looked_after"}, None)


def shown(today, *events, cover=None):
    """The live card of reviews in time."""
    one = Authority(AUTHORITY, ENGLAND)
    for each in (cover or told(), *events):
        one.take(each)
    one.fold()
    live = next(
        card
        for card in figures(one, d(today)).cards
        if card.card.indicator.id == "looked_after_reviews_within_timescale"
    )
    assert live.backlog
    return live.card, live.backlog


@pytest.mark.parametrize(
    ("pending", "overdue", "due_soon", "today"),
    [
        (0, 0, 0, "2018-01-31"),
        (1, 0, 0, "2018-02-21"),
        (1, 0, 1, "2018-02-22"),  # five working days before Thursday 1 March
        (1, 0, 1, "2018-03-01"),  # today is not over
        (1, 1, 0, "2018-03-02"),
        (1, 1, 0, "2018-03-03"),
        (1, 1, 0, "2018-04-01"),
    ],
)
def test_a_review_due_on_1_march_is_soon_then_overdue(pending, overdue, due_soon, today):
    """Care started on Thursday 1 February 2018; the 20th working day is Thursday 1 March."""
    _, backlog = shown(today, started("a", "2018-02-01"))
    assert (pending, overdue, due_soon) == backlog[:3]


def test_overdue_is_shown_on_the_first_of_a_month_in_which_nothing_was_held_yet():
    card, backlog = shown("2018-04-01", started("a", "2018-02-01"))
    assert ("no_data", "ok") == (card.reading.status, card.reading.covered)
    assert (1, 1, None, 0.0) == (card.pending, backlog.overdue, backlog.best, backlog.worst)


def test_a_duty_that_ended_with_care_is_not_open():
    events = started("a", "2018-02-01"), ended("a", "2018-02-10", "2018-02-01")
    assert (0, 0, 0) == shown("2018-03-02", *events)[1][:3]


def test_the_month_can_end_between_worst_and_best():
    """In March: a held in time, b late; c due on the 20th; d overdue since 1 March; e due in April does not count."""
    events = [
        started("a", "2018-02-08"), held("a", "2018-03-05"),
        started("b", "2018-02-01"), held("b", "2018-03-06"),
        started("c", "2018-02-20"),
        started("d", "2018-02-01"),
        started("e", "2018-03-07"),
    ]  # fmt: skip
    card, backlog = shown("2018-03-08", *events)
    assert (1, 2) == card.reading[3:5]
    assert (5, 1) == backlog[:2], "the next reviews of a and b are open too"
    assert ((1 + 1) / (2 + 1), 1 / (2 + 1 + 1), 2 + 1 + 1) == backlog[3:6]
    assert 0 == backlog.margin, "2 of 3 is less than 90 %"


@pytest.mark.parametrize(
    ("until", "today"),
    [
        ("2018-03-08", "2018-03-01"),  # from Thursday to the next: working days 2, 5, 6, 7, 8
        ("2018-03-11", "2018-03-02"),  # the fifth is Friday 9; what is due that weekend is due soon, too
        ("2018-03-11", "2018-03-04"),
        ("2018-03-12", "2018-03-05"),
        ("2018-04-08", "2018-03-28"),  # Good Friday and Easter Monday: 29, then 3, 4, 5 and 6 April
    ],
)
def test_what_is_due_up_to_this_day_is_due_soon(until, today):
    _, backlog = shown(today)
    assert d(until) == backlog.soon_until


def test_due_soon_ends_with_the_last_second_of_its_day_in_london():
    one = Authority(AUTHORITY, ENGLAND)
    one.take(told())
    one.fold()
    said = {
        labels[2]: value for metric, labels, value in samples(figures(one, d("2018-03-28"))) if metric == DUE_SOON_UNTIL
    }
    london = dt.datetime(2018, 4, 8, 23, 59, 59, tzinfo=LONDON)
    assert london.timestamp() == said["looked_after_reviews_within_timescale"]


def test_without_coverage_there_is_no_figure_of_a_process_either():
    one = Authority(AUTHORITY, ENGLAND)
    for each in (told("2017-01-01", "2018-03-31"), started("a", "2018-02-01")):
        one.take(each)
    one.fold()
    care = next(process for process in figures(one, d("2018-12-05")).processes if process.process == "care")
    assert (None, ["12_months"]) == (care.open, list(care.started))


@pytest.mark.parametrize(("expected", "today"), [(1, "2018-03-31"), (1, "2018-04-01"), (None, "2018-04-02")])
def test_what_of_a_process_is_open_today_rests_on_what_was_told_of_yesterday(expected, today):
    one = Authority(AUTHORITY, ENGLAND)
    for each in (told("2017-01-01", "2018-03-31"), started("a", "2018-02-01")):
        one.take(each)
    one.fold()
    care = next(process for process in figures(one, d(today)).processes if process.process == "care")
    assert expected == care.open


def test_a_process_counts_starts_and_ends_in_windows_that_end_today():
    one = Authority(AUTHORITY, ENGLAND)
    for each in (
        told(),
        started("a", "2018-03-01"),
        started("b", "2018-03-05"),
        ended("b", "2018-03-08", "2018-03-05"),
    ):
        one.take(each)
    one.fold()
    care = next(process for process in figures(one, d("2018-03-08")).processes if process.process == "care")
    assert {"today": 0, "7_days": 1, "28_days": 2, "12_months": 2} == care.started
    assert {"today": 1, "7_days": 1, "28_days": 1, "12_months": 1} == care.ended
    assert 1 == care.open


def test_a_part_of_a_month_is_not_compared_with_the_whole_month_of_a_year_before():
    one = Authority(AUTHORITY, ENGLAND)
    for each in (told(), started("a", "2017-03-20"), started("b", "2018-03-05"), started("c", "2018-03-06")):
        one.take(each)
    one.fold()
    starts, stock = "care_started", "looked_after_children"
    directions = [
        {live.card.indicator.id: live.card.direction for live in figures(one, d(day)).cards}
        for day in ("2018-03-30", "2018-03-31")
    ]
    assert [("none", "up"), ("up", "up")] == [(by[starts], by[stock]) for by in directions]

"""Spans: which ending closes which beginning, and what becomes one spell. Worked by hand."""

import pytest

from schemas.catalogue.sense import nonsense
from tests.core.engine_made import child_of, number
from tests.core.hand_made import event, span, timed, work_and

AWAY = work_and(
    missing={"form": "span", "opens": {"event": "missing.started"}, "closes": {"event": "missing.ended"}},
    care={
        "form": "span",
        "opens": {"event": "care_episode.started"},
        "closes": {"event": "care_episode.ended"},
        "key": "episode",
        "joins": {"overlapping": True},
    },
    worked_with={
        "form": "span",
        "opens": {"event": "worker.allocated"},
        "closes": {"event": "worker.deallocated"},
        "key": "worker",
        "recurs": True,
    },
)
"""Without a key an ending closes whatever is open; care that overlaps is one."""


def spells(process, *events):
    found = child_of(*events, catalogue=AWAY).spells(process)
    return [(number(one.start), number(one.end), one.outcome) for one in found]


@pytest.mark.parametrize(
    ("expected", "started", "ended"),
    [
        pytest.param([(5, 9, "completed")], [5], [9], id="an ending closes what is open"),
        pytest.param([(5, 5, "completed")], [5], [5], id="on the same day too, where no time says which was first"),
        pytest.param([(5, None, "open")], [5], [3], id="but none of a day before"),
        pytest.param([(5, 9, "completed")], [5, 7], [9], id="a beginning while one is open adds nothing"),
        pytest.param([(5, 9, "completed"), (11, None, "open")], [5, 11], [9], id="a later one is the next"),
        pytest.param([(5, 9, "completed")], [5], [9, 12], id="a second ending closes nothing"),
    ],
)
def test_without_a_key_an_ending_closes_what_is_open(expected, started, ended):
    begun = [event("missing.started", on, kind="missing") for on in started]
    assert expected == spells("missing", *begun, *(event("missing.ended", on) for on in ended))


@pytest.mark.parametrize(
    ("expected", "started", "ended"),
    [
        pytest.param([(5, None, "open")], "14:00", "10:00", id="an earlier time ended something that was not told"),
        pytest.param([(5, 5, "completed")], "14:00", "14:00", id="the same time"),
        pytest.param([(5, 5, "completed")], "14:00", None, id="a time that is not known"),
    ],
)
def test_without_a_key_an_ending_of_the_day_closes_what_began_unless_its_time_says_that_it_came_first(
    expected, started, ended
):
    begun, over = timed(event("missing.started", 5, kind="missing"), started), event("missing.ended", 5)
    assert expected == spells("missing", begun, timed(over, ended) if ended else over)


@pytest.mark.parametrize(
    ("expected", "allocated", "deallocated"),
    [
        pytest.param([(9, None, "open")], [9], [5], id="what began before all that is told is over"),
        pytest.param([(9, 9, "completed")], [9], [9], id="the same day, where no time says which was first"),
        pytest.param([(5, 7, "completed"), (9, None, "open")], [5, 9], [7], id="the same worker comes again"),
        pytest.param([(3, 5, "completed"), (9, None, "open")], [3, 9], [5, 7], id="and another ending lies between"),
    ],
)
def test_a_key_that_recurs_ties_an_ending_to_nothing_that_begins_later(expected, allocated, deallocated):
    begun = [event("worker.allocated", on, name=str(on), worker="w") for on in allocated]
    over = [event("worker.deallocated", on, name=str(on), worker="w") for on in deallocated]
    assert expected == spells("worked_with", *begun, *over)


def test_spells_are_numbered_from_nought_whether_they_are_over_or_not():
    begun = [event("missing.started", on, kind="missing") for on in (3, 9)]
    found = child_of(*begun, event("missing.ended", 5), catalogue=AWAY).spells("missing")
    assert [("completed", 0), ("open", 1)] == [(one.outcome, one.place) for one in found]


def test_only_a_key_recurs():
    process = {
        "form": "span",
        "opens": {"event": "missing.started"},
        "closes": {"event": "missing.ended"},
        "recurs": True,
    }
    found = [(place[-1], text) for place, text in nonsense(work_and(away=process))]
    assert [("recurs", "only a key recurs: give the key, or leave it out")] == found


def test_a_key_ties_an_ending_to_its_beginning_whatever_their_days():
    """An enquiry that is said to have ended before it started; it needed no conference."""
    ended = event("section_47.ended", 3, enquiry="a", outcome="conference_not_required")
    assert [(5, 3, "cancelled")] == spells("conference_due", ended, event("section_47.started", 5, enquiry="a"))


def test_what_closes_and_cancels_closes():
    held = event("conference.held", 9, enquiry="a", kind="initial", transfer_in=True)
    assert [(5, 9, "completed")] == spells("conference_due", event("section_47.started", 5, enquiry="a"), held)


@pytest.mark.parametrize("order", [("a", "b"), ("b", "a")])
def test_spells_that_overlap_are_one_and_end_as_the_last_of_them_did(order):
    days = {"a": (1, 20, "E8"), "b": (5, 10, "X1")}
    (one,) = child_of(
        *[each for key in order for each in span("care", *days[key][:2], key, reason=days[key][2])], catalogue=AWAY
    ).spells("care")
    assert (1, 20, "E8") == (number(one.start), number(one.end), one.closed["reason"])


def test_what_overlaps_what_is_open_is_open():
    assert [(1, None, "open")] == spells("care", *span("care", 1), *span("care", 5, 10, "b"))

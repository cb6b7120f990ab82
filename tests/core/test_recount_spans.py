"""How the recount times spans: due days, hours, cancelling, ordinals, and lists taken apart. Worked by hand."""

from typing import Any

import pytest

from tests.core.hand_made import WORK, event, number, of_child, span, spells_of, timed, work

# Friday 5 January 2018 is day 5: the 10th working day after it is Friday 19 January, day 19.


@pytest.mark.parametrize(
    ("expected", "end"),
    [
        pytest.param((19, None), 19, id="on the due day"),
        pytest.param((19, None), 21, id="the weekend after the last working day is in time"),
        pytest.param((19, 22), 22, id="the Monday is late"),
        pytest.param((19, 22), 60, id="and was late since then"),
        pytest.param((19, 22), None, id="one that is open is late from the same day"),
        pytest.param((19, None), 5, id="on the day itself"),
        pytest.param(None, 4, id="ended before it started: timed nowhere"),
    ],
)
def test_a_span_is_due_on_the_last_working_day_of_its_limit(expected, end):
    timing = spells_of(WORK, "assessment", span("assessment", 5, end))[0].timing
    assert expected == (timing and (number(timing.due), number(timing.late_from)))


def test_a_start_that_is_not_known_has_no_due_day():
    begun = span("care", 1, 20, _entry="P"), span("care", 1, 20, _entry="S")
    assert [None, 31] == [
        one.timing and number(one.timing.due) for events in begun for one in spells_of(WORK, "care", events)
    ]


@pytest.mark.parametrize(
    ("in_time", "by_day", "start", "end"),
    [
        pytest.param(1, 0, (8, "10:00"), (9, "10:00"), id="24 hours to the minute"),
        pytest.param(0, 0, (8, "10:00"), (9, "10:01"), id="and one more"),
        pytest.param(1, 1, (8, None), (9, "23:59"), id="the next day, where the start is only a day"),
        pytest.param(1, 1, (8, "00:00"), (9, None), id="or the end"),
        pytest.param(1, 1, (8, None), (8, None), id="the same day"),
        pytest.param(0, 1, (8, None), (10, None), id="the day after the next"),
        # Summer time ends on Sunday 28 October 2018, day 301, which has 25 hours.
        pytest.param(1, 0, (300, "12:00"), (301, "11:00"), id="noon to 11 over the October change is 24 hours"),
        pytest.param(0, 0, (300, "12:00"), (301, "12:00"), id="noon to noon is 25"),
        pytest.param(1, 1, (301, None), (302, None), id="a day of 25 hours is a day"),
    ],
)
def test_hours_are_elapsed_between_instants_and_counted_in_days_where_one_is_missing(in_time, by_day, start, end):
    opening, closing = (
        timed(one, clock) if clock else one
        for one, (_, clock) in zip(span("screening", start[0], end[0]), (start, end), strict=True)
    )
    found = work("screening", "ends", measure="timely")([opening, closing], 1, 365)
    assert (in_time, 1, by_day) == (found.numerator, found.denominator, found.by_day)


@pytest.mark.parametrize(
    ("due", "late_from", "start", "end"),
    [
        pytest.param(9, 10, (8, "10:00"), None, id="open: due the next day, late the day after"),
        pytest.param(9, 9, (8, "10:00"), (9, "18:00"), id="ended late within its due day: late from then"),
        pytest.param(9, 10, (8, None), None, id="from a day: due the next"),
        pytest.param(301, 302, (301, "00:30"), None, id="24 hours after 00:30 on a day of 25 it is still that day"),
        pytest.param(302, 303, (301, None), None, id="from a day, the next"),
    ],
)
def test_hours_run_out_on_a_day(due, late_from, start, end):
    opening = span("screening", start[0])[0]
    events = [timed(opening, start[1]) if start[1] else opening]
    if end:
        events.append(timed(span("screening", 8, end[0])[1], end[1]))
    timing = spells_of(WORK, "screening", events)[0].timing
    assert timing
    assert (due, late_from) == (number(timing.due), number(timing.late_from))


# --- Completed or cancelled ---

NOT_REQUIRED = event("section_47.ended", 9, enquiry="a", outcome="conference_not_required")


def enquiry(start, *endings):
    return [event("section_47.started", start, enquiry="a"), *endings]


def conference(on, kind="initial", **data):
    return event("conference.held", on, enquiry="a", kind=kind, **data)


@pytest.mark.parametrize(
    ("expected", "events"),
    [
        pytest.param(("completed", 9), enquiry(1, conference(9)), id="a conference completes"),
        pytest.param(("cancelled", 9), enquiry(1, NOT_REQUIRED), id="one not required cancels"),
        pytest.param(("cancelled", 9), enquiry(1, NOT_REQUIRED, conference(12)), id="the first of the two ends it"),
        pytest.param(("completed", 8), enquiry(1, NOT_REQUIRED, conference(8)), id="whichever that is"),
        pytest.param(("completed", 7), enquiry(1, conference(7, transfer_in=True)), id="what does both completes"),
        pytest.param(
            ("cancelled", 7),
            enquiry(1, conference(7, transfer_in=True, kind="review")),
            id="what only cancels, does",
        ),
        pytest.param(("open", None), enquiry(1, conference(9, kind="review")), id="what does neither leaves it open"),
    ],
)
def test_a_span_is_completed_or_cancelled(expected, events):
    (one,) = spells_of(WORK, "conference_due", events)
    assert expected == (one.outcome, number(one.end))


def test_a_cancelled_spell_starts_but_does_not_end_and_is_never_late_or_due():
    events = enquiry(1, event("section_47.ended", 60, enquiry="a", outcome="conference_not_required"))
    moments = [work("conference_due", moment)(events, 1, 60).numerator for moment in ("starts", "ends", "due")]
    assert [1, 0, 0] == moments
    assert 0 == work("conference_due", where=[{"late": True}])(events, 59, 59).numerator
    for moment in ("starts", "ends", "due"):
        assert 0 == work("conference_due", moment, measure="timely")(events, 1, 60).denominator


def test_a_cancelling_that_lies_ahead_says_nothing_yet():
    events = enquiry(1, event("section_47.ended", 40, enquiry="a", outcome="conference_not_required"))
    by_ended = work("conference_due", "ends", measure="timely")
    assert [1, 0] == [by_ended(events, 1, last).pending for last in (31, 40)]


# --- Ordinals ---


@pytest.mark.parametrize(
    ("expected", "seeds"),
    [
        pytest.param([1, 2, 3], [None, None, None], id="counted"),
        pytest.param([3, 4, 5], [2, None, None], id="from what the source says"),
        pytest.param([1, 4, 5], [None, 3, None], id="once it says so"),
        pytest.param([3, 4, 5], [2, 1, 0], id="never fewer than counted"),
        pytest.param([1, 2, 3], [0, 0, 0], id="none before"),
    ],
)
def test_ordinals_are_seeded_by_the_source(expected, seeds):
    events = []
    for place, seed in enumerate(seeds):
        said: dict[str, Any] = {} if seed is None else {"_previous_plans": seed}
        events += span("plan", 10 * place + 1, 10 * place + 5, key=f"p{place}", **said)
    assert expected == [one.ordinal for one in spells_of(WORK, "plan", events)]


# --- Lists ---

INVITED = [{"sector": "health", "attended": True}, {"sector": "police", "attended": False}]


def test_each_entry_of_a_list_is_a_spell_with_the_fields_of_its_event():
    held = event("conference.held", 5, kind="review", meeting="m1", invitees=INVITED)
    by = {"title": "-", "by": {"dimension": "sector"}, "at": "start"}
    found = work("invitee", "starts", [{"dimension": "meeting", "any_of": ["m1"]}], breakdown=by)([held], 1, 31)
    assert (2, {"health": 1, "police": 1}) == (found.numerator, found.parts)


def test_an_event_without_entries_is_no_spell():
    held = [event("conference.held", 5, kind="review"), event("conference.held", 6, kind="review", invitees=[])]
    assert 0 == work("invitee", "starts")(held, 1, 31).numerator


def test_an_entry_that_is_a_code_has_the_name_of_the_list():
    done = span("assessment", 5, 9, factors=["3B", "4B", "3B"])
    by = {"title": "-", "by": {"dimension": "factors"}, "at": "start"}
    assert {"3B": 2, "4B": 1} == work("factor", "starts", breakdown=by)(done, 1, 31).parts


def test_a_list_about_a_meeting_counts_once_a_meeting_whichever_sibling_it_is_told_of():
    held = event("conference.held", 5, kind="review", meeting="m1", invitees=INVITED)
    alone = event("conference.held", 6, kind="review", invitees=INVITED)
    events = [*of_child("a", held, alone), *of_child("b", held)]
    people = work("invitee", "starts", once_per="meeting", unit="people")
    assert 4 == people(events, 1, 31).numerator, "two of the meeting, and two of one that has no name"
    attended = work("invitee", "starts", (), [{"dimension": "attended", "any_of": [True]}], once_per="meeting")
    assert (2, 4) == (attended(events, 1, 31).numerator, attended(events, 1, 31).denominator)

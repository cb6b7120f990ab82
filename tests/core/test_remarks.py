"""What officers say of figures: which override governs and what commentary is shown, as known on any day."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.calendar import LONDON
from engine.card import card
from engine.history import microseconds
from engine.recount import recount_remarks
from engine.remarks import Comment, Override
from engine.rows.columns import EVERYTHING
from tests.core.remarks_made import (
    CATALOGUE,
    REFERRALS,
    SEPTEMBER,
    at,
    comment,
    override,
    told,
    withdrawn,
)


def instant(known):
    return EVERYTHING if known is None else microseconds(known)


def said(*events, known=None, month=SEPTEMBER):
    return card(told(*events), REFERRALS, month, instant(known)).said


def rating(*events, **more):
    """Of the override that governs."""
    governs = said(*events, **more).override
    return governs and governs.rating


def texts(*events, **more):
    return [one.text for one in said(*events, **more).commentary]


# --- What is shown ---


def test_an_override_and_commentary_stand_on_the_card_and_the_rules_rating_beside_them():
    made = card(told(override("green", at(3)), comment("Fewer.", at(2), at(6))), REFERRALS, SEPTEMBER)
    assert Override("green", "Director", "agreed", at(3), at(3)) == made.said.override
    assert (Comment("Head of service", "Fewer.", at(2), at(6)),) == made.said.commentary
    assert "none" == made.rating.verdict


def test_of_what_is_dated_to_a_day_the_day_is_shown():
    made = said(comment("Fewer.", at(2, 0), at(6), precision="day"))
    assert [dt.date(2014, 10, 2)] == [one.time for one in made.commentary]
    assert not isinstance(made.commentary[0].time, dt.datetime)


def test_times_are_shown_on_londons_clock():
    told_in_utc = override("green", dt.datetime(2014, 10, 3, 23, 30, tzinfo=dt.UTC))
    found = said(told_in_utc).override
    assert found
    assert "2014-10-04T00:30:00+01:00" == found.time.isoformat()


@pytest.mark.parametrize(
    ("expected", "known"),
    [
        pytest.param(None, at(6, 11), id="before it was recorded"),
        pytest.param("green", at(6, 12), id="at that instant"),
        pytest.param("green", None, id="ever after"),
    ],
)
def test_an_override_is_known_from_its_recording_not_from_its_decision(expected, known):
    assert expected == rating(override("green", at(3), at(6)), known=known)


@pytest.mark.parametrize(
    ("expected", "events"),
    [
        pytest.param("amber", [override("green", at(3)), override("amber", at(4), name="o2")], id="decided later"),
        pytest.param(
            "green", [override("green", at(4), at(5)), override("amber", at(3), at(9), "o2")], id="whenever recorded"
        ),
        pytest.param(
            "amber", [override("green", at(3), at(5)), override("amber", at(3), at(9), "o2")], id="then recorded later"
        ),
        pytest.param(
            "green",
            [override("green", at(3)), override("amber", at(3, 0), at(9), "o2", precision="day")],
            id="with a time of day after the day alone",
        ),
        pytest.param("none", [override("green", at(3)), override("none", at(4), name="o2")], id="none is a rating"),
    ],
)
def test_of_several_overrides_the_latest_by_its_time_governs(expected, events):
    assert [expected, expected] == [rating(*events), rating(*reversed(events))]


def test_before_the_later_one_was_recorded_the_earlier_one_governed():
    events = [override("green", at(3)), override("amber", at(4), name="o2")]
    assert ["green", "amber"] == [rating(*events, known=at(day)) for day in (3, 4)]


def test_all_commentary_is_shown_in_the_order_in_which_it_was_said():
    events = [
        comment("second", at(5), at(5), "c1"),
        comment("first", at(3), at(9), "c2"),
        comment("third", at(7), name="c3"),
    ]
    assert ["first", "second", "third"] == texts(*events)
    assert ["second"] == texts(*events, known=at(6))


# --- Of which card ---


@pytest.mark.parametrize("month", ["2014-08-31", "2014-10-31", "2013-09-30"])
def test_it_is_of_its_own_month_alone(month):
    assert (None, ()) == said(override("red", at(3)), comment("Fewer.", at(3)), month=dt.date.fromisoformat(month))


def test_in_an_open_month_it_is_shown_from_any_day_of_it():
    assert "red" == rating(override("red", at(3)), month=dt.date(2014, 9, 4))


@pytest.mark.parametrize(("expected", "name"), [("red", "hand"), (None, "england")])
def test_it_is_of_every_catalogue_or_of_the_one_named(expected, name):
    assert expected == rating(override("red", at(3), catalogue=name))


def test_one_on_an_indicator_that_there_is_not_is_kept_counted_and_never_shown():
    authority = told(
        override("red", at(3), indicator="no_such"), override("red", at(3), name="o2", catalogue="england")
    )
    elsewhere = override("red", at(3), name="o3", catalogue="england", indicator="no_such")
    authority.take(elsewhere)
    authority.fold()
    assert (None, ()) == card(authority, REFERRALS, SEPTEMBER).said
    assert 1 == authority.remarks.unknown(CATALOGUE, SEPTEMBER, EVERYTHING)
    assert 0 == authority.remarks.unknown(CATALOGUE, SEPTEMBER, microseconds(at(2)))
    assert 0 == authority.remarks.unknown(CATALOGUE, dt.date(2014, 8, 1), EVERYTHING)


# --- Corrected and taken back ---


def test_a_correction_holds_from_its_recording_on():
    events = [override("red", at(3)), override("amber", at(3), at(8))]
    assert ["red", "amber"] == [rating(*events, known=at(day)) for day in (7, 8)]
    assert "amber" == rating(*reversed(events))


def test_a_correction_may_move_it_to_another_month_and_back():
    events = [override("red", at(3)), override("red", at(3), at(5), period="2014-08"), override("red", at(3), at(7))]
    august = dt.date(2014, 8, 31)
    days = (4, 6, 7)
    assert ["red", None, "red"] == [rating(*events, known=at(day)) for day in days]
    assert [None, "red", None] == [rating(*events, known=at(day), month=august) for day in days]


@pytest.mark.parametrize("reverse", [False, True])
def test_what_is_withdrawn_is_shown_until_then_and_the_one_before_governs_again(reverse):
    events = [override("green", at(3)), override("amber", at(4), name="o2"), withdrawn("o2", at(6))]
    events = events[::-1] if reverse else events
    assert ["green", "amber", "green"] == [rating(*events, known=at(day)) for day in (3, 5, 6)]


def test_withdrawn_commentary_is_gone():
    events = [comment("wrong", at(3)), comment("right", at(4), name="c2"), withdrawn("c1", at(5))]
    assert [["wrong", "right"], ["right"]] == [texts(*events, known=at(day)) for day in (4, 5)]


def test_a_childs_retraction_takes_nothing_of_the_authority_back():
    of_child = withdrawn("o1", at(5)) | {"subject": "child-1", "data": {"id": "o1"}}
    assert "red" == rating(override("red", at(3)), of_child)


@pytest.mark.parametrize(
    ("expected", "events"),
    [
        pytest.param({}, [override("red", at(3)), override("red", at(3))], id="a repeat"),
        pytest.param({}, [override("red", at(3)), override("amber", at(3), at(4))], id="a correction"),
        pytest.param({"rating.overridden": 1}, [override("red", at(3)), override("amber", at(3))], id="two contents"),
        pytest.param(
            {"commentary.recorded": 1}, [override("red", at(3)), comment("-", at(4), name="o1")], id="two types"
        ),
    ],
)
def test_clashes_are_counted_as_of_a_child(expected, events):
    authority = told(*events)
    assert {(kind, "office"): count for kind, count in expected.items()} == authority.clashes


def test_new_and_repeated_are_counted_and_each_makes_a_revision():
    authority = told(override("red", at(3)))
    before = authority.revision
    authority.take(override("red", at(3)))
    assert 1 == authority.dirty
    authority.fold()
    assert {("rating.overridden", "new"): 1, ("rating.overridden", "repeat"): 1} == authority.outcomes
    assert before < authority.revision


# --- Against the recount, in any order ---

TIMES = st.builds(at, st.integers(1, 9), st.sampled_from([0, 9, 12]))
CARDS = st.fixed_dictionaries(
    {
        "indicator": st.sampled_from(["referrals", "referrals", "no_such"]),
        "period": st.sampled_from(["2014-09", "2014-10"]),
    },
    optional={"catalogue": st.sampled_from(["hand", "england"]), "precision": st.just("day")},
)


@st.composite
def remarks(draw):
    """Overrides, commentary and withdrawals with few ids, so that they correct each other and clash."""
    events = []
    for _ in range(draw(st.integers(0, 9))):
        name, time, later = draw(st.sampled_from("abc")), draw(TIMES), dt.timedelta(draw(st.integers(-2, 5)))
        more = draw(CARDS)
        if "precision" in more:
            time = time.replace(hour=0)
        kind = draw(st.sampled_from(["override", "override", "comment", "withdrawn"]))
        if kind == "override":
            events.append(override(draw(st.sampled_from(["green", "red", "none"])), time, time + later, name, **more))
        elif kind == "comment":
            events.append(comment(draw(st.sampled_from(["x", "y"])), time, time + later, name, **more))
        else:
            events.append(withdrawn(name, time + later))
    return events


@given(remarks(), st.randoms(use_true_random=False), st.one_of(st.none(), TIMES), st.sampled_from([9, 10]))
def test_what_is_said_is_what_the_recount_says_in_any_order_and_with_repeats(events, chance, known, number):
    month = dt.date(2014, number, 1)
    shuffled = [*events, *events[::2]]
    chance.shuffle(shuffled)
    governs, commentary = recount_remarks(events, CATALOGUE, REFERRALS, month, known)
    one, other = (said(*order, known=known, month=month) for order in (events, shuffled))
    assert (governs and governs["data"]["rating"]) == (one.override and one.override.rating)
    assert (governs and governs["recordedtime"].astimezone(LONDON)) == (one.override and one.override.recorded)
    assert [event["data"]["text"] for event in commentary] == [remark.text for remark in one.commentary]
    assert one == other

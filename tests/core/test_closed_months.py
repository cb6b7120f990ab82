"""The closed months on the wall: each has the rating of its own card, and an officer's beside it."""

import datetime as dt
from typing import Any

from engine.card import card
from engine.figures import figures
from engine.serve.figures import months as month_samples
from schemas.names import MONTH_OVERRIDDEN_RATING, MONTH_RATING
from tests.core.engine_made import covered, told
from tests.core.hand_made import day, event, indicator, of_child, span
from tests.core.remarks_made import at, override, withdrawn
from tests.core.remarks_made import told as said

EVENTS = [
    *of_child("a", *span("assessment", 2, 12)),  # January: in time
    *of_child("b", *span("assessment", 33, 58)),  # February: late
    *of_child("c", *span("assessment", 61, 70)),  # March: in time
    *of_child("d", *span("assessment", 61, 88)),  # March: late
    *of_child("e", *span("assessment", 95, 100)),  # April
]


def ratings(one, *events, today):
    """Of the closed months, the latest last: those of their cards."""
    authority = told(covered(1, 500), *EVENTS, *events, of=[one])
    months = figures(authority, today).cards[0].months
    assert 13 == len(months)
    for month in months:
        assert card(authority, one, month.reading.end).rating.verdict == month.rating
    return [month.rating for month in months]


def test_a_closed_month_is_rated_by_the_target_of_its_last_day():
    targets = [
        {"start": "2018-01-01", "low": 0.5, "basis": "month", "source": "-"},
        {"start": "2018-03-31", "low": 0.6, "basis": "month", "source": "-"},
    ]
    one = indicator("assessment", "ends", measure="timely", targets=targets)
    # 1 of 1; 0 of 1; 1 of 2, by then less than is asked; 1 of 1; none in May.
    assert ["green", "red", "red", "green", "none"] == ratings(one, today=day(160))[-5:]


def test_a_closed_month_is_rated_by_its_rate_where_the_target_is_of_that():
    target = {"start": "2018-01-01", "high": 3, "applies_to": "rate", "basis": "quarter", "source": "-"}
    one = indicator("assessment", "ends", rate={"months": 3, "source": "-"}, targets=[target])
    # Per 10,000, of three months together: 1 to January, 2 to February, 4 to March, 4 to April, 3 to May.
    assert ["green", "green", "red", "red", "green"] == ratings(one, today=day(160))[-5:]


def test_a_closed_month_is_rated_by_its_direction_since_the_year_before():
    one = indicator("assessment", "ends", polarity="lower", rated_by="direction")
    again = [
        *of_child("f", *span("assessment", 366, 380)),
        *of_child("g", *span("assessment", 366, 380)),
    ]
    # 2 in January 2019, and 1 the year before; 0 in February, and 1 before.
    assert ["red", "green"] == ratings(one, *again, today=day(366 + 70))[-2:]


def test_a_late_event_changes_the_rating_of_its_month_and_the_others_are_kept():
    one = indicator(
        "assessment",
        "ends",
        measure="timely",
        targets=[{"start": "2018-01-01", "low": 0.5, "basis": "month", "source": "-"}],
    )
    authority = told(covered(), *EVENTS, of=[one])
    before = figures(authority, day(160))
    late: Any = next(one for one in EVENTS if one.get("subject") == "b" and one["type"] == "assessment.completed")
    authority.take(
        late | {"time": late["time"] - dt.timedelta(18), "recordedtime": late["recordedtime"] + dt.timedelta(1)}
    )
    authority.fold()
    after = figures(authority, day(160), before)
    pairs = list(zip(before.cards[0].months, after.cards[0].months, strict=True))
    assert [("red", "green")] == [(old.rating, new.rating) for old, new in pairs if old.rating != new.rating]
    assert all(old is new for old, new in pairs if new.reading.end < day(32))
    assert figures(authority, day(160)) == after


OCTOBER = dt.date(2014, 10, 9)


def shown(authority, before=None, today=OCTOBER):
    """The figures, and by month an officer's ratings."""
    made = figures(authority, today, before)
    return made, {
        labels[3]: value for metric, labels, value in month_samples(made) if metric == MONTH_OVERRIDDEN_RATING
    }


def test_an_officers_rating_of_a_closed_month_stands_beside_the_rules():
    made, overridden = shown(said(override("amber", at(3))))
    assert {"2014-09": 2} == overridden
    rules = {labels[3]: value for metric, labels, value in month_samples(made) if metric == MONTH_RATING}
    assert (13, 0) == (len(rules), rules["2014-09"])


def test_a_rating_of_none_is_a_gauge_of_0_and_not_absent():
    assert {"2014-09": 0} == shown(said(override("none", at(3))))[1]


def test_an_officers_rating_of_the_open_month_is_of_no_closed_month():
    assert {} == shown(said(override("amber", at(3), period="2014-10")))[1]


def test_an_officers_rating_that_comes_later_shows_and_no_reading_is_made_anew():
    authority = said(override("amber", at(3)))
    before, _ = shown(authority)
    for each in (override("red", at(4), name="o2"), override("green", at(4), name="o3", period="2014-03")):
        authority.take(each)
    authority.fold()
    after, overridden = shown(authority, before)
    assert {"2014-09": 1, "2014-03": 3} == overridden
    both = zip(before.cards[0].months, after.cards[0].months, strict=True)
    assert all(old.reading is new.reading for old, new in both)
    assert figures(authority, OCTOBER) == after
    assert figures(authority, OCTOBER, after).cards[0] is after.cards[0]


def test_an_officers_rating_shows_though_an_event_of_another_month_came_with_it():
    authority = said()
    before, _ = shown(authority)
    of_today = -1179  # 9 October 2014
    for each in (override("red", at(4)), event("referral.made", of_today, OCTOBER)):
        authority.take(each)
    authority.fold()
    after, overridden = shown(authority, before)
    assert {"2014-09": 1} == overridden
    assert figures(authority, OCTOBER) == after


def test_an_officers_rating_that_is_taken_back_is_gone():
    authority = said(override("amber", at(3)))
    before, _ = shown(authority)
    authority.take(withdrawn("o1", at(5)))
    authority.fold()
    assert {} == shown(authority, before)[1]

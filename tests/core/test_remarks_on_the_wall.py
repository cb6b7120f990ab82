"""What officers say, on the wall: a gauge, and nothing made anew for it."""

import datetime as dt
import json

from engine.figures import figures
from engine.serve.figures import samples
from schemas.names import OVERRIDDEN_RATING, RATING
from tests.core.remarks_made import SEPTEMBER, at, comment, override, told, withdrawn


def gauge(authority, today, before=None):
    made = figures(authority, today, before)
    return made, {metric.short: value for metric, _, value in samples(made) if metric in {RATING, OVERRIDDEN_RATING}}


def test_the_officers_rating_of_the_open_month_is_a_gauge_beside_the_rules():
    authority, today = told(override("amber", at(3), period="2014-10")), dt.date(2014, 10, 9)
    assert {"indicator_rating": 0, "indicator_overridden_rating": 2} == gauge(authority, today)[1]
    assert {"indicator_rating": 0} == gauge(authority, dt.date(2014, 11, 1))[1]


def test_a_rating_of_none_is_a_gauge_of_0_and_not_absent():
    authority = told(override("none", at(3), period="2014-10"))
    assert {"indicator_rating": 0, "indicator_overridden_rating": 0} == gauge(authority, dt.date(2014, 10, 9))[1]


def test_what_is_said_later_changes_what_is_shown_and_no_reading_is_made_anew():
    authority, today = told(override("amber", at(3), period="2014-10")), dt.date(2014, 10, 9)
    before, _ = gauge(authority, today)
    for event in (override("red", at(4), name="o2", period="2014-10"), withdrawn("o1", at(5))):
        authority.take(event)
    authority.fold()
    after, shown = gauge(authority, today, before)
    assert 1 == shown["indicator_overridden_rating"]
    assert before.cards[0].months is after.cards[0].months
    assert figures(authority, today) == after
    assert figures(authority, today, after).cards[0] is after.cards[0]


def test_no_word_of_an_officer_is_in_a_metric():
    authority = told(override("red", at(3), reason="WORDS", role="WORDS"), comment("WORDS", at(3), role="WORDS"))
    assert "WORDS" not in json.dumps([labels for _, labels, _ in samples(figures(authority, SEPTEMBER))])

"""Review conferences in September 2014, and who was asked to them in the twelve months from October 2013."""

import pytest

from tests.catalogue.lives import lives

REVIEWED = lives(
    # 90 days from the initial conference of 3 June, and not from the plan, are over with 1 September.
    ann="""
        2014-06-03 conference.held kind=initial
        2014-06-06 plan.started plan=1 kind=child_protection
        2014-09-01 conference.held kind=review outcome=plan_continued
    """,
    # The day after; it ends the plan, and was owed all the same.
    ben="""
        2014-06-03 conference.held kind=initial
        2014-06-06 plan.started plan=1 kind=child_protection
        2014-09-02 conference.held kind=review outcome=plan_ended
        2014-09-02 plan.ended plan=1 kind=child_protection
    """,
    # 181 days from the review of 1 March are over with 29 August.
    cat="""
        2013-12-01 plan.started plan=1 kind=child_protection
        2014-03-01 conference.held kind=review outcome=plan_continued
        2014-09-05 conference.held kind=review outcome=plan_continued
    """,
    # The review before was early, and the next is due 181 days from it, on 17 September.
    dan="""
        2014-01-01 plan.started plan=1 kind=child_protection
        2014-03-20 conference.held kind=review outcome=plan_continued
        2014-09-17 conference.held kind=review
    """,
    # Without a plan it was no duty.
    eve="2014-09-10 conference.held kind=review outcome=plan_ended",
    # Not held, and in no month's conferences.
    fay="2014-06-02 plan.started plan=1 kind=child_protection",
)


@pytest.mark.parametrize(
    ("expected", "indicator"),
    [
        pytest.param(
            (5, None, {"Plan continued": 2, "Plan ended": 2, "unknown": 1}),
            "review_conferences_held",
            id="all but fay's",
        ),
        pytest.param((2, 4, {}), "review_conferences_within_timescale", id="ann's and dan's, of those with a plan"),
    ],
)
def test_review_conferences(expected, indicator, figure):
    counted = figure(indicator, "2014-09", REVIEWED)

    assert expected == (counted.numerator, counted.denominator, counted.parts)


INVITED = lives(
    # Two siblings, one meeting, three people.
    ann="2014-09-10 conference.held kind=review meeting=M1 invitees=health:came:report,police,family:came",
    ben="2014-09-10 conference.held kind=review meeting=M1 invitees=health:came:report,police,family:came",
    # The first of the twelve months; the day before them.
    cat="2013-10-01 conference.held kind=review meeting=M2 invitees=health,education:report",
    dan="2013-09-30 conference.held kind=review meeting=M3 invitees=health:came",
    # An initial conference is not asked about.
    eve="2014-09-11 conference.held kind=initial meeting=M4 invitees=health:came:report",
    # One that names no meeting counts by itself.
    fay="2014-09-12 conference.held kind=review invitees=police:report",
)


@pytest.mark.parametrize(
    ("expected", "indicator"),
    [
        pytest.param(
            (6, None, {"Health": 2, "Police": 2, "Education": 1, "Family": 1}),
            "review_conference_invitees",
            id="three, two, one",
        ),
        pytest.param((2, 6, {"Health": 1, "Family": 1}), "review_conference_attendance", id="both at M1"),
        pytest.param(
            (3, 6, {"Health": 1, "Education": 1, "Police": 1}),
            "review_conference_reports_received",
            id="one at each meeting",
        ),
    ],
)
def test_people_invited_count_once_a_meeting(expected, indicator, figure):
    counted = figure(indicator, "2014-09", INVITED)

    assert expected == (counted.numerator, counted.denominator, counted.parts)

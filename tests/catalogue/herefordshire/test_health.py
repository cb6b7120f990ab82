"""Medicals and health assessments: July to September 2014, and the twelve months from October 2013."""

import pytest

from tests.catalogue.lives import lives

EXAMINED = lives(
    ann="2014-07-01 medical.held",
    ben="2014-09-30 medical.held",
    cat="2014-06-30 medical.held",
    dan="2013-10-01 medical.held",
    eve="2013-09-30 medical.held",
)


@pytest.mark.parametrize(
    ("expected", "month", "over"),
    [(2, "2014-09", 0), (4, "2014-09", 12), (1, "2014-08", 0), (1, "2014-06", 0)],
    ids=["the quarter", "the year", "the quarter so far", "the quarter before"],
)
def test_medicals(expected, month, over, figure):
    assert expected == figure("child_protection_medicals", month, EXAMINED, over).numerator


FIRST = lives(
    # From Monday 1 September the 20th working day is the 29th; and the day after.
    ann="""
        2014-09-01 care_episode.started episode=1 entry=S legal_status=C2
        2014-09-29 health_assessment.attended kind=initial
    """,
    ben="""
        2014-09-01 care_episode.started episode=1 entry=S legal_status=C2
        2014-09-30 health_assessment.attended kind=initial
    """,
    # Left care before: nothing is owed any more, and what was attended is counted for itself.
    cat="""
        2014-08-01 care_episode.started episode=1 entry=S legal_status=C2
        2014-08-20 care_episode.ended episode=1 reason=E4A
        2014-09-05 health_assessment.attended kind=initial
    """,
    # In care since before it was told of: nobody knows from when it was due.
    dan="""
        2014-07-01 care_episode.started episode=1 entry=P legal_status=C2
        2014-07-10 health_assessment.attended kind=initial
    """,
    # The last day of the quarter before, the 20th working day.
    eve="""
        2014-06-02 care_episode.started episode=1 entry=S legal_status=C2
        2014-06-30 health_assessment.attended kind=initial
    """,
    # A move is no end. With the bank holiday of 25 August the 20th working day is 2 September.
    fay="""
        2014-08-04 care_episode.started episode=1 entry=S legal_status=C2
        2014-08-11 care_episode.ended episode=1 reason=X1
        2014-08-11 care_episode.started episode=2 entry=P legal_status=C2
        2014-09-02 health_assessment.attended kind=initial
    """,
    # Not attended yet.
    gus="2014-07-01 care_episode.started episode=1 entry=S legal_status=C2",
)


@pytest.mark.parametrize(
    ("expected", "indicator", "over"),
    [
        pytest.param((5, None), "initial_health_assessments_attended", 0, id="all but eve's"),
        pytest.param((6, None), "initial_health_assessments_attended", 12, id="with eve's"),
        pytest.param((2, 3), "initial_health_assessments_within_timescale", 0, id="ann's and fay's"),
        pytest.param((3, 4), "initial_health_assessments_within_timescale", 12, id="with eve's"),
    ],
)
def test_initial_health_assessments(expected, indicator, over, figure):
    counted = figure(indicator, "2014-09", FIRST, over)

    assert expected == (counted.numerator, counted.denominator)


AGAIN = lives(
    # A year from the initial one, and not from the start of care; and the day after.
    ann="""
        2005-01-10 child.registered born=2005-01
        2013-09-02 care_episode.started episode=1 entry=S legal_status=C2
        2013-09-20 health_assessment.attended kind=initial
        2014-09-20 health_assessment.attended kind=review
    """,
    ben="""
        2005-01-10 child.registered born=2005-01
        2013-09-02 care_episode.started episode=1 entry=S legal_status=C2
        2013-09-20 health_assessment.attended kind=initial
        2014-09-21 health_assessment.attended kind=review
    """,
    # Under five, half a year: 28 February to 28 August.
    cat="""
        2012-01-10 child.registered born=2012-01
        2014-02-03 care_episode.started episode=1 entry=S legal_status=C2
        2014-02-28 health_assessment.attended kind=initial
        2014-08-28 health_assessment.attended kind=review
    """,
    # Five on 1 September, but not yet in February when the clock started.
    dan="""
        2009-09-10 child.registered born=2009-09
        2014-02-03 care_episode.started episode=1 entry=S legal_status=C2
        2014-02-28 health_assessment.attended kind=initial
        2014-09-10 health_assessment.attended kind=review
    """,
    # Not in care.
    eve="2014-09-02 health_assessment.attended kind=review",
    # Without an initial one a year from the start of care; the age is not known.
    fay="""
        2013-09-02 care_episode.started episode=1 entry=S legal_status=C2
        2014-09-02 health_assessment.attended kind=review
    """,
    # Five when the clock started: a year, of which half is over.
    gus="""
        2009-02-10 child.registered born=2009-02
        2014-02-03 care_episode.started episode=1 entry=S legal_status=C2
        2014-02-28 health_assessment.attended kind=initial
        2014-09-26 health_assessment.attended kind=review
    """,
)


@pytest.mark.parametrize(
    ("expected", "indicator", "over"),
    [
        pytest.param((7, None), "review_health_assessments_attended", 0, id="whoever they are about"),
        pytest.param((7, None), "review_health_assessments_attended", 12, id="the same in the year"),
        pytest.param((4, 6), "review_health_assessments_within_timescale", 0, id="ann's, cat's, fay's, gus's"),
        pytest.param((4, 6), "review_health_assessments_within_timescale", 12, id="the same in the year"),
    ],
)
def test_review_health_assessments(expected, indicator, over, figure):
    counted = figure(indicator, "2014-09", AGAIN, over)

    assert expected == (counted.numerator, counted.denominator)

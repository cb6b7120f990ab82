"""Looked after children in England.

The month is June 2024 where nothing else is said, the twelve months then July 2023 to June 2024.
"""

import pytest

from tests.catalogue.lives import lives

REVIEWED = lives(
    # From Friday 31 May 2024 the 20th working day is Friday 28 June; the weekend after it is still in time.
    ann="""
        2024-05-31 care_episode.started episode=1 entry=S legal_status=C2 placement=U1
        2024-06-28 review.held kind=looked_after participation=PN1
    """,
    ben="""
        2024-05-31 care_episode.started episode=1 entry=S legal_status=C2 placement=U1
        2024-06-29 review.held kind=looked_after participation=PN7
    """,
    cat="""
        2024-05-31 care_episode.started episode=1 entry=S legal_status=C2 placement=U1
        2024-07-01 review.held kind=looked_after participation=PN0
    """,
    # Left before it was due.
    dan="""
        2024-05-31 care_episode.started episode=1 entry=S legal_status=C2 placement=U1
        2024-06-20 care_episode.ended episode=1 reason=E45
    """,
    # Short breaks.
    eve="2024-05-31 care_episode.started episode=1 entry=S legal_status=V3 placement=U1",
    # In care on or before: nobody knows when the first review was due.
    fay="""
        2024-05-31 care_episode.started episode=1 entry=P legal_status=C2 placement=U1
        2024-06-28 review.held kind=looked_after participation=PN3
    """,
    # In care for the second time, reviewed early.
    gus="""
        2023-01-01 care_episode.started episode=1 entry=S legal_status=C2 placement=U1
        2023-03-01 care_episode.ended episode=1 reason=E45
        2024-05-31 care_episode.started episode=2 entry=S legal_status=C2 placement=U1
        2024-06-10 review.held kind=looked_after
    """,
    hal="""
        2024-01-01 care_episode.started episode=1 entry=S legal_status=C2 placement=U1
        2024-01-10 care_episode.ended episode=1 reason=E4A
    """,
)


@pytest.mark.parametrize(
    ("expected", "indicator", "month"),
    [
        pytest.param((4, None), "looked_after_reviews_held", "2024-06", id="fay's too, which is no duty"),
        pytest.param((3, 3), "looked_after_reviews_within_timescale", "2024-06", id="ann's, ben's, gus's"),
        pytest.param((0, 1), "looked_after_reviews_within_timescale", "2024-07", id="cat's"),
        pytest.param((3, 4), "first_reviews_within_20_working_days", "2024-06", id="ann, ben, gus; not cat"),
        pytest.param((4, 4), "children_reviewed_within_timescale", "2024-06", id="on Sunday 30 June cat is not late"),
        pytest.param((3, 4), "children_reviewed_within_timescale", "2024-07", id="since 1 July cat is"),
        pytest.param((2, 3), "looked_after_review_participation", "2024-07", id="ann and fay, not ben"),
        pytest.param((1, 2), "care_ceased_special_guardianship", "2024-06", id="dan, of dan and hal"),
    ],
)
def test_reviews_of_looked_after_children(expected, indicator, month, figure):
    counted = figure(indicator, month, REVIEWED)

    assert expected == (counted.numerator, counted.denominator)


def test_a_first_review_on_the_day_care_began_is_in_time_in_the_month_it_would_have_been_due(figure):
    events = lives(
        # Due on 28 June. One is on short breaks by then.
        ann="""
            2024-05-31 care_episode.started episode=1 entry=S legal_status=C2 placement=U1
            2024-05-31 review.held kind=looked_after
        """,
        ben="""
            2024-05-31 care_episode.started episode=1 entry=S legal_status=C2 placement=U1
            2024-05-31 review.held kind=looked_after
            2024-06-27 care_episode.ended episode=1 reason=X1
            2024-06-27 care_episode.started episode=2 entry=L legal_status=V3 placement=U1
        """,
    )
    counted = figure("first_reviews_within_20_working_days", "2024-06", events)

    assert (1, 1) == (counted.numerator, counted.denominator)


def test_the_same_worker_twice_is_one_and_one_who_left_before_the_year_is_none(figure):
    events = lives(
        ann="""
            2023-01-01 care_episode.started episode=1 entry=S legal_status=C2 placement=U1
            2023-01-01 worker.allocated worker=a
            2023-07-01 worker.deallocated worker=a
            2023-07-01 worker.allocated worker=b
            2024-01-10 worker.deallocated worker=b
            2024-01-10 worker.allocated worker=c
            2024-03-01 worker.deallocated worker=c
            2024-03-01 worker.allocated worker=b
        """,
        ben="""
            2023-01-01 care_episode.started episode=1 entry=S legal_status=C2 placement=U1
            2023-01-01 worker.allocated worker=a
            2023-07-02 worker.deallocated worker=a
            2023-07-02 worker.allocated worker=b
            2024-01-10 worker.deallocated worker=b
            2024-01-10 worker.allocated worker=c
        """,
    )
    counted = figure("three_or_more_social_workers", "2024-06", events)

    assert (1, 2) == (counted.numerator, counted.denominator)


PLACED = lives(
    ann="2024-01-01 care_episode.started episode=1 entry=S legal_status=C2 placement=U1",
    # Moved on the last day; on the day after it.
    ben="""
        2024-01-01 care_episode.started episode=1 entry=S legal_status=C2 placement=U4
        2024-06-30 care_episode.ended episode=1 reason=X1
        2024-06-30 care_episode.started episode=2 entry=P legal_status=C2 placement=H5
    """,
    cat="""
        2024-01-01 care_episode.started episode=1 entry=S legal_status=C2 placement=P2
        2024-07-01 care_episode.ended episode=1 reason=X1
        2024-07-01 care_episode.started episode=2 entry=P legal_status=C2 placement=U6
    """,
    dan="2024-01-01 care_episode.started episode=1 entry=S legal_status=C2 placement=K2",
    # Of whom nobody says where; who left; on short breaks.
    eve="2024-01-01 care_episode.started episode=1 entry=S legal_status=C2",
    fay="""
        2024-01-01 care_episode.started episode=1 entry=S legal_status=C2 placement=U1
        2024-06-30 care_episode.ended episode=1 reason=E4A
    """,
    gus="2024-01-01 care_episode.started episode=1 entry=S legal_status=V3 placement=U1",
)


@pytest.mark.parametrize(
    ("expected", "indicator", "month"),
    [
        pytest.param((1, 5), "children_in_foster_care", "2024-06", id="ann, of these and ben, cat, dan, eve"),
        pytest.param((2, 5), "children_in_foster_care", "2024-07", id="and cat"),
        pytest.param((2, 5), "children_in_supported_accommodation", "2024-06", id="ben and cat"),
        pytest.param((1, 5), "children_in_supported_accommodation", "2024-07", id="ben"),
    ],
)
def test_where_children_are_placed(expected, indicator, month, figure):
    counted = figure(indicator, month, PLACED)

    assert expected == (counted.numerator, counted.denominator)


def test_a_child_in_care_who_seeks_asylum_alone_is_counted_until_the_status_ends(figure):
    events = lives(
        ann="""
            2024-01-01 care_episode.started episode=1 entry=S legal_status=V2 placement=U6
            2024-01-01 unaccompanied.started
        """,
        ben="""
            2024-01-01 care_episode.started episode=1 entry=S legal_status=V2 placement=U6
            2024-01-01 unaccompanied.started
            2024-06-30 unaccompanied.ended
        """,
        cat="2024-01-01 unaccompanied.started",
        dan="2024-01-01 care_episode.started episode=1 entry=S legal_status=V2 placement=U6",
    )

    assert 1 == figure("unaccompanied_children", "2024-06", events).numerator
    assert 2 == figure("unaccompanied_children", "2024-05", events).numerator


def test_a_child_under_two_orders_is_one_child(figure):
    events = lives(
        ann="""
            2024-05-01 liberty.deprived order=1
            2024-05-20 liberty.deprived order=2
        """,
        ben="""
            2024-05-01 liberty.deprived order=1
            2024-06-01 liberty.restored order=1
        """,
    )

    assert 1 == figure("children_deprived_of_liberty", "2024-06", events).numerator


MISSED = lives(
    ann="""
        2023-01-01 care_episode.started episode=1 entry=S legal_status=C2 placement=K2
        2024-06-05 missing.started incident=1 kind=missing
        2024-06-06 missing.ended incident=1
        2024-06-20 missing.started incident=2 kind=missing
    """,
    # Away is another kind.
    ben="""
        2023-01-01 care_episode.started episode=1 entry=S legal_status=C2 placement=K2
        2024-06-05 missing.started incident=1 kind=away
    """,
    # Went missing, and left care, within the year.
    cat="""
        2023-01-01 care_episode.started episode=1 entry=S legal_status=C2 placement=K2
        2023-08-01 missing.started incident=1 kind=missing
        2023-08-02 missing.ended incident=1
        2023-09-01 care_episode.ended episode=1 reason=E4A
    """,
    # Left care on the day before the year.
    dan="""
        2023-01-01 care_episode.started episode=1 entry=S legal_status=C2 placement=K2
        2023-06-30 care_episode.ended episode=1 reason=E4A
    """,
    # On short breaks.
    eve="""
        2023-01-01 care_episode.started episode=1 entry=S legal_status=V3 placement=U6
        2024-06-01 missing.started incident=1 kind=missing
        2024-06-02 missing.ended incident=1
    """,
)


@pytest.mark.parametrize(
    ("expected", "indicator"),
    [
        pytest.param((3, None), "missing_incidents", id="two of ann's, one of eve's"),
        pytest.param((2, None), "children_missing", id="ann and eve"),
        pytest.param((4, 3), "missing_incidents_per_child", id="cat's among them in the year"),
        pytest.param((2, 3), "looked_after_children_missing", id="ann and cat, of these and ben"),
        pytest.param((1, None), "children_missing_now", id="ann"),
    ],
)
def test_children_who_go_missing(expected, indicator, figure):
    counted = figure(indicator, "2024-06", MISSED)

    assert expected == (counted.numerator, counted.denominator)


def test_the_rate_of_missing_incidents_is_of_those_of_twelve_months(figure):
    assert 4 == figure("missing_incidents", "2024-06", MISSED, over=12).numerator, "cat's of August among them"


def test_of_those_who_may_be_charged_the_convicted_and_cautioned_are_counted(figure):
    events = lives(
        # Ten years old since the first of the month, and 17.
        ann="""
            2014-03-01 child.registered born=2014-03
            2024-03-31 outcomes.recorded convicted=true
        """,
        ben="""
            2006-04-01 child.registered born=2006-04
            2024-03-31 outcomes.recorded convicted=false
        """,
        # Nine, and 18.
        cat="""
            2014-04-01 child.registered born=2014-04
            2024-03-31 outcomes.recorded convicted=false
        """,
        dan="""
            2006-03-01 child.registered born=2006-03
            2024-03-31 outcomes.recorded convicted=true
        """,
        # The year before.
        eve="""
            2010-01-01 child.registered born=2010-01
            2023-03-31 outcomes.recorded convicted=true
        """,
    )
    counted = figure("looked_after_children_convicted", "2024-06", events)

    assert (1, 2) == (counted.numerator, counted.denominator)

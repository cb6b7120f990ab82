"""Looked after children in September 2014: who they are, where they live, their visits and reviews."""

import pytest

from tests.catalogue.lives import lives

IN_CARE = lives(
    # Two years with the same carer on 30 September; a day less.
    ann="2012-09-30 care_episode.started episode=1 entry=S legal_status=C2 placement=U6",
    ben="2012-10-01 care_episode.started episode=1 entry=S legal_status=C2 placement=U6",
    # Another type of placement, the carer stayed; another carer.
    cat="""
        2010-01-04 care_episode.started episode=1 entry=S legal_status=C2 placement=U6
        2013-01-07 care_episode.ended episode=1 reason=X1
        2013-01-07 care_episode.started episode=2 entry=T legal_status=C2 placement=U1
    """,
    dan="""
        2010-01-04 care_episode.started episode=1 entry=S legal_status=C2 placement=U6
        2013-01-07 care_episode.ended episode=1 reason=X1
        2013-01-07 care_episode.started episode=2 entry=P legal_status=C2 placement=U6
    """,
    # Short breaks, on a plan; left on the last day.
    eve="""
        2014-01-06 care_episode.started episode=1 entry=S legal_status=V3 placement=U6
        2014-05-01 plan.started plan=1 kind=child_protection
    """,
    fay="""
        2014-01-06 care_episode.started episode=1 entry=S legal_status=C2 placement=U6
        2014-09-30 care_episode.ended episode=1 reason=E4A
    """,
    # On two plans at once, and one child; on one that ended on the last day.
    gus="""
        2014-01-06 care_episode.started episode=1 entry=S legal_status=C2 placement=K2
        2014-05-01 plan.started plan=1 kind=child_protection
        2014-06-02 plan.started plan=2 kind=child_protection
    """,
    hal="""
        2014-01-06 care_episode.started episode=1 entry=S legal_status=C2 placement=K2
        2014-05-01 plan.started plan=1 kind=child_protection
        2014-09-30 plan.ended plan=1 kind=child_protection
    """,
)


@pytest.mark.parametrize(
    ("expected", "indicator"),
    [
        pytest.param((6, None), "looked_after_children", id="all but eve and fay"),
        pytest.param((2, 6), "same_placement_2_years_or_more", id="ann and cat, of all of them"),
        pytest.param((1, None), "dual_registered_children", id="gus, once"),
    ],
)
def test_children_in_care(expected, indicator, figure):
    counted = figure(indicator, "2014-09", IN_CARE)

    assert expected == (counted.numerator, counted.denominator)


VISITED = lives(
    # A week from the start; then within six weeks.
    ann="""
        2014-09-01 care_episode.started episode=1 entry=S legal_status=C2 placement=U6
        2014-09-08 visit.made kind=looked_after
        2014-09-30 visit.made kind=looked_after
    """,
    # A day late; then another carer, and a week from that day, though six weeks were not over.
    ben="""
        2014-09-01 care_episode.started episode=1 entry=S legal_status=C2 placement=U6
        2014-09-09 visit.made kind=looked_after
        2014-09-15 care_episode.ended episode=1 reason=X1
        2014-09-15 care_episode.started episode=2 entry=P legal_status=C2 placement=U6
        2014-09-23 visit.made kind=looked_after
    """,
    # Where a child has lived a year, three months from 20 June; and the day after.
    cat="""
        2013-06-03 care_episode.started episode=1 entry=S legal_status=C2 placement=U6
        2014-06-20 visit.made kind=looked_after
        2014-09-20 visit.made kind=looked_after
    """,
    dan="""
        2013-06-03 care_episode.started episode=1 entry=S legal_status=C2 placement=U6
        2014-06-20 visit.made kind=looked_after
        2014-09-21 visit.made kind=looked_after
    """,
    # The carer stayed, and the clock went on: six weeks from 19 August.
    eve="""
        2014-07-01 care_episode.started episode=1 entry=S legal_status=C2 placement=U6
        2014-08-19 visit.made kind=looked_after
        2014-09-10 care_episode.ended episode=1 reason=X1
        2014-09-10 care_episode.started episode=2 entry=T legal_status=C2 placement=U1
        2014-09-30 visit.made kind=looked_after
    """,
)


def test_visits_are_due_a_week_after_a_placement_begins_then_six_weeks_or_three_months_after_the_last(figure):
    """In time: ann's two, cat's, eve's; late: ben's two and dan's."""
    counted = figure("looked_after_visits_within_timescale", "2014-09", VISITED)

    assert (4, 7) == (counted.numerator, counted.denominator)


REVIEWED = lives(
    # From Monday 1 September the 20th working day is Monday the 29th; and the day after.
    ann="""
        2014-09-01 care_episode.started episode=1 entry=S legal_status=C2
        2014-09-29 review.held kind=looked_after
    """,
    ben="""
        2014-09-01 care_episode.started episode=1 entry=S legal_status=C2
        2014-09-30 review.held kind=looked_after
    """,
    # Each on its last day, and then one early.
    cat="""
        2014-01-06 care_episode.started episode=1 entry=S legal_status=C2
        2014-02-03 review.held kind=looked_after
        2014-05-03 review.held kind=looked_after
        2014-09-15 review.held kind=looked_after
    """,
    # In care since before it was told of: the first review that is told only sets the clock.
    dan="""
        2014-09-01 care_episode.started episode=1 entry=P legal_status=C2
        2014-09-12 review.held kind=looked_after
    """,
    # Not in care.
    eve="2014-09-10 review.held kind=looked_after",
)


@pytest.mark.parametrize(
    ("expected", "indicator", "over"),
    [
        pytest.param((5, None), "looked_after_reviews_held", 0, id="whoever they are about"),
        pytest.param((2, 3), "looked_after_reviews_within_timescale", 0, id="ann's and cat's"),
        pytest.param((4, 5), "looked_after_reviews_within_timescale", 12, id="ann's and all of cat's"),
    ],
)
def test_reviews(expected, indicator, over, figure):
    counted = figure(indicator, "2014-09", REVIEWED, over)

    assert expected == (counted.numerator, counted.denominator)

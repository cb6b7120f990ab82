"""Assessments and children in need in England.

The month is June 2024 where nothing else is said, the twelve months then July 2023 to June 2024.
"""

import pytest

from tests.catalogue.lives import lives
from tests.catalogue.referred import REFERRED


@pytest.mark.parametrize(
    ("expected", "indicator"),
    [
        pytest.param((5, None), "children_in_need", id="all but ann"),
        pytest.param((1, 6), "children_in_need_2_years_or_more", id="eve's, of ben's, cat's, dan's two, eve's, fay's"),
        pytest.param((1, None), "episodes_of_need_ended", id="ann's"),
    ],
)
def test_need(expected, indicator, figure):
    counted = figure(indicator, "2024-06", REFERRED)

    assert expected == (counted.numerator, counted.denominator)


@pytest.mark.parametrize(
    ("expected", "indicator"),
    [
        (
            {
                "Abuse, neglect or exploitation": 1,
                "Child's disability": 2,
                "Family in acute stress": 1,
                "Not stated": 1,
            },
            "children_in_need",
        ),
        ({"After assessment, to early help": 1}, "episodes_of_need_ended"),
    ],
)
def test_need_in_parts(expected, indicator, figure):
    assert expected == figure(indicator, "2024-06", REFERRED).parts


ASSESSED = lives(
    # From 8 April 2024 the 45th working day is 12 June: 6 and 27 May are holidays.
    ann="""
        2024-04-08 assessment.started assessment=1 kind=single
        2024-06-12 assessment.completed assessment=1 kind=single factors=3B,16A
    """,
    ben="""
        2024-04-08 assessment.started assessment=1 kind=single
        2024-06-13 assessment.completed assessment=1 kind=single factors=3B
    """,
    # From 4 March 2024 the 61st is 3 June; from 5 March it is the 60th.
    cat="""
        2024-03-04 assessment.started assessment=1 kind=single
        2024-06-03 assessment.completed assessment=1 kind=single factors=24A
    """,
    dan="""
        2024-03-05 assessment.started assessment=1 kind=single
        2024-06-03 assessment.completed assessment=1 kind=single factors=11A,10A
    """,
    # Completed before it started: it counts as completed, and is timed nowhere.
    eve="""
        2024-06-07 assessment.completed assessment=1 kind=single
        2024-06-10 assessment.started assessment=1 kind=single
    """,
    # Open: on 30 June the 46th working day is over for fay, the 45th for gus.
    fay="2024-04-23 assessment.started assessment=1 kind=single",
    gus="2024-04-24 assessment.started assessment=1 kind=single",
    # Of a kind that came before the single assessment.
    hal="""
        2024-06-03 assessment.started assessment=1 kind=initial
        2024-06-10 assessment.completed assessment=1 kind=initial
    """,
)


@pytest.mark.parametrize(
    ("expected", "indicator"),
    [
        pytest.param((5, None), "assessments_completed", id="from ann to eve"),
        pytest.param((1, 4), "assessments_within_45_working_days", id="ann, of four that are timed"),
        pytest.param((1, 4), "assessments_over_60_working_days", id="cat, of four with a length"),
        pytest.param((1, None), "assessments_open_over_45_working_days", id="fay"),
        pytest.param((2, None), "assessments_domestic_abuse", id="ann and ben"),
        pytest.param((1, None), "assessments_neglect", id="ann"),
        pytest.param((1, None), "assessments_criminal_exploitation", id="cat"),
        pytest.param((1, None), "assessments_sexual_exploitation", id="dan"),
        pytest.param((1, None), "assessments_going_missing", id="dan too"),
    ],
)
def test_assessments(expected, indicator, figure):
    counted = figure(indicator, "2024-06", ASSESSED)

    assert expected == (counted.numerator, counted.denominator)


FACTORS = {
    "3B": "assessments_domestic_abuse",
    "16A": "assessments_neglect",
    "24A": "assessments_criminal_exploitation",
    "11A": "assessments_sexual_exploitation",
    "10A": "assessments_going_missing",
}


@pytest.mark.parametrize(("code", "indicator"), FACTORS.items())
def test_an_episode_of_need_counts_once_however_many_of_its_assessments_find_a_factor(code, indicator, figure):
    events = lives(
        # Assessed four times: twice in June and once in July in one episode, and in another.
        ann=f"""
            2024-05-01 assessment.started assessment=1 kind=single referral=1
            2024-06-03 assessment.completed assessment=1 kind=single referral=1 factors={code},4B
            2024-06-04 assessment.started assessment=2 kind=single referral=1
            2024-06-20 assessment.completed assessment=2 kind=single referral=1 factors={code}
            2024-06-24 assessment.started assessment=3 kind=single referral=2
            2024-06-28 assessment.completed assessment=3 kind=single referral=2 factors={code}
            2024-07-01 assessment.started assessment=4 kind=single referral=1
            2024-07-22 assessment.completed assessment=4 kind=single referral=1 factors={code}
        """,
        # The reference is another child's too.
        ben=f"""
            2024-06-03 assessment.started assessment=1 kind=single referral=1
            2024-06-10 assessment.completed assessment=1 kind=single referral=1 factors=1A,{code}
        """,
        # Found in July only; never found.
        cat=f"""
            2024-06-03 assessment.started assessment=1 kind=single referral=1
            2024-06-10 assessment.completed assessment=1 kind=single referral=1 factors=1A
            2024-06-17 assessment.started assessment=2 kind=single referral=1
            2024-07-01 assessment.completed assessment=2 kind=single referral=1 factors={code}
        """,
        dan="""
            2024-06-03 assessment.started assessment=1 kind=single
            2024-06-10 assessment.completed assessment=1 kind=single
        """,
    )

    assert 3 == figure(indicator, "2024-06", events).numerator
    assert 4 == figure(indicator, "2024-07", events, over=12).numerator, "ann's of June and July is one, and cat's"


def test_half_of_the_assessments_took_longer_than_their_median(figure):
    counted = figure("assessment_duration", "2024-06", ASSESSED)

    assert (53, 4) == (counted.value, counted.denominator), "45, 46, 60 and 61 working days"


def test_a_child_in_need_plan_is_counted_while_it_is_open(figure):
    events = lives(
        ann="2024-05-01 plan.started plan=1 kind=child_in_need",
        ben="""
            2024-05-01 plan.started plan=1 kind=child_in_need
            2024-06-30 plan.ended plan=1 kind=child_in_need
        """,
        cat="2024-05-01 plan.started plan=1 kind=child_protection",
    )

    assert 1 == figure("child_in_need_plans_open", "2024-06", events).numerator
    assert 2 == figure("child_in_need_plans_open", "2024-05", events).numerator

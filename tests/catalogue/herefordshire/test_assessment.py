"""Initial and core assessments completed in September 2014, and in the twelve months from October 2013.

25 August was a bank holiday. From Monday 1 September the 10th working day is the 15th; from Monday 28 July the 35th is
16 September; from Friday 6 June the 60th is 1 September.
"""

import pytest

from tests.catalogue.lives import lives

ASSESSED = lives(
    ann="""
        2014-09-01 assessment.started assessment=1 kind=initial
        2014-09-15 assessment.completed assessment=1 kind=initial outcome=core_assessment
    """,
    # The 11th working day.
    ben="""
        2014-09-01 assessment.started assessment=1 kind=initial
        2014-09-16 assessment.completed assessment=1 kind=initial outcome=no_further_action
    """,
    # The 10th was a Friday, and this is the Sunday after it.
    cat="""
        2014-09-05 assessment.started assessment=1 kind=initial
        2014-09-21 assessment.completed assessment=1 kind=initial outcome=support_required
    """,
    dan="2014-09-20 assessment.started assessment=1 kind=initial",
    eve="""
        2014-07-01 assessment.started assessment=1 kind=initial
        2014-08-29 assessment.completed assessment=1 kind=initial outcome=step_down
    """,
    # The 35th working day, the 36th, the 61st and the 60th.
    fay="""
        2014-07-28 assessment.started assessment=1 kind=core
        2014-09-16 assessment.completed assessment=1 kind=core outcome=child_protection
    """,
    gus="""
        2014-07-28 assessment.started assessment=1 kind=core
        2014-09-17 assessment.completed assessment=1 kind=core outcome=looked_after
    """,
    hal="""
        2014-06-06 assessment.started assessment=1 kind=core
        2014-09-02 assessment.completed assessment=1 kind=core outcome=step_down
    """,
    ivy="""
        2014-06-06 assessment.started assessment=1 kind=core
        2014-09-01 assessment.completed assessment=1 kind=core outcome=support_required
    """,
    # Four months, completed on the first of the twelve months; and on the day before them.
    jon="""
        2013-06-01 assessment.started assessment=1 kind=core
        2013-10-01 assessment.completed assessment=1 kind=core outcome=no_further_action
    """,
    kit="""
        2013-05-01 assessment.started assessment=1 kind=core
        2013-09-30 assessment.completed assessment=1 kind=core outcome=no_further_action
    """,
)


@pytest.mark.parametrize(
    ("expected", "indicator", "over"),
    [
        pytest.param((3, None), "initial_assessments_completed", 0, id="ann, ben, cat"),
        pytest.param((4, None), "initial_assessments_completed", 12, id="with eve in August"),
        pytest.param((2, 3), "initial_assessments_within_10_working_days", 0, id="ann and cat"),
        pytest.param((4, None), "core_assessments_completed", 0, id="fay, gus, hal, ivy"),
        pytest.param((5, None), "core_assessments_completed", 12, id="with jon in October"),
        pytest.param((1, 4), "core_assessments_within_35_working_days", 0, id="fay"),
        pytest.param((1, 5), "core_assessments_within_35_working_days", 12, id="fay, of the year"),
        pytest.param((2, 5), "core_assessments_61_or_more_working_days", 0, id="hal and jon, of the year"),
        pytest.param((2, 5), "core_assessments_61_or_more_working_days", 12, id="the same beside it"),
    ],
)
def test_assessments_completed(expected, indicator, over, figure):
    counted = figure(indicator, "2014-09", ASSESSED, over)

    assert expected == (counted.numerator, counted.denominator)


@pytest.mark.parametrize(
    ("expected", "indicator"),
    [
        ({"Core assessment": 1, "No further action": 1, "Support required": 1}, "initial_assessments_completed"),
        (
            {"Child protection": 1, "Looked after": 1, "Step down to early help": 1, "Support required": 1},
            "core_assessments_completed",
        ),
    ],
)
def test_assessments_by_outcome(expected, indicator, figure):
    assert expected == figure(indicator, "2014-09", ASSESSED).parts

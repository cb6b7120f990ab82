"""The health of looked after children in England, as a return says of the year.

The month is June 2024 where nothing else is said, the twelve months then July 2023 to June 2024.
"""

import pytest

from tests.catalogue.lives import lives

RECORDED = lives(
    # Ages on 31 March 2024: 12, 3, 5 since the first of the month, 17, 14.
    ann="""
        2012-03-01 child.registered born=2012-03
        2024-03-31 outcomes.recorded health_assessment=true teeth_check=true sdq_score=17
    """,
    ben="""
        2020-04-01 child.registered born=2020-04
        2024-03-31 outcomes.recorded health_assessment=false immunisations=true health_check=true
    """,
    cat="""
        2019-03-01 child.registered born=2019-03
        2024-03-31 outcomes.recorded health_assessment=true teeth_check=true immunisations=true sdq_score=10
    """,
    dan="""
        2007-03-01 child.registered born=2007-03
        2024-03-31 outcomes.recorded health_assessment=true immunisations=true sdq_score=20
    """,
    eve="""
        2010-01-01 child.registered born=2010-01
        2024-03-31 outcomes.recorded health_assessment=false sdq_reason=SDQ2
    """,
    # The year before.
    fay="""
        2010-01-01 child.registered born=2010-01
        2023-03-31 outcomes.recorded health_assessment=true teeth_check=true sdq_score=40
    """,
)


@pytest.mark.parametrize(
    ("expected", "indicator"),
    [
        pytest.param((3, 5), "health_assessments_up_to_date", id="ann, cat, dan"),
        pytest.param((2, 5), "teeth_checked", id="ann, cat"),
        pytest.param((3, 5), "immunisations_up_to_date", id="ben, cat, dan"),
        pytest.param((1, 1), "development_checks_up_to_date", id="ben is the only one under five"),
        pytest.param((2, 3), "sdq_completed", id="ann and cat, of these and eve; dan is 17"),
        pytest.param((27, 2), "sdq_average", id="17 and 10"),
        pytest.param((1, 2), "sdq_cause_for_concern", id="ann"),
    ],
)
def test_outcomes_of_the_year(expected, indicator, figure):
    counted = figure(indicator, "2024-06", RECORDED)

    assert expected == (counted.numerator, counted.denominator)

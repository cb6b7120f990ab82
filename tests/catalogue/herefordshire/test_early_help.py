"""Early help, and the CAFs that health leads: September 2014, its quarter, and the twelve months from October 2013."""

import pytest

from tests.catalogue.lives import lives

CAFS = lives(
    ann="2014-08-01 caf.opened caf=1 lead_professional=health",
    ben="2014-09-03 caf.opened caf=1 stepped_down_from=initial_assessment lead_professional=education",
    # Closed on the last day: not in that night's stock.
    cat="""
        2014-09-10 caf.opened caf=1 stepped_down_from=core_assessment
        2014-09-30 caf.closed caf=1
    """,
    dan="2014-09-30 caf.opened caf=1 stepped_down_from=initial_assessment",
    # The first of the twelve months; closed on the day after the stock.
    eve="""
        2013-10-01 caf.opened caf=1 stepped_down_from=core_assessment
        2014-10-01 caf.closed caf=1
    """,
    # The day before the twelve months.
    fay="""
        2013-09-30 caf.opened caf=1 stepped_down_from=core_assessment
        2014-01-06 caf.closed caf=1
    """,
    # The last day of the quarter before.
    gus="""
        2014-06-30 caf.opened caf=1 lead_professional=health
        2014-08-01 caf.closed caf=1
    """,
)


@pytest.mark.parametrize(
    ("expected", "indicator", "month", "over"),
    [
        pytest.param(4, "open_cafs", "2014-09", 0, id="ann, ben, dan, eve"),
        pytest.param(2, "cafs_stepped_down_from_initial_assessment", "2014-09", 0, id="ben, dan"),
        pytest.param(1, "cafs_stepped_down_from_core_assessment", "2014-09", 0, id="cat"),
        pytest.param(2, "cafs_stepped_down_from_core_assessment", "2014-09", 12, id="cat, and eve in October"),
        pytest.param(1, "cafs_health_lead_professional", "2014-09", 0, id="ann, of July to September"),
        pytest.param(1, "cafs_health_lead_professional", "2014-08", 0, id="ann, of the quarter so far"),
        pytest.param(0, "cafs_health_lead_professional", "2014-07", 0, id="nobody, of July alone"),
        pytest.param(1, "cafs_health_lead_professional", "2014-06", 0, id="gus, of April to June"),
        pytest.param(2, "cafs_health_lead_professional", "2014-09", 12, id="ann and gus, of the year"),
    ],
)
def test_cafs(expected, indicator, month, over, figure):
    assert expected == figure(indicator, month, CAFS, over).numerator

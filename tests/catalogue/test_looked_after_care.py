"""Being looked after in England, and staying in one place: June 2024, the twelve months July 2023 to June 2024."""

import pytest

from tests.catalogue.lives import lives

CARED = lives(
    # In care for 30 months on 30 June 2024, in one home; not yet 16.
    ann="""
        2008-07-01 child.registered born=2008-07
        2021-12-31 care_episode.started episode=1 entry=S legal_status=C2 placement=U1
    """,
    # Two years with this carer on 1 July only.
    ben="""
        2010-01-01 child.registered born=2010-01
        2021-12-01 care_episode.started episode=1 entry=S legal_status=C2 placement=U4
        2022-07-01 care_episode.ended episode=1 reason=X1
        2022-07-01 care_episode.started episode=2 entry=P legal_status=C2 placement=U1
    """,
    # On short breaks.
    cat="2021-01-01 care_episode.started episode=1 entry=S legal_status=V3 placement=U1",
    # In care on or before: nobody knows for how long.
    dan="""
        2010-01-01 child.registered born=2010-01
        2021-01-01 care_episode.started episode=1 entry=P legal_status=C2 placement=U1
    """,
    # Three placements, the first a temporary one.
    eve="""
        2024-06-03 care_episode.started episode=1 entry=S legal_status=V2 placement=T0
        2024-06-10 care_episode.ended episode=1 reason=X1
        2024-06-10 care_episode.started episode=2 entry=P legal_status=V2 placement=U1
        2024-06-20 care_episode.ended episode=2 reason=X1
        2024-06-20 care_episode.started episode=3 entry=P legal_status=V2 placement=K2
    """,
    # The first of three was over when the twelve months began.
    fay="""
        2012-01-01 child.registered born=2012-01
        2020-01-01 care_episode.started episode=1 entry=S legal_status=C2 placement=U1
        2023-07-01 care_episode.ended episode=1 reason=X1
        2023-07-01 care_episode.started episode=2 entry=P legal_status=C2 placement=U4
        2024-01-01 care_episode.ended episode=2 reason=X1
        2024-01-01 care_episode.started episode=3 entry=P legal_status=C2 placement=K2
    """,
    # Four episodes, three placements: in October only the legal status changed.
    gus="""
        2023-01-01 care_episode.started episode=1 entry=S legal_status=C1 placement=U1
        2023-10-01 care_episode.ended episode=1 reason=X1
        2023-10-01 care_episode.started episode=2 entry=L legal_status=C2 placement=U1
        2024-02-01 care_episode.ended episode=2 reason=X1
        2024-02-01 care_episode.started episode=3 entry=P legal_status=C2 placement=K2
        2024-06-15 care_episode.ended episode=3 reason=X1
        2024-06-15 care_episode.started episode=4 entry=P legal_status=C2 placement=U4
    """,
    # Left on the last day; came and left on one day.
    hal="""
        2024-01-10 care_episode.started episode=1 entry=S legal_status=V2 placement=U1
        2024-06-30 care_episode.ended episode=1 reason=E4A
    """,
    ivy="""
        2024-06-12 care_episode.started episode=1 entry=S legal_status=L1 placement=T0
        2024-06-12 care_episode.ended episode=1 reason=E4A
    """,
    # From short breaks into care, which is no start.
    joe="""
        2024-01-01 care_episode.started episode=1 entry=S legal_status=V4 placement=U1
        2024-06-05 care_episode.ended episode=1 reason=X1
        2024-06-05 care_episode.started episode=2 entry=L legal_status=C2 placement=U1
    """,
    # Sixteen since the first of the month.
    kim="""
        2008-06-01 child.registered born=2008-06
        2020-01-01 care_episode.started episode=1 entry=S legal_status=C2 placement=U1
    """,
    # The carer stayed when the type of placement changed.
    lou="""
        2013-01-01 child.registered born=2013-01
        2021-01-01 care_episode.started episode=1 entry=S legal_status=C2 placement=U6
        2023-01-01 care_episode.ended episode=1 reason=X1
        2023-01-01 care_episode.started episode=2 entry=T legal_status=C2 placement=U1
    """,
)


@pytest.mark.parametrize(
    ("expected", "indicator"),
    [
        pytest.param((9, None), "looked_after_children", id="all but cat, hal and ivy"),
        pytest.param((2, None), "care_started", id="eve and ivy"),
        pytest.param((2, None), "care_ceased", id="hal and ivy"),
        pytest.param((2, 9), "three_or_more_placements", id="eve and gus"),
        pytest.param((2, 4), "same_placement_2_years_or_more", id="ann and lou, of these, ben and fay"),
    ],
)
def test_being_looked_after(expected, indicator, figure):
    counted = figure(indicator, "2024-06", CARED)

    assert expected == (counted.numerator, counted.denominator)


@pytest.mark.parametrize(
    ("expected", "indicator"),
    [
        ({"Foster care": 7, "Children's home": 2}, "looked_after_children"),
        ({"Single period, section 20": 1, "Police protection": 1}, "care_started"),
        ({"Home to parents or relatives": 2}, "care_ceased"),
    ],
)
def test_being_looked_after_in_parts(expected, indicator, figure):
    assert expected == figure(indicator, "2024-06", CARED).parts

"""The front door in England: who was referred, by whom, and again.

The month is June 2024 where nothing else is said, the twelve months then July 2023 to June 2024.
"""

import pytest

from tests.catalogue.referred import REFERRED


@pytest.mark.parametrize(
    ("expected", "indicator"),
    [
        pytest.param((4, None), "referrals", id="two of ben's and two of dan's"),
        pytest.param((2, 6), "re_referrals", id="ann's and ben's second, of the six of the year"),
        pytest.param((2, 4), "re_referred_children", id="ann and ben, of four children"),
        pytest.param((1, 6), "referrals_no_further_action", id="ben's first"),
        pytest.param((1, 6), "referrals_assessed_not_in_need", id="cat's, closed since"),
        pytest.param((3, 6), "referrals_from_police", id="ann's, ben's and dan's"),
        pytest.param((2, None), "children_awaiting_assessment", id="ben, and dan once"),
    ],
)
def test_referrals(expected, indicator, figure):
    counted = figure(indicator, "2024-06", REFERRED)

    assert expected == (counted.numerator, counted.denominator)


def test_referrals_by_source(figure):
    assert {"Police": 2, "Early help": 1, "School": 1} == figure("referrals", "2024-06", REFERRED).parts

"""Early help in England: referrals from it, and cases handed on to it.

The month is June 2024 where nothing else is said, the twelve months then July 2023 to June 2024.
"""

import pytest

from tests.catalogue.referred import REFERRED


@pytest.mark.parametrize(
    ("expected", "indicator"),
    [
        pytest.param((1, 6), "referrals_from_early_help", id="ben's second"),
        pytest.param((1, 2), "closures_to_early_help", id="ann's second, of her two; cat's first ended before"),
    ],
)
def test_early_help_at_both_ends_of_a_case(expected, indicator, figure):
    counted = figure(indicator, "2024-06", REFERRED)

    assert expected == (counted.numerator, counted.denominator)

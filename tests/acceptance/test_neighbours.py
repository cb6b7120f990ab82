"""Between the months that the report prints the example log goes its way without leaps."""

import pytest

from tests.acceptance.conftest import folded
from tests.acceptance.neighbours import PRINTED, assert_near


@pytest.mark.parametrize("indicator", PRINTED, ids=lambda one: one.id)
def test_an_unprinted_month_is_near_its_printed_neighbours(indicator):
    assert_near(folded(1), indicator)

"""Every figure worked by hand is asked of the recount and of the engine."""

import pytest

from tests.catalogue.lives import by_engine, by_recount


@pytest.fixture(params=[by_recount, by_engine], ids=["recount", "engine"])
def figure(request):
    """Indicator, month, events → its figure."""
    return request.param

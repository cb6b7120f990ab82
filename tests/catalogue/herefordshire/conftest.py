"""Every figure worked by hand is asked of the recount and of the engine."""

from functools import partial

import pytest

from schemas.catalogue import named
from tests.catalogue.lives import by_engine, by_recount

HEREFORDSHIRE = named("herefordshire-2014")


@pytest.fixture(params=[by_recount, by_engine], ids=["recount", "engine"])
def figure(request):
    """Indicator, month, events → its figure."""
    return partial(request.param, catalogue=HEREFORDSHIRE)

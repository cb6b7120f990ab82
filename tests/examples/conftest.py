import datetime as dt

import pytest

from engine.examples.county import county

from .lives import Event, Life, believed, life

FIRST, LAST = dt.date(2023, 4, 1), dt.date(2026, 3, 31)


@pytest.fixture(scope="session")
def three_years() -> list[Event]:
    return list(county(1, FIRST, LAST))


@pytest.fixture(scope="session")
def lives(three_years) -> list[Life]:
    return [life(events) for events in believed(three_years).values()]

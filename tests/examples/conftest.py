import datetime as dt

import pytest

from engine.examples.county import county
from schemas.events import AREAS

from .lives import Event, Life, believed, day_of, life
from .records import Record

FIRST, LAST = dt.date(2023, 4, 1), dt.date(2026, 3, 31)
LATER = dt.date(2027, 3, 31)
"""By then all that happened up to LAST has been entered, and put right."""
SIZE = 200
"""Of the county whose every event is looked at: some 1,900 children a year; 900 is a whole county."""
_OF_CARE = {kind.name for kind in AREAS["looked_after"]} | {"event.retracted", "child.registered"}


@pytest.fixture(scope="session")
def four_years() -> list[Event]:
    return list(county(1, FIRST, LATER, children=SIZE))


@pytest.fixture(scope="session")
def three_years(four_years) -> list[Event]:
    return [event for event in four_years if event["recordedtime"][:10] <= LAST.isoformat()]


@pytest.fixture(scope="session")
def records(four_years) -> list[Record]:
    """What is believed a year later of what happened to each child by LAST."""
    settled = ([one for one in events if day_of(one) <= LAST] for events in believed(four_years).values())
    return [Record(events) for events in settled if events]


@pytest.fixture(scope="session")
def lives() -> list[Life]:
    """The children in care of a whole county."""
    kept = (event for event in county(1, FIRST, LAST, children=900) if event["type"] in _OF_CARE)
    of_care = (events for events in believed(kept).values() if len(events) > 1)
    return [life(events) for events in of_care if any(event["type"] == "care_episode.started" for event in events)]

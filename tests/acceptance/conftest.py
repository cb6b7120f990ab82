"""The example log of 2014, drawn once a process and seed."""

import datetime as dt
import json
from functools import cache

import pytest

from engine.authority import Authority
from engine.examples import EXAMPLES
from engine.readings.periods import known_by
from schemas.catalogue import named
from schemas.envelope import decode
from tests.acceptance.known import known_children
from tests.conftest import FULL

NAME, AUTHORITY = "herefordshire-2014", "E06000019"


@cache
def log(seed):
    """The events, as plain JSON types."""
    return list(EXAMPLES[NAME](seed))


@cache
def folded(seed):
    """An authority that has the whole log, to be read as known at the ends of September and of November, and now."""
    days = dt.date(2014, 9, 30), dt.date(2014, 11, 30), None
    return taken(map(decoded, log(seed)), map(known_by, days))


def decoded(event):
    """As it comes from a file or from Kafka."""
    return decode(json.dumps(event))


def taken(events, asked=None):
    """An authority that has these events, to be read as known at the instants that are asked, or at any."""
    authority = Authority(AUTHORITY, named(NAME), asked)
    for event in events:
        authority.take(event)
    authority.fold()
    return authority


@cache
def some_events():
    """The events; of every eighth child only, where it is not the full size."""
    told = [event for event in log(1) if FULL or "subject" not in event or event["subject"][0] in "07"]
    return list(map(decoded, told))


@cache
def some_folded():
    """An authority that has them."""
    return taken(some_events())


@pytest.fixture(scope="session")
def events():
    return log(1)


@pytest.fixture(scope="session")
def children(events):
    return known_children(events)

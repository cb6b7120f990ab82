"""The example log of 2014, drawn once a process and seed."""

import json
from functools import cache

import pytest

from engine.authority import Authority
from engine.examples import EXAMPLES
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
    """An authority that has the whole log."""
    return taken(decode(json.dumps(event)) for event in log(seed))


def taken(events):
    """An authority that has these events."""
    authority = Authority(AUTHORITY, named(NAME))
    for event in events:
        authority.take(event)
    authority.fold()
    return authority


@cache
def some_events():
    """The events; of every eighth child only, where it is not the full size."""
    told = [event for event in log(1) if FULL or "subject" not in event or event["subject"][0] in "07"]
    return [decode(json.dumps(event)) for event in told]


@cache
def some_folded():
    """An authority that has them."""
    return folded(1) if FULL else taken(some_events())


@pytest.fixture(scope="session")
def events():
    return log(1)


@pytest.fixture(scope="session")
def children(events):
    return known_children(events)


@pytest.fixture(scope="session")
def authority():
    return folded(1)

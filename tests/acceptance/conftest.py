"""The example log of 2014, drawn once a process and seed."""

import json
from functools import cache

import pytest

from engine.authority import Authority
from engine.examples import EXAMPLES
from schemas.catalogue import named
from schemas.envelope import decode
from tests.acceptance.known import known_children

NAME, AUTHORITY = "herefordshire-2014", "E06000019"


@cache
def log(seed):
    """The events, as plain JSON types."""
    return list(EXAMPLES[NAME](seed))


@cache
def folded(seed):
    """An authority that has the whole log."""
    authority = Authority(AUTHORITY, named(NAME))
    for event in log(seed):
        authority.take(decode(json.dumps(event)))
    authority.fold()
    return authority


@pytest.fixture(scope="session")
def events():
    return log(1)


@pytest.fixture(scope="session")
def children(events):
    return known_children(events)


@pytest.fixture(scope="session")
def authority():
    return folded(1)

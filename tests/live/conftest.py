"""One broker for all live tests, and others for the tests that stop theirs."""

import itertools
from collections.abc import Callable, Generator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from engine.local.kafka import Broker, start_broker

FreshBroker = Callable[..., Broker]
_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def running_broker(tmp_path_factory: pytest.TempPathFactory) -> Generator[Broker]:
    """The run's broker. Every test has topics of its own (see `topic`), and none stops it."""
    with start_broker(tmp_path_factory.mktemp("broker")) as started:
        yield started


@pytest.fixture(scope="session")
def broker(running_broker: Broker) -> str:
    """Where the run's broker listens."""
    return running_broker.bootstrap


@pytest.fixture
def fresh_broker(tmp_path: Path) -> Generator[FreshBroker]:
    """Start a broker that the test may stop, kill and start again: `fresh_broker(state=…, port=…)`."""
    with ExitStack() as started:

        def start(state: Path = tmp_path / "state", **options: Any) -> Broker:
            return started.enter_context(start_broker(state, **options))

        yield start


@pytest.fixture
def topic(request: pytest.FixtureRequest) -> str:
    """The name of a topic that no other test has."""
    return f"{request.node.originalname.replace('_', '-')}-{next(_numbers)}"

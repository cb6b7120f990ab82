"""The position of the log that figures rest on: what was folded when they were begun, or none. No Kafka here."""

import asyncio
from time import monotonic
from typing import Any, cast

from engine.live.agents import LiveEvents
from engine.live.folding import Folding, Tick
from engine.live.partitions import Book, partition_of
from engine.live.settings import LiveSettings
from engine.status import Status

AUTHORITY, OTHER = "E06000019", "E06000020"
SETTINGS = LiveSettings("", partitions=4)
PARTITION = partition_of(AUTHORITY, 4)
assert partition_of(OTHER, 4) != PARTITION


class Engine:
    """Two authorities, and so many slices to fold."""

    def __init__(self):
        self.authorities = {AUTHORITY: None, OTHER: None}
        self.slices = 0

    def fold(self, children):
        self.slices = max(0, self.slices - 1)
        return self.slices


class Message:
    """As Faust gives it."""

    key, value, timestamp, partition = b"", b"{}", 0.0, PARTITION

    def __init__(self, offset):
        self.offset = offset


class Intake:
    """Takes the events of a message one after the other, and waits between two."""

    def __init__(self):
        self.go_on = asyncio.Event()

    async def take(self, message, pace):
        await self.go_on.wait()
        return 2


class Worker:
    """The book, the agent and the folding of a worker that owns both partitions, each with ten messages taken."""

    def __init__(self, tick: Tick = tuple):
        self.status, self.book, self.engine, self.intake = Status(), Book(), Engine(), Intake()
        self.folding = Folding(SETTINGS, self.book, cast(Any, self.engine), self.status, tick, lambda: None)
        self.agent = LiveEvents(self.book, cast(Any, self.intake), self.status, cast(Any, None), self.folding)
        self.book.assign({PARTITION: 10, partition_of(OTHER, 4): 10})
        for partition in self.book.owned or ():
            self.book[partition].replayed(10)


def test_figures_rest_on_what_is_taken_when_they_are_begun_and_not_on_what_comes_meanwhile():
    seen = []

    def tick():
        for _ in range(3):
            seen.append(worker.status.folded[AUTHORITY])
            worker.book[PARTITION].taken()
            yield

    worker = Worker(tick)
    worker.engine.slices = 3
    asyncio.run(worker.folding._pass())
    assert [10, 10, 10] == seen
    assert {AUTHORITY: 10, OTHER: 10} == worker.status.folded
    asyncio.run(worker.folding._pass())
    assert {AUTHORITY: 13, OTHER: 10} == worker.status.folded


def test_while_a_message_is_taken_in_part_its_authority_has_no_position_and_the_next_is_after_it():
    async def run():
        worker = Worker()
        taking = asyncio.create_task(worker.agent._take(cast(Any, Message(10))))
        await asyncio.sleep(0)
        await worker.folding._pass()
        during = worker.status.folded
        worker.intake.go_on.set()
        await taking
        await worker.folding._pass()
        return during, worker.status

    during, status = asyncio.run(run())
    assert {OTHER: 10} == during
    assert {AUTHORITY: 11, OTHER: 10} == status.folded
    assert ({PARTITION: 11}, 2) == (status.taken, status.agent_events)


def test_an_agent_that_is_stopped_in_the_middle_of_a_message_holds_up_no_position_for_ever():
    async def run():
        worker = Worker()
        taking = asyncio.create_task(worker.agent._take(cast(Any, Message(10))))
        await asyncio.sleep(0)
        taking.cancel()
        await asyncio.gather(taking, return_exceptions=True)
        return worker.book[PARTITION]

    assert 0 == asyncio.run(run()).in_hand


def test_while_partitions_are_shared_out_nothing_has_a_position():
    worker = Worker()
    worker.book.revoke()
    asyncio.run(worker.folding._pass())
    assert {} == worker.status.folded


def test_the_age_of_figures_counts_from_the_end_of_their_refresh():
    began = []

    def tick():
        began.append((worker.status.refreshed, monotonic()))
        yield

    worker = Worker(tick)
    asyncio.run(worker.folding._pass())
    assert began[0][0] is None
    assert began[0][1] <= (worker.status.refreshed or 0) <= monotonic()

"""Events for the log, and what tests do to a topic."""

import asyncio
import json
import threading
from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition

from engine.live.partitions import partition_of
from engine.live.send import open_sender
from engine.live.settings import LiveSettings
from engine.live.topics import ensure_topics

THURROCK = "E06000034"


def event(number, authority=THURROCK, **changes):
    """One event as a dictionary; `changes` may take a field away by None."""
    fields = {
        "specversion": "1.0",
        "id": f"{authority}-{number}",
        "source": "test",
        "type": "child.registered",
        "subject": f"child-{number % 97}",
        "time": "2024-05-01T00:00:00+01:00",
        "recordedtime": "2024-05-02T09:00:00Z",
        "authority": authority,
        "data": {"born": "2015-03"},
    }
    return {name: value for name, value in (fields | changes).items() if value is not None}


def overridden(rating, authority=THURROCK, **changes):
    """An officer's rating of referrals in May 2024."""
    data = {"indicator": "referrals", "period": "2024-05", "rating": rating, "role": "Director", "reason": "agreed"}
    whole = event(0, authority, type="rating.overridden", subject=None, **changes)
    return whole | {"data": data | changes.get("data", {})}


def as_bytes(*events):
    return json.dumps(events[0] if len(events) == 1 else events).encode()


def many(numbers: Iterable[int], authority=THURROCK):
    return [as_bytes(event(number, authority)) for number in numbers]


def ids(numbers, authority=THURROCK):
    return {f"{authority}-{number}" for number in numbers}


def authorities_in(partitions, count):
    """Codes that spread over the partitions, `count` in each."""
    found = {partition: [] for partition in range(partitions)}
    for number in range(10_000):
        code = f"E{number:08d}"
        there = found[partition_of(code, partitions)]
        if len(there) < count:
            there.append(code)
    return found


def fresh(broker, **changes):
    """Settings with topics and a group that no other test uses."""
    name = f"test-{uuid4().hex[:12]}"
    names: dict[str, Any] = {
        "group": name,
        "events_topic": f"{name}.events",
        "rejected_topic": f"{name}.rejected",
        "partitions": 8,
    }
    return LiveSettings(broker, **names | changes)


async def put(settings, *messages):
    """Messages as they are: (key, value) or (key, value, partition)."""
    await ensure_topics(settings)
    await put_raw(settings, *messages)


async def put_raw(settings, *messages):
    """As `put`, on topics that are there."""
    async with AIOKafkaProducer(bootstrap_servers=settings.bootstrap, max_request_size=2**22) as producer:
        for key, value, *partition in messages:
            await producer.send_and_wait(settings.events_topic, value, key, *partition)


async def commit(settings, partition, offset):
    """Commits an offset for the group, as an earlier worker would have."""
    tp = TopicPartition(settings.events_topic, partition)
    consumer = AIOKafkaConsumer(bootstrap_servers=settings.bootstrap, group_id=settings.group, enable_auto_commit=False)
    async with consumer:
        consumer.assign([tp])
        await consumer.commit({tp: offset})


async def everything(settings, topic):
    """All records of a topic."""
    consumer = AIOKafkaConsumer(topic, bootstrap_servers=settings.bootstrap, auto_offset_reset="earliest")
    async with consumer:
        tps = consumer.assignment()
        ends = await consumer.end_offsets(tps)
        records = []
        while any([await consumer.position(tp) < ends[tp] for tp in tps]):
            for found in (await consumer.getmany(timeout_ms=100)).values():
                records += found
        return records


class Sending:
    """Sends events one by one in a thread, without end, until the block is left; `count` were sent."""

    def __init__(self, settings, authorities=(THURROCK,), begin=0):
        self.settings = settings
        self.authorities = authorities
        self.begin = begin
        self.count = 0
        self._leave = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._go_on()))

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *error):
        self.stop()

    def stop(self):
        self._leave.set()
        self._thread.join()

    @property
    def ids(self):
        return set().union(*(ids(range(self.begin, self.begin + self.count), code) for code in self.authorities))

    async def _go_on(self):
        async with open_sender(self.settings) as sender:
            while not self._leave.is_set():
                for code in self.authorities:
                    await sender.send(code, many([self.begin + self.count], code))
                self.count += 1
                await asyncio.sleep(0.001)

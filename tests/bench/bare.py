"""The measure beside the engine's replay: a bare aiokafka consumer that decodes the same messages and keeps nothing.

A process of its own: `python -m tests.bench.bare BOOTSTRAP TOPIC PARTITIONS` prints {"events", "seconds"}.
"""

import asyncio
import json
import subprocess
import sys
from time import perf_counter

from aiokafka import AIOKafkaConsumer, TopicPartition

from engine.live.settings import LiveSettings
from schemas.envelope import decode_bundle
from tests.paths import ROOT


def bare_replay(settings: LiveSettings, expected: int) -> float:
    """Events a second, from the first request for messages to the log's end. Raises ValueError if some are missing."""
    arguments = (settings.bootstrap, settings.events_topic, str(settings.partitions))
    command = [sys.executable, "-m", "tests.bench.bare", *arguments]
    told = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)
    if told["events"] != expected:
        raise ValueError(f"the bare consumer read {told['events']} events of {expected}")
    return told["events"] / told["seconds"]


async def _read(settings: LiveSettings) -> tuple[int, float]:
    partitions = [TopicPartition(settings.events_topic, number) for number in range(settings.partitions)]
    # Settings as in engine/live/replay.py.
    consumer = AIOKafkaConsumer(
        bootstrap_servers=settings.bootstrap,
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        fetch_max_wait_ms=50,
    )
    async with consumer:
        ends = await consumer.end_offsets(partitions)
        consumer.assign([partition for partition, end in ends.items() if end])
        began = perf_counter()
        events = await _decode_all(consumer, sum(ends.values()), settings.poll_records)
        return events, perf_counter() - began


async def _decode_all(consumer: AIOKafkaConsumer, messages: int, poll_records: int) -> int:
    events = 0
    while messages:
        for records in (await consumer.getmany(timeout_ms=500, max_records=poll_records)).values():
            messages -= len(records)
            for record in records:
                events += len(decode_bundle(record.value or b"[]"))
    return events


def _main(bootstrap: str, topic: str, partitions: str) -> None:
    settings = LiveSettings(bootstrap, events_topic=topic, partitions=int(partitions))
    events, seconds = asyncio.run(_read(settings))
    print(json.dumps({"events": events, "seconds": seconds}))


if __name__ == "__main__":
    _main(*sys.argv[1:])

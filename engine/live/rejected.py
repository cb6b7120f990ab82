"""The rejected topic: what could not be used, with the reason and the bytes.

Keyed `topic-partition-offset-index`, so that readers and the broker's compaction drop what is written twice, as happens
whenever the log is replayed. A record carries the timestamp of the message it came from: the topic's retention counts
from when the sender sent it, not from our latest start. While the topic fails, nothing else waits for it.
"""

import asyncio
import logging
from contextlib import suppress
from itertools import islice
from typing import NamedTuple

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError, MessageSizeTooLargeError

from engine.live.messages import Message, Unusable
from engine.live.settings import LiveSettings
from engine.status import Status

log = logging.getLogger(__name__)

RETRY_S = 1.0
_ROOM = 64 * 2**20
"""Bytes that may wait for the topic; beyond, only key and reason wait, and the log still has the bytes."""
_TIMEOUT_MS = 5000
_AT_ONCE = 1000
_MAX_BYTES = 2 * 2**20
"""A message of the broker's usual greatest size, and our headers."""


class Refusal(NamedTuple):
    """A record of the rejected topic."""

    key: bytes
    value: bytes
    headers: list[tuple[str, bytes]]
    timestamp: int | None


class Rejects:
    """`add` what cannot be used; `run` writes it, and tries again until it is written."""

    def __init__(self, settings: LiveSettings, status: Status) -> None:
        self._settings = settings
        self._status = status
        self._waiting: dict[bytes, Refusal] = {}
        self._bytes = 0
        self._added = asyncio.Event()

    def add(self, message: Message, index: int, unusable: Unusable) -> None:
        """Takes one event to be written; gives no sign of whether the topic works."""
        refusal = self._refusal(message, index, unusable)
        if self._bytes + len(refusal.value) > _ROOM:
            refusal = refusal._replace(value=b"")
        self._bytes += len(refusal.value)
        self._waiting[refusal.key] = refusal
        self._added.set()

    async def run(self) -> None:
        """Writes until cancelled; then writes what still waits, if the topic takes it at once."""
        producer = _producer(self._settings)
        try:
            await producer.start()
            while True:
                await self._added.wait()
                self._added.clear()
                if not await self._write(producer):
                    self._added.set()
                    await asyncio.sleep(RETRY_S)
        finally:
            with suppress(KafkaError):
                await self._write(producer)
            await producer.stop()

    async def _write(self, producer: AIOKafkaProducer) -> bool:
        """Sends all that waits, some at a time; False at the first failure."""
        while self._waiting:
            batch = list(islice(self._waiting.values(), _AT_ONCE))
            results = await asyncio.gather(*(self._send(producer, it) for it in batch), return_exceptions=True)
            errors = [result for result in results if isinstance(result, BaseException)]
            for refusal, result in zip(batch, results, strict=True):
                if result is None:
                    self._bytes -= len(self._waiting.pop(refusal.key).value)
            if errors:
                return self._failed(errors[0])
        self._status.rejected_topic_ok = True
        return True

    async def _send(self, producer: AIOKafkaProducer, refusal: Refusal) -> None:
        topic, key, headers = self._settings.rejected_topic, refusal.key, refusal.headers
        when = refusal.timestamp
        try:
            await producer.send_and_wait(topic, refusal.value, key, timestamp_ms=when, headers=headers)
        except MessageSizeTooLargeError:
            await producer.send_and_wait(topic, b"", key, timestamp_ms=when, headers=headers)

    def _failed(self, error: BaseException) -> bool:
        if self._status.rejected_topic_ok:
            log.error("the rejected topic does not take what it should (%s); trying again", type(error).__name__)
        self._status.rejected_topic_ok = False
        return False

    def _refusal(self, message: Message, index: int, unusable: Unusable) -> Refusal:
        place = f"{self._settings.events_topic}-{message.partition}-{message.offset}-{index}"
        headers = [("reason", unusable.reason.encode()), ("text", unusable.text.encode())]
        if message.key is not None:
            headers.append(("key", message.key))
        timestamp = message.timestamp if message.timestamp >= 0 else None
        return Refusal(place.encode(), unusable.raw, headers, timestamp)


def _producer(settings: LiveSettings) -> AIOKafkaProducer:
    return AIOKafkaProducer(
        bootstrap_servers=settings.bootstrap,
        client_id=f"{settings.client}-rejected",
        acks="all",
        max_request_size=_MAX_BYTES,
        request_timeout_ms=_TIMEOUT_MS,
    )

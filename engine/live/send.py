"""Puts events on the log: an importer's in arrays, live ones one by one."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Iterable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaConnectionError, KafkaError, KafkaTimeoutError, MessageSizeTooLargeError
from aiokafka.structs import RecordMetadata

from engine.live.errors import SendError, ServiceUnreachableError
from engine.live.settings import LiveSettings
from engine.live.topics import ensure_topics

BUNDLE = 200
"""Events in a message of a bulk load. Faust's cost is by message, and a worker takes that many in about 2 ms."""
_BUNDLE_BYTES = 512 * 1024
_ON_THE_WAY = 200
"""Messages sent and not yet acknowledged."""
_TIMEOUT_MS = 30_000


@dataclass
class Sent:
    """What lies on the log now."""

    events: int = 0
    messages: int = 0
    ends: dict[int, int] = field(default_factory=dict)
    """By partition: the offset after the last message."""


def send_events(settings: LiveSettings, authority: str, events: Iterable[bytes], bundle: int = BUNDLE) -> Sent:
    """Sends an authority's events, each as JSON, in their order; waits until Kafka has all of them.

    Raises ServiceUnreachableError, TopicSettingsError, SendError. Some may be on the log then; sending them again is
    harmless, since a repeated event changes nothing.
    """
    return asyncio.run(_send_events(settings, authority, events, bundle))


async def _send_events(settings: LiveSettings, authority: str, events: Iterable[bytes], bundle: int) -> Sent:
    async with open_sender(settings) as sender:
        return await sender.send(authority, events, bundle)


@asynccontextmanager
async def open_sender(settings: LiveSettings) -> "AsyncGenerator[Sender]":
    """A sender for as long as the block lasts, once the topics are there and right."""
    await ensure_topics(settings)
    producer = _producer(settings)
    try:
        async with _said_clearly(settings):
            await producer.start()
        yield Sender(settings, producer)
    finally:
        await producer.stop()


class Sender:
    """A line to Kafka that is kept open: `async with open_sender(settings) as sender`."""

    def __init__(self, settings: LiveSettings, producer: AIOKafkaProducer) -> None:
        self._settings = settings
        self._producer = producer

    async def send(self, authority: str, events: Iterable[bytes], bundle: int = 1) -> Sent:
        """As `send_events`. The message's key is the authority, and so the partition is murmur2 of it."""
        sent = Sent()
        on_the_way: deque[asyncio.Future[RecordMetadata]] = deque()
        async with _said_clearly(self._settings):
            for message, count in _messages(events, bundle):
                on_the_way.append(await self._put(authority, message))
                sent.events += count
                if len(on_the_way) == _ON_THE_WAY:
                    _note(sent, await on_the_way.popleft())
            for future in on_the_way:
                _note(sent, await future)
        return sent

    async def _put(self, authority: str, message: bytes) -> asyncio.Future[RecordMetadata]:
        try:
            return await self._producer.send(self._settings.events_topic, message, authority.encode())
        except MessageSizeTooLargeError as error:
            raise SendError(f"an event of {len(message)} bytes is more than Kafka takes in a message") from error


def _producer(settings: LiveSettings) -> AIOKafkaProducer:
    return AIOKafkaProducer(
        bootstrap_servers=settings.bootstrap,
        client_id=f"{settings.client}-send",
        acks="all",
        enable_idempotence=True,
        max_batch_size=_BUNDLE_BYTES,
        request_timeout_ms=_TIMEOUT_MS,
    )


def _messages(events: Iterable[bytes], bundle: int) -> Iterator[tuple[bytes, int]]:
    """Events as messages, with how many are in each; one alone is no array."""
    waiting: list[bytes] = []
    size = 0
    for event in events:
        if waiting and (len(waiting) == bundle or size + len(event) > _BUNDLE_BYTES):
            yield _message(waiting)
            waiting, size = [], 0
        waiting.append(event)
        size += len(event)
    if waiting:
        yield _message(waiting)


def _message(events: list[bytes]) -> tuple[bytes, int]:
    return (events[0] if len(events) == 1 else b"[" + b",".join(events) + b"]"), len(events)


def _note(sent: Sent, where: RecordMetadata) -> None:
    sent.messages += 1
    sent.ends[where.partition] = max(where.offset + 1, sent.ends.get(where.partition, 0))


@asynccontextmanager
async def _said_clearly(settings: LiveSettings) -> AsyncGenerator[None]:
    try:
        yield
    except (KafkaConnectionError, KafkaTimeoutError) as error:
        raise ServiceUnreachableError(settings.bootstrap) from error
    except KafkaError as error:
        raise SendError(f"Kafka did not take the events: {type(error).__name__}") from error

"""Reads what is on the log already, in bulk, by a plain consumer that belongs to no group.

A message costs Faust some 80 microseconds before an agent sees it, and this about three.
"""

import asyncio
import logging
from collections.abc import Callable

from aiokafka import AIOKafkaConsumer, ConsumerRecord, TopicPartition
from aiokafka.errors import KafkaError

from engine.live.intake import Intake
from engine.live.messages import Message
from engine.live.pace import Pace
from engine.live.partitions import Book
from engine.live.settings import LiveSettings
from engine.status import Status

log = logging.getLogger(__name__)

_POLL_MS = 500
_RETRY_S = 1.0

Record = ConsumerRecord[bytes | None, bytes | None]


class Replay:
    """`changed` says that the book's spans are others; `run` reads whatever spans there are, then calls `done`."""

    def __init__(
        self, settings: LiveSettings, book: Book, intake: Intake, status: Status, done: Callable[[], None]
    ) -> None:
        self._settings = settings
        self._book = book
        self._intake = intake
        self._status = status
        self._done = done
        self._changed = asyncio.Event()
        self._pace = Pace()

    def changed(self) -> None:
        """Begin again, with the spans that there are now."""
        self._changed.set()

    async def run(self) -> None:
        """Reads until cancelled; where Kafka fails, it is tried again."""
        consumer = _consumer(self._settings)
        try:
            await consumer.start()
            while True:
                await self._changed.wait()
                self._changed.clear()
                await self._read(consumer)
        finally:
            await consumer.stop()

    async def _read(self, consumer: AIOKafkaConsumer) -> None:
        try:
            await self._seek(consumer)
            while self._book.replaying and not self._changed.is_set():
                await self._poll(consumer)
        except KafkaError as error:
            log.warning("the replay was interrupted (%s); trying again", type(error).__name__)
            self._changed.set()
            await asyncio.sleep(_RETRY_S)
        else:
            self._done()

    async def _seek(self, consumer: AIOKafkaConsumer) -> None:
        """To where each span begins, or to the log's first offset if that is later."""
        partitions = [self._tp(partition) for partition in self._book.replaying]
        firsts = await consumer.beginning_offsets(partitions) if partitions else {}
        if self._changed.is_set():
            return
        for tp, first in firsts.items():
            self._advance(tp.partition, first)
        left = [self._tp(partition) for partition in self._book.replaying]
        if left:
            consumer.assign(left)
        for tp in left:
            consumer.seek(tp, self._book[tp.partition].held)

    async def _poll(self, consumer: AIOKafkaConsumer) -> None:
        found = await consumer.getmany(timeout_ms=_POLL_MS, max_records=self._settings.poll_records)
        for records in found.values():
            for record in records:
                if not await self._take(record):
                    return
        await self._look(consumer)

    async def _take(self, record: Record) -> bool:
        """False if the spans are others now, so that the rest of the poll may not be ours to take."""
        if self._changed.is_set():
            return False
        spans = self._book[record.partition].spans
        if spans and spans[0].position <= record.offset < spans[0].end:
            message = Message(record.partition, record.offset, record.key, record.value, record.timestamp)
            if await self._intake.take(message, self._pace) is None:
                return False
            self._advance(record.partition, record.offset + 1)
        return True

    async def _look(self, consumer: AIOKafkaConsumer) -> None:
        """Goes by the position and not by the last record: control records and deleted ones show none."""
        for tp in consumer.assignment() - consumer.paused():
            position = await consumer.position(tp)
            if self._changed.is_set():
                return
            self._advance(tp.partition, position)
            if not self._book[tp.partition].spans:
                consumer.pause(tp)
            elif self._book[tp.partition].held > position:
                consumer.seek(tp, self._book[tp.partition].held)

    def _advance(self, partition: int, position: int) -> None:
        progress = self._book[partition]
        progress.replayed(position)
        self._status.positions[partition] = min(progress.held, progress.end)

    def _tp(self, partition: int) -> TopicPartition:
        return TopicPartition(self._settings.events_topic, partition)


def _consumer(settings: LiveSettings) -> AIOKafkaConsumer:
    return AIOKafkaConsumer(
        bootstrap_servers=settings.bootstrap,
        client_id=f"{settings.client}-replay",
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        # A partition at its end would hold up the others of its broker for that long.
        fetch_max_wait_ms=50,
    )

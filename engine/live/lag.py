"""How far the worker is behind the log."""

import asyncio
import logging
from time import monotonic

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError

from engine.live.partitions import Book
from engine.live.settings import LiveSettings
from engine.status import Status

log = logging.getLogger(__name__)

_EVERY_S = 1.0


async def watch_lag(settings: LiveSettings, book: Book, status: Status) -> None:
    """Asks for the log's ends once a second until cancelled; while Kafka is away the last stay, and their age tells."""
    consumer = AIOKafkaConsumer(bootstrap_servers=settings.bootstrap, client_id=f"{settings.client}-lag")
    try:
        await consumer.start()
        while True:
            try:
                await _look(consumer, settings.events_topic, book, status)
                status.log_seen = monotonic()
            except KafkaError as error:
                log.warning("the log's end is not known (%s); trying again", type(error).__name__)
            await asyncio.sleep(_EVERY_S)
    finally:
        await consumer.stop()


async def _look(consumer: AIOKafkaConsumer, topic: str, book: Book, status: Status) -> None:
    ends = await consumer.end_offsets([TopicPartition(topic, partition) for partition in book.owned or ()])
    for tp, end in ends.items():
        if book.owns(tp.partition):
            progress = book[tp.partition]
            status.lag[tp.partition] = max(0, end - progress.next) + progress.missing

"""The topics, made as the engine needs them, and checked at every start."""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import KafkaError, NoError, TopicAlreadyExistsError, for_code

from engine.live.errors import ServiceUnreachableError, TopicSettingsError
from engine.live.settings import CONNECT_S, LiveSettings

DAY_MS = 24 * 60 * 60 * 1000
_REPLICAS = 3
"""Wanted; with fewer brokers, as many as there are."""

_AGAIN_S = 0.1

EVENTS_SETTINGS = {"cleanup.policy": "delete", "retention.ms": "-1", "retention.bytes": "-1"}
"""The log is the only durable state: nothing in it may ever be deleted or compacted away."""


def rejected_settings(settings: LiveSettings) -> dict[str, str]:
    """Kept for some time, the latest of each key; wide enough for the greatest event and our headers."""
    return {
        "cleanup.policy": "compact,delete",
        "retention.ms": str(settings.rejected_days * DAY_MS),
        "max.message.bytes": str(2 * 2**20),
    }


async def ensure_topics(settings: LiveSettings) -> None:
    """Makes what is missing and checks what is there. Raises ServiceUnreachableError, TopicSettingsError."""
    async with _admin(settings) as admin:
        await _create(admin, settings)
        await _check(admin, settings)


@asynccontextmanager
async def _admin(settings: LiveSettings) -> AsyncGenerator[AIOKafkaAdminClient]:
    admin = AIOKafkaAdminClient(
        bootstrap_servers=settings.bootstrap, client_id=settings.client, request_timeout_ms=CONNECT_S * 1000
    )
    try:
        await admin.start()
        yield admin
    except (KafkaError, TimeoutError) as error:
        raise ServiceUnreachableError(settings.bootstrap) from error
    finally:
        await admin.close()


async def _create(admin: AIOKafkaAdminClient, settings: LiveSettings) -> None:
    replicas = min(_REPLICAS, len((await admin.describe_cluster())["brokers"]))
    safe = {"min.insync.replicas": str(max(1, replicas - 1))}
    wanted = [
        NewTopic(settings.events_topic, settings.partitions, replicas, topic_configs=EVENTS_SETTINGS | safe),
        NewTopic(settings.rejected_topic, 1, replicas, topic_configs=rejected_settings(settings) | safe),
    ]
    there = set(await admin.list_topics())
    missing = [topic for topic in wanted if topic.name not in there]
    if missing:
        _raise_refused(await admin.create_topics(missing))


def _raise_refused(answer: Any) -> None:
    for name, code, *message in answer.topic_errors:
        error = for_code(code)
        if error not in (NoError, TopicAlreadyExistsError):
            raise TopicSettingsError(f"topic {name}: Kafka does not make it: {message or error.__name__}")


async def _check(admin: AIOKafkaAdminClient, settings: LiveSettings) -> None:
    count = await _partitions(admin, settings.events_topic)
    if count != settings.partitions:
        raise TopicSettingsError(
            f"topic {settings.events_topic}: {count} partitions, the settings say {settings.partitions}. An authority's"
            " partition follows from their number: set what the topic has; to change it, copy the log to a new topic"
        )
    _check_kept(settings.events_topic, await _configs(admin, settings.events_topic))


async def _partitions(admin: AIOKafkaAdminClient, topic: str) -> int:
    """How many a topic has; a new one is not known to every broker at once."""
    async with asyncio.timeout(CONNECT_S):
        while True:
            found = (await admin.describe_topics([topic]))[0]
            if found["error_code"] == 0:
                return len(found["partitions"])
            await asyncio.sleep(_AGAIN_S)


def _check_kept(topic: str, configs: Mapping[str, str]) -> None:
    wrong = [
        f"{name} is {configs[name]} and must be {value}"
        for name, value in EVENTS_SETTINGS.items()
        if configs.get(name, value) != value
    ]
    if wrong:
        raise TopicSettingsError(f"topic {topic}: events would be lost, nothing else keeps them: {'; '.join(wrong)}")


async def _configs(admin: AIOKafkaAdminClient, topic: str) -> dict[str, str]:
    asked = ConfigResource(ConfigResourceType.TOPIC, topic, dict.fromkeys(EVENTS_SETTINGS, ""))
    answers: list[Any] = await admin.describe_configs([asked])
    return {entry[0]: entry[1] for answer in answers for resource in answer.resources for entry in resource[4]}

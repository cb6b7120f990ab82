"""Putting events on the log, and the topics they lie on."""

import asyncio
import json
import socket
from typing import Any

import pytest
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType

from engine.live.errors import SendError, ServiceUnreachableError, TopicSettingsError
from engine.live.partitions import partition_of
from engine.live.send import Sent, send_events
from engine.live.settings import LiveSettings
from engine.live.topics import ensure_topics
from tests.live.events import THURROCK, authorities_in, event, everything, fresh, many

pytestmark = pytest.mark.live


@pytest.mark.parametrize(("bundle", "messages"), [(1, 25), (10, 3), (200, 1)])
def test_events_are_sent_in_their_order_in_arrays_of_a_bundle(broker, bundle, messages):
    settings = fresh(broker)
    sent = send_events(settings, THURROCK, many(range(25)), bundle)
    assert Sent(25, messages, {partition_of(THURROCK, 8): messages}) == sent
    values = [json.loads(record.value) for record in asyncio.run(everything(settings, settings.events_topic))]
    found = [one for value in values for one in (value if isinstance(value, list) else [value])]
    assert [event(number) for number in range(25)] == found


def test_an_authority_is_the_key_and_decides_the_partition(broker):
    settings = fresh(broker)
    placed = {partition: codes[0] for partition, codes in authorities_in(8, 1).items()}
    for code in placed.values():
        send_events(settings, code, many(range(1), code))
    records = asyncio.run(everything(settings, settings.events_topic))
    assert placed == {record.partition: record.key.decode() for record in records}


def test_large_events_make_smaller_arrays(broker):
    settings = fresh(broker)
    wide = [one + b" " * 300_000 for one in many(range(4))]
    assert 4 == send_events(settings, THURROCK, wide).messages


def test_an_event_larger_than_a_message_is_refused_without_its_content(broker):
    with pytest.raises(SendError, match=r"of \d+ bytes is more than Kafka takes") as caught:
        send_events(fresh(broker), THURROCK, [b" " * 2**21 + b"Ann"])
    assert "Ann" not in str(caught.value)


def test_no_events_send_nothing(broker):
    assert Sent() == send_events(fresh(broker), THURROCK, [])


def test_a_kafka_that_is_not_there_is_said_to_be_unreachable_with_its_address():
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{held.getsockname()[1]}"
        with pytest.raises(ServiceUnreachableError, match=address):
            send_events(LiveSettings(address), THURROCK, many(range(1)))


def test_topics_keep_every_event_and_the_rejected_for_some_time(broker):
    settings = fresh(broker, partitions=64)
    asyncio.run(ensure_topics(settings))
    asyncio.run(ensure_topics(settings))
    events, rejected = asyncio.run(settings_of(settings))
    assert {"cleanup.policy": "delete", "retention.ms": "-1", "retention.bytes": "-1"}.items() <= events.items()
    assert {"cleanup.policy": "compact,delete", "retention.ms": str(90 * 86_400_000)}.items() <= rejected.items()


def test_another_number_of_partitions_than_the_topic_has_is_refused(broker):
    settings = fresh(broker, partitions=4)
    asyncio.run(ensure_topics(settings))
    with pytest.raises(TopicSettingsError, match="4 partitions, the settings say 8"):
        asyncio.run(ensure_topics(fresh(broker, events_topic=settings.events_topic)))


@pytest.mark.parametrize("configs", [{"cleanup.policy": "compact"}, {"retention.ms": "604800000"}])
def test_a_topic_that_would_lose_events_is_refused(broker, configs):
    settings = fresh(broker)
    asyncio.run(make_topic(settings, configs))
    with pytest.raises(TopicSettingsError, match=f"{next(iter(configs))} is {next(iter(configs.values()))}"):
        asyncio.run(ensure_topics(settings))


async def make_topic(settings, configs):
    admin = AIOKafkaAdminClient(bootstrap_servers=settings.bootstrap)
    await admin.start()
    await admin.create_topics([NewTopic(settings.events_topic, 8, 1, topic_configs=configs)])
    await admin.close()


async def settings_of(settings):
    admin = AIOKafkaAdminClient(bootstrap_servers=settings.bootstrap)
    await admin.start()
    found = []
    for topic in (settings.events_topic, settings.rejected_topic):
        answer: Any
        (answer,) = await admin.describe_configs([ConfigResource(ConfigResourceType.TOPIC, topic)])
        found.append({entry[0]: entry[1] for entry in answer.resources[0][4]})
    await admin.close()
    return found

"""From the replay to the agent, by a worker in a process of its own and a real Kafka. No event is lost, none taken twice."""

import asyncio

import pytest
from aiokafka import AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, RecordsToDelete

from engine.live.partitions import partition_of
from engine.live.send import send_events
from engine.live.topics import ensure_topics
from tests.live.events import THURROCK, Sending, as_bytes, commit, event, fresh, ids, many
from tests.live.workers import Worker

pytestmark = pytest.mark.live

BEFORE = 3000
PARTITION = partition_of(THURROCK, 8)


@pytest.mark.parametrize(
    "committed",
    [
        pytest.param(None, id="no commit"),
        pytest.param(10, id="an old commit"),
        pytest.param(BEFORE // 50 + 10**6, id="a commit ahead of the log"),
    ],
)
@pytest.mark.parametrize("slow_assign", [0, 1.0], ids=["as it comes", "Faust is ahead of the commit"])
def test_every_event_is_taken_once_whatever_was_committed(broker, tmp_path, committed, slow_assign):
    settings = fresh(broker)
    send_events(settings, THURROCK, many(range(BEFORE)), 50)
    if committed is not None:
        asyncio.run(commit(settings, PARTITION, committed))
    with Worker(tmp_path, settings, slow_assign=slow_assign) as worker:
        with Sending(settings, begin=BEFORE) as sending:
            worker.until(lambda said: said["ready"] and said["agent_events"] > 100)
        worker.until_holding(BEFORE + sending.count)
        said = worker.until(lambda said: said["lag"][str(PARTITION)] == 0)
        assert 0 == worker.stop()
    assert ids(range(BEFORE)) | sending.ids == set(worker.ids)
    assert {"child.registered new": BEFORE + sending.count} == said["events"]
    assert said["ends"][str(PARTITION)] == said["first_offsets"][str(PARTITION)] == said["positions"][str(PARTITION)]
    assert not [line for line in worker.errors.splitlines() if "GroupCoordinatorNotAvailable" not in line]


def test_a_worker_without_any_events_is_ready_and_then_takes_the_first(broker, tmp_path):
    settings = fresh(broker)
    with Worker(tmp_path, settings) as worker:
        said = worker.until_ready()
        assert (1, {}) == (said["readied"], said["events"])
        send_events(settings, THURROCK, many(range(1)))
        assert 1 == worker.until_holding(1)["agent_events"]
        assert 0 == worker.stop()
    assert {"ids.json", "stderr.txt"} == worker.files


def test_nothing_is_folded_before_the_replay_is_at_its_end_and_each_child_then_once(broker, tmp_path):
    settings = fresh(broker)
    send_events(settings, THURROCK, many(range(BEFORE)), 50)
    with Worker(tmp_path, settings, slow_take=0.0002) as worker:
        said = worker.until_ready()
    assert 97 == said["folded"]
    assert [0] == sorted({heard["folded"] for heard in worker.heard if heard["positions"] != heard["ends"]})
    assert all(heard["ready"] <= (heard["dirty"] == 0) for heard in worker.heard)


def test_a_log_whose_beginning_is_deleted_is_replayed_from_what_is_left(broker, tmp_path):
    settings = fresh(broker)
    send_events(settings, THURROCK, many(range(100)), 1)
    asyncio.run(delete_below(settings, 40))
    with Worker(tmp_path, settings) as worker:
        worker.until_holding(60)


def test_a_log_of_which_all_is_deleted_is_replayed_at_once(broker, tmp_path):
    settings = fresh(broker)
    send_events(settings, THURROCK, many(range(100)), 1)
    asyncio.run(delete_below(settings, 100))
    with Worker(tmp_path, settings) as worker:
        worker.until_ready()
        send_events(settings, THURROCK, many(range(100, 110)))
        worker.until_holding(10)


def test_offsets_without_a_record_hold_nothing_up(broker, tmp_path):
    settings = fresh(broker)
    asyncio.run(send_in_transactions(settings, range(10)))
    with Worker(tmp_path, settings) as worker:
        worker.until_holding(10)
        asyncio.run(send_in_transactions(settings, range(10, 20)))
        said = worker.until_holding(20)
        worker.until(lambda said: said["lag"][str(PARTITION)] <= 1)
    assert {"child.registered new": 20} == said["events"]
    assert 1 == said["readied"]


async def delete_below(settings, offset):
    admin = AIOKafkaAdminClient(bootstrap_servers=settings.bootstrap)
    await admin.start()
    await admin.delete_records({TopicPartition(settings.events_topic, PARTITION): RecordsToDelete(offset)})
    await admin.close()


async def send_in_transactions(settings, numbers):
    """One for each event: between two events lies the offset of a commit marker, and one at the end."""
    await ensure_topics(settings)
    producer = AIOKafkaProducer(bootstrap_servers=settings.bootstrap, transactional_id=settings.group)
    async with producer:
        for number in numbers:
            async with producer.transaction():
                await producer.send(settings.events_topic, as_bytes(event(number)), THURROCK.encode())

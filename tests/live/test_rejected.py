"""What cannot be used: accepted + rejected = sent, and the rejected topic says why."""

import asyncio
import json
from collections import Counter

import pytest
from aiokafka.admin import AIOKafkaAdminClient

from engine.live.partitions import partition_of
from engine.live.topics import ensure_topics
from schemas.envelope import decode
from tests.live.events import THURROCK, as_bytes, event, everything, fresh, many, put, put_raw
from tests.live.workers import Worker

pytestmark = pytest.mark.live

KEY = THURROCK.encode()
PARTITION = partition_of(THURROCK, 8)
ELSEWHERE = (PARTITION + 1) % 8

SENT = [
    # key, value, partition; what comes of each of its events
    (KEY, as_bytes(event(1)), PARTITION, ["new"]),
    (KEY, b"\xff\x00 a child called Ann", PARTITION, ["not_json"]),
    (KEY, b"[1, 2", PARTITION, ["not_json"]),
    (KEY, b"null", PARTITION, ["invalid_field"]),
    (KEY, None, PARTITION, ["empty_message"]),
    (KEY, b"[]", PARTITION, []),
    (KEY, as_bytes(event(2), event(3, time="yesterday"), event(4)), PARTITION, ["new", "invalid_field", "new"]),
    (KEY, as_bytes(event(5)), ELSEWHERE, ["wrong_partition"]),
    (b"E06000019", as_bytes(event(6), event(7)), PARTITION, ["wrong_key", "wrong_key"]),
    (None, as_bytes(event(8)), PARTITION, ["wrong_key"]),
    (KEY, as_bytes(event(9, recordedtime=None)), PARTITION, ["no_recordedtime"]),
    (KEY, as_bytes(event(10, type="child.vanished")), PARTITION, ["unknown_type"]),
    (KEY, as_bytes(event(11, pseudonymkey="f" * 16)), PARTITION, ["second_key"]),
    (KEY, as_bytes(event(12, id="burst", subject="Ann")), PARTITION, ["failed"]),
    (KEY, as_bytes(event(1)), PARTITION, ["repeat"]),
    (KEY, as_bytes(event(13), event(14)), PARTITION, ["new", "new"]),
]
OUTCOMES = Counter(outcome for *_, outcomes in SENT for outcome in outcomes)
REASONS = OUTCOMES - Counter(new=OUTCOMES["new"], repeat=OUTCOMES["repeat"])


def check_counts(said):
    accepted = said["events"]["child.registered new"] + said["events"]["child.registered repeat"]
    assert REASONS == said["rejected"]
    assert OUTCOMES.total() == accepted + sum(said["rejected"].values()) == sum(said["events"].values())
    assert {THURROCK: OUTCOMES["new"]} == said["held"]


def test_accepted_and_rejected_are_what_was_sent_by_the_replay_and_by_the_agent(broker, tmp_path):
    settings = fresh(broker)
    messages = [message[:3] for message in SENT]
    asyncio.run(put(settings, *messages))
    with Worker(tmp_path, settings) as worker:
        check_counts(worker.until_holding(OUTCOMES["new"]))
        first = worker.until_written(settings, REASONS.total())
        asyncio.run(put(settings, *messages))
        said = worker.until(lambda said: said["agent_events"] == OUTCOMES.total())
        assert 2 * REASONS.total() == sum(said["rejected"].values())
        both = worker.until_written(settings, 2 * REASONS.total())
        assert 0 == worker.stop()
    assert REASONS == Counter(dict(record.headers)["reason"].decode() for record in first)
    assert 2 * REASONS.total() == len({record.key for record in both})
    assert not [word for word in ("Ann", "child-", "yesterday") if word in worker.errors]


def test_a_rejected_record_names_its_place_and_holds_the_bytes_and_a_remedy(broker, tmp_path):
    settings = fresh(broker)
    asyncio.run(put(settings, (KEY, as_bytes(event(1), event(2, time="yesterday")), PARTITION), (KEY, b"{", PARTITION)))
    with Worker(tmp_path, settings) as worker:
        worker.until_ready()
        element, whole = worker.until_written(settings, 2)
    assert f"{settings.events_topic}-{PARTITION}-0-1" == element.key.decode()
    assert event(2, time="yesterday") == json.loads(element.value)
    assert b"{" == whole.value
    headers = dict(element.headers)
    assert {"reason", "text", "key"} == set(headers)
    assert KEY == headers["key"]
    assert "time: " in headers["text"].decode()
    original = asyncio.run(everything(settings, settings.events_topic))
    assert [original[0].timestamp, original[1].timestamp] == [element.timestamp, whole.timestamp]


def test_an_event_rejected_by_its_place_can_be_sent_again_from_the_rejected_topic(broker, tmp_path):
    settings = fresh(broker)
    asyncio.run(put(settings, (KEY, as_bytes(event(1), event(2)), ELSEWHERE)))
    with Worker(tmp_path, settings) as worker:
        worker.until_ready()
        records = worker.until_written(settings, 2)
    assert [decode(as_bytes(event(1))), decode(as_bytes(event(2)))] == [decode(record.value) for record in records]


def test_while_the_rejected_topic_fails_folding_goes_on_and_the_status_says_so(broker, tmp_path):
    settings = fresh(broker)
    with Worker(tmp_path, settings) as worker:
        worker.until_ready()
        asyncio.run(delete_topic(settings))
        asyncio.run(put_raw(settings, (KEY, b"garbage", PARTITION), *[(KEY, one) for one in many(range(200))]))
        worker.until(lambda said: not said["rejected_topic_ok"])
        said = worker.until_holding(200)
        assert (True, False) == (said["ready"], said["rejected_topic_ok"])
        asyncio.run(ensure_topics(settings))
        worker.until(lambda said: said["rejected_topic_ok"])
        assert [b"garbage"] == [record.value for record in worker.until_written(settings, 1)]


def test_a_message_too_wide_for_the_rejected_topic_leaves_its_reason_there(broker, tmp_path):
    settings = fresh(broker)
    wide = b"[" + b" " * (2 * 2**20) + b"garbage"
    asyncio.run(put(settings, (KEY, wide, PARTITION)))
    with Worker(tmp_path, settings) as worker:
        worker.until_ready()
        (record,) = worker.until_written(settings, 1)
        assert worker.said["rejected_topic_ok"]
    assert (b"", b"not_json") == (record.value, dict(record.headers)["reason"])


async def delete_topic(settings):
    admin = AIOKafkaAdminClient(bootstrap_servers=settings.bootstrap)
    await admin.start()
    await admin.delete_topics([settings.rejected_topic])
    await admin.close()

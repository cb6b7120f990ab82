"""Several workers, and workers and brokers that die."""

import signal

import pytest

from engine.live.send import send_events
from tests.live.events import THURROCK, Sending, authorities_in, fresh, ids, many
from tests.live.workers import Worker

pytestmark = pytest.mark.live

BEFORE = 500


@pytest.fixture
def spread(broker):
    """Settings, and one authority in each of eight partitions with events on the log."""
    settings = fresh(broker)
    authorities = [codes[0] for codes in authorities_in(8, 1).values()]
    for code in authorities:
        send_events(settings, code, many(range(BEFORE), code))
    return settings, authorities


def test_a_second_worker_takes_over_half_and_each_authority_is_whole_in_one_of_them(spread, tmp_path):
    settings, authorities = spread
    with Worker(tmp_path / "first", settings) as first, Sending(settings, authorities, BEFORE) as sending:
        first.until(lambda said: said["ready"] and said["agent_events"])
        with Worker(tmp_path / "second", settings) as second:
            second.until(lambda said: said["ready"] and said["agent_events"])
            first.until(lambda said: said["ready"] and len(said["ends"]) == 4)
            sending.stop()
            total = 4 * (BEFORE + sending.count)
            assert set(authorities) == set(first.until_holding(total)["held"]) | set(
                second.until_holding(total)["held"]
            )
            assert (0, 0) == (first.stop(), second.stop())
    # Sets: when the first leaves, the second may already take over before it is stopped itself.
    assert sending.ids | set().union(*(ids(range(BEFORE), code) for code in authorities)) == {*first.ids, *second.ids}
    assert {} == first.said["rejected"] | second.said["rejected"]
    # What the first kept in the rebalance it did not take a second time, but for a message it was just taking.
    assert first.said["events"].get("child.registered repeat", 0) <= settings.partitions


def test_a_worker_that_is_killed_is_replaced_and_nothing_is_lost(spread, tmp_path):
    settings, authorities = spread
    with Worker(tmp_path / "first", settings) as first, Sending(settings, authorities, BEFORE) as sending:
        first.until_ready()
        with Worker(tmp_path / "second", settings) as second:
            second.until(lambda said: said["ready"] and said["agent_events"])
            second.stop(signal.SIGKILL)
        first.until(lambda said: said["ready"] and len(said["ends"]) == 8, patience=15)
        sending.stop()
        first.until_holding(8 * (BEFORE + sending.count))
        assert 0 == first.stop()
    assert len(sending.ids) + 8 * BEFORE == len(set(first.ids))


def test_a_worker_killed_in_its_replay_starts_again_and_takes_everything(broker, tmp_path):
    settings = fresh(broker)
    send_events(settings, THURROCK, many(range(20_000)), 20)
    partition = str(next(iter(send_events(settings, THURROCK, many([20_000]), 1).ends)))
    with Worker(tmp_path / "killed", settings, slow_take=0.0002) as killed:
        killed.until(lambda said: said["positions"] and said["positions"][partition] > said["ends"][partition] // 4)
        killed.stop(signal.SIGKILL)
    share = killed.said["positions"][partition] / killed.said["ends"][partition]
    assert 0.1 < share < 0.9
    assert not any(heard["ready"] for heard in killed.heard)
    with Worker(tmp_path / "next", settings) as worker:
        said = worker.until_holding(20_001)
        assert 0 == worker.stop()
    assert {"child.registered new": 20_001} == said["events"]
    assert ids(range(20_001)) == set(worker.ids)


def test_a_worker_goes_on_when_the_broker_was_away(fresh_broker, tmp_path):
    first = fresh_broker()
    settings = fresh(first.bootstrap)
    send_events(settings, THURROCK, many(range(BEFORE)))
    with Worker(tmp_path / "worker", settings) as worker:
        worker.until_holding(BEFORE)
        first.stop()
        held = worker.said["held"]
        fresh_broker(port=first.port)
        send_events(settings, THURROCK, many(range(BEFORE, 2 * BEFORE)))
        said = worker.until_holding(2 * BEFORE)
        assert 0 == worker.stop()
    assert {THURROCK: BEFORE} == held
    assert {"child.registered new": 2 * BEFORE} == said["events"]

"""A worker that is killed, and a broker that is stopped and started: no figure changes, no event is lost."""

import asyncio
import datetime as dt
import json
import time

import pytest

from engine.examples.county import AUTHORITY, county
from engine.live.settings import LiveSettings
from tests.commands import casetide
from tests.conftest import FULL
from tests.live.engine import environment, started
from tests.live.events import everything

pytestmark = [pytest.mark.live, pytest.mark.timeout(400)]
FIRST, LAST = dt.date(2023, 4, 1), dt.date(2026, 3, 31)
NOW = "2026-03-31T23:59:59+01:00"
LONG = 444 if FULL else 150
"""The size of a county whose log replays for some seconds: a quarter of a million events, or a third of that."""


def written(path, children, last=LAST):
    path.write_text("".join(json.dumps(event) + "\n" for event in county(5, FIRST, last, children=children)))
    return path


def sent(file, env):
    done = casetide("import", file, "--authority", AUTHORITY, "--to", "kafka", env=env)
    assert done.returncode == 0, done.stderr
    return int(done.stderr.split(" events;")[0].split()[-1])


def reported(file):
    done = casetide("report", file, "--authority", AUTHORITY, "--period", "2026-03", "--format", "json")
    assert done.returncode == 0, done.stderr
    return {
        row["id"]: (row["numerator"], row["denominator"], row["value"]) for row in json.loads(done.stdout)["readings"]
    }


def shown(engine):
    """The figures of the open month, by indicator."""
    metrics = engine.metrics()
    indicators = {dict(labels)["indicator"] for name, labels in metrics if name == "casetide_indicator_status"}
    return {
        one: tuple(
            metrics.get(
                (
                    f"casetide_indicator_{name}",
                    frozenset({("authority", AUTHORITY), ("catalogue", "england"), ("indicator", one)}),
                )
            )
            for name in ("numerator", "denominator", "value")
        )
        for one in indicators
    }


def progress(engine):
    """How far the replay is, from 0 to 1."""
    at, end = engine.total("casetide_replay_position"), engine.total("casetide_replay_end")
    return at / end if end else 0.0


def on_the_log(env):
    """How many events lie on the log, counted message by message."""
    settings = LiveSettings(env["CASETIDE_BOOTSTRAP"], events_topic=env["CASETIDE_EVENTS_TOPIC"], partitions=4)
    records = asyncio.run(everything(settings, settings.events_topic))
    bundles = [json.loads(record.value) for record in records]
    return sum(len(one) if isinstance(one, list) else 1 for one in bundles)


def taken(engine):
    return engine.total("casetide_events_total")


def test_a_worker_killed_in_the_middle_of_its_replay_replays_and_shows_the_same(broker, topic, tmp_path):
    env, log = environment(broker, topic), written(tmp_path / "long.jsonl", LONG)
    count = sent(log, env)
    with started(env, tmp_path, "--now", NOW) as engine:
        struck = 0.0
        while struck < 0.1:
            struck = progress(engine)
        engine.kill()
    assert struck <= 0.9
    expected = reported(log)
    with started(env, tmp_path, "--now", NOW) as engine:
        engine.wait_ready(200)
        assert expected == shown(engine)
        assert count == on_the_log(env) == taken(engine)


def test_a_worker_killed_in_live_is_followed_by_one_that_shows_the_same(broker, topic, tmp_path):
    env = environment(broker, topic)
    before, whole = (
        written(tmp_path / "before.jsonl", 20, LAST - dt.timedelta(200)),
        written(tmp_path / "whole.jsonl", 20),
    )
    count = sent(before, env)
    with started(env, tmp_path, "--now", NOW) as engine:
        engine.wait_ready()
        count += sent(whole, env)
        engine.wait_for(lambda: engine.total("casetide_agent_events_total") > 0, name="an event by the agent")
        engine.kill()
    with started(env, tmp_path, "--now", NOW) as engine:
        engine.wait_ready()
        assert reported(whole) == shown(engine)
        assert count == on_the_log(env) == taken(engine)


def test_a_broker_stopped_and_started_changes_no_figure(fresh_broker, topic, tmp_path):
    log = written(tmp_path / "log.jsonl", 20)
    kafka = fresh_broker(state=tmp_path / "state")
    env = environment(kafka.bootstrap, topic)
    count = sent(log, env)
    with started(env, tmp_path, "--now", NOW) as engine:
        engine.wait_ready()
        before = shown(engine)
        kafka.stop()
        assert 200 == engine.status("/live")
        kafka = fresh_broker(state=tmp_path / "state", port=kafka.port)
        count += sent(log, env)
        engine.wait_for(lambda: taken(engine) == count, 90, "the events sent after the start")
        assert engine.total("casetide_agent_events_total") > 0
        assert reported(log) == before == shown(engine)
        assert 0 == engine.stop()


def test_an_engine_told_to_end_while_kafka_is_away_ends_soon(fresh_broker, topic, tmp_path):
    kafka = fresh_broker(state=tmp_path / "state")
    with started(environment(kafka.bootstrap, topic), tmp_path, "--now", NOW) as engine:
        engine.wait_ready()
        kafka.stop()
        began = time.monotonic()
        assert 0 == engine.stop()
        assert time.monotonic() - began < 10

"""An officer's rating goes over Kafka to the wall, and from it when it is withdrawn."""

import json

import pytest

from tests.commands import casetide
from tests.live.engine import environment, started
from tests.live.events import THURROCK, event, overridden

pytestmark = [pytest.mark.live, pytest.mark.timeout(200)]
NOW = "2024-05-31T23:59:59+01:00"
LABELS = {"authority": THURROCK, "catalogue": "england", "indicator": "referrals"}


def sent(events, file, env):
    file.write_text("".join(json.dumps(one) + "\n" for one in events))
    done = casetide("import", file, "--authority", THURROCK, "--to", "kafka", env=env)
    assert done.returncode == 0, done.stderr


def test_an_officers_rating_is_shown_corrected_and_withdrawn_live_beside_the_rules(broker, topic, tmp_path):
    env, file = environment(broker, topic), tmp_path / "events.jsonl"
    sent([event(1), overridden("green")], file, env)
    with started(env, tmp_path, "--now", NOW) as engine:

        def shown():
            return engine.get("casetide_indicator_overridden_rating", **LABELS)

        engine.wait_ready()
        assert (3, 0) == (shown(), engine.get("casetide_indicator_rating", **LABELS))
        sent([overridden("red", recordedtime="2024-05-03T09:00:00Z")], file, env)
        engine.wait_for(lambda: shown() == 1, name="the correction")
        gone = {"id": overridden("red")["id"], "about": "authority"}
        later = "2024-05-04T09:00:00Z"
        sent([event(2, type="event.retracted", subject=None, recordedtime=later, data=gone)], file, env)
        engine.wait_for(lambda: shown() is None, name="the withdrawal")
        assert 1 == engine.get("casetide_events_total", type="event.retracted", outcome="new")
        assert 0 == engine.total("casetide_clashes")

"""One late assessment after another: "at risk", then "below target" reach people; when the engines go, theirs alone.

From events on Kafka through two engines, Prometheus and Alertmanager to a receiver, with the files of deploy/. The target
is 85 %. Of September 20 initial assessments are completed, all in time, and eight are open. Four are completed the working
day after their tenth, on 11, 12, 15 and 16 September; the other four have until the 24th. With k of those late

    20 of 20 + k in time, 8 - k open:  n more late miss it when  (28 - k - n) / 28 < 0.85,  from  n = 5 - k  on

so that after the second 3 more would (at risk), and 20 of 24 after the fourth is 83.3 % (below target). Then the other
four are completed in time: 24 of 28 is 85.7 %. Of core assessments 10 of 20 are late all the while.
"""

import asyncio
import datetime as dt
import json

import pytest

from engine.calendar import LONDON
from engine.live.send import open_sender
from engine.live.settings import LiveSettings
from schemas.catalogue import named
from tests.boards.prometheus import tool
from tests.live.stack import Receiver, running

pytestmark = [pytest.mark.live, pytest.mark.timeout(280)]
CATALOGUE, AUTHORITY, PARTITIONS = "herefordshire-2014", "E06000019", 4
INITIAL, CORE = "initial_assessments_within_10_working_days", "core_assessments_within_35_working_days"
NAME = "Initial Assessments Completed within 10 Working Days"
BEGINS = "2014-09-10T06:00:00+01:00"
DAY_S = 4
"""Real seconds of a day of the engines' clock."""
LOST = "TargetOutOfReach"
"""With nothing open the month cannot end at 85 %: of the two alerts people get the worse."""
HURRY = 1200
"""An hour's wait of an alert is three seconds."""
LATE = {"2014-08-27": "2014-09-11", "2014-08-28": "2014-09-12", "2014-08-29": "2014-09-15", "2014-09-01": "2014-09-16"}
"""Start → the working day after the tenth."""
TYPES = sorted(named(CATALOGUE).reading["initial_assessment"] | named(CATALOGUE).reading["core_assessment"])


class Stream:
    """Sends events as they happen, and counts them."""

    def __init__(self, bootstrap):
        self._settings = LiveSettings(bootstrap, partitions=PARTITIONS)
        self.sent = 0

    def send(self, *events):
        asyncio.run(self._send(events))
        self.sent += len(events)

    async def _send(self, events):
        async with open_sender(self._settings) as sender:
            await sender.send(AUTHORITY, [json.dumps(one).encode() for one in events])


@pytest.fixture(scope="module")
def receiver():
    one = Receiver()
    yield one
    one.close()


@pytest.fixture(scope="module")
def stack(receiver, tmp_path_factory):
    assert tool("prometheus")
    assert tool("prometheus-alertmanager")
    env = {"CASETIDE_CATALOGUE": CATALOGUE, "CASETIDE_PARTITIONS": str(PARTITIONS)}
    options = ["--now", BEGINS, "--speed", str(86400 // DAY_S), "--hurry", str(HURRY), "--webhook", receiver.url]
    with running(tmp_path_factory.mktemp("stack"), env, *options) as one:
        yield one


@pytest.fixture(scope="module")
def stream(stack):
    """With all that has happened before the clock begins."""
    one = Stream(stack.bootstrap)
    done = [
        event for number in range(20) for event in _assessed("initial", f"in-time-{number}", "2014-08-26", "2014-09-02")
    ]
    core = [event for number in range(10) for event in _assessed("core", f"core-{number}", "2014-08-01", "2014-09-05")]
    core += [event for number in range(10) for event in _assessed("core", f"late-{number}", "2014-07-01", "2014-09-05")]
    opened = [_event("started", "initial", f"late-{day}", day) for day in LATE]
    opened += [_event("started", "initial", f"open-{number}", "2014-09-10") for number in range(4)]
    one.send(_covered(), *done, *core, *opened)
    return one


def test_late_assessments_put_the_target_at_risk_then_below_and_timely_ones_mend_it(stack, stream, receiver):
    for start, day in LATE.items():
        _wait_until(stack, day)
        stream.send(_event("completed", "initial", f"late-{start}", day))
    at_risk = stack.wait_for(lambda: receiver.found("TargetAtRisk", "firing", indicator=INITIAL), 60, "at risk")[0]
    below = stack.wait_for(lambda: receiver.found("BelowTarget", "firing", indicator=INITIAL), 60, "below target")[0]
    assert at_risk["startsAt"] < below["startsAt"]
    _says(at_risk, [(late, 5 - late) for late in (2, 3, 4)])
    assert f"{AUTHORITY}: {NAME}: 20 of 24 (83.3 %), target at least 85 %" in below["annotations"]["summary"]

    stream.send(*(_event("completed", "initial", f"open-{number}", _day(stack)) for number in range(4)))
    stack.wait_for(lambda: receiver.found("BelowTarget", "resolved", indicator=INITIAL), 60, "mended")
    stack.wait_for(lambda: [24 / 28] * 2 == [_value(stack, engine) for engine in "ab"], 20, "both engines' 24 of 28")
    for engine in "ab":
        assert stream.sent == stack.value(f'sum(casetide_events_total{{engine="{engine}"}})')
        assert stream.sent == stack.value(f'casetide_agent_events_total{{engine="{engine}"}}')


def test_while_kafka_is_silent_nothing_lags_and_what_it_said_grows_old(stack, stream):
    stack.wait_for(lambda: stack.query("max(casetide_log_age_seconds) < 2"), 20, "Kafka heard")
    with stack.held("kafka"):
        stack.wait_for(lambda: stack.query("min(casetide_log_age_seconds) > 4"), 20, "both engines hear nothing")
        assert 0 == stack.value("sum(casetide_lag_events)")
    stack.wait_for(lambda: stack.query("max(casetide_log_age_seconds) < 2"), 20, "Kafka heard again")


def test_the_engines_alert_comes_and_the_figures_are_silent_once_both_are_gone(stack, stream, receiver):
    stack.wait_for(lambda: receiver.found(LOST, "firing", indicator=CORE), 60, "core assessments")
    stack.kill("a")
    stack.wait_for(lambda: receiver.found("ScrapeMissing", "firing"), 60, "one engine gone")
    assert 0.5 == stack.value(f'max without (engine, instance, job) (casetide_indicator_value{{indicator="{CORE}"}})')
    assert [] == receiver.found("EngineSilent", "firing") + receiver.found("BelowTarget", "firing", indicator=CORE)

    stack.wait_for(lambda: "a has ended with code -9" in stack.said(), 10, "the stack's word")
    stack.kill("b")
    stack.wait_for(lambda: receiver.found("EngineSilent", "firing"), 60, "both gone")
    stack.wait_for(lambda: _inhibited(stack), 30, "the figures' alert silenced")
    assert [] == stack.query(f'casetide_indicator_value{{indicator="{CORE}"}}')
    assert [] == receiver.found(LOST, "resolved", indicator=CORE)


def _says(alert, states):
    """The text is of one of these states, since the days go on while it is made: (late so far, more that would miss)."""
    said = alert["annotations"]["summary"] + alert["annotations"]["description"]
    expected = [(f"20 of {20 + late} ({2000 / (20 + late):.1f} %)", f"{more} more late") for late, more in states]
    assert any(counted in said and missed in said for counted, missed in expected), said
    assert f"{AUTHORITY}: {NAME}" in said
    assert "85 %" in said


def _inhibited(stack):
    found = [
        one for one in stack.managed() if one["labels"].get("indicator") == CORE and one["labels"]["alertname"] == LOST
    ]
    return found and all(one["status"]["inhibitedBy"] for one in found)


def _value(stack, engine):
    return stack.value(f'casetide_indicator_value{{indicator="{INITIAL}", engine="{engine}"}}')


def _wait_until(stack, day):
    stack.wait_for(lambda: _day(stack) >= day, 60, day)


def _day(stack):
    """The day that the engines' clock shows, as Prometheus has it."""
    seconds = stack.value("max(casetide_clock_timestamp_seconds)") or 0
    return dt.datetime.fromtimestamp(seconds, LONDON).date().isoformat()


def _assessed(kind, name, start, end):
    return [_event("started", kind, name, start), _event("completed", kind, name, end)]


def _event(what, kind, name, day):
    return {
        "specversion": "1.0",
        "id": f"{name}/{what}",
        "source": "case-system",
        "type": f"assessment.{what}",
        "subject": f"child-{name}",
        "time": f"{day}T00:00:00+01:00",
        "recordedtime": f"{day}T09:00:00+01:00",
        "authority": AUTHORITY,
        "data": {"assessment": name, "kind": kind, "precision": "day"},
    }


def _covered():
    """The source tells of the whole month."""
    told = {"types": TYPES, "start": "2014-01-01", "end": "2014-09-30"}
    one = _event("covered", "", "covered", "2014-09-10") | {"type": "source.covered", "data": told}
    return {name: value for name, value in one.items() if name != "subject"}

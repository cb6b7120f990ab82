"""What the engine shows: well formed, all that is named and nothing else."""

import datetime as dt
import json
import subprocess

import pytest

from engine.examples.county import AUTHORITY
from schemas import names
from tests.boards.prometheus import tool
from tests.live.engine import environment, started
from tests.live.events import overridden
from tests.live.test_kill import LAST, NOW, sent, written

pytestmark = [pytest.mark.live, pytest.mark.timeout(200)]
NO_SECONDS = {(names.QUIET, "hours"), (names.RHYTHM, "hours"), (names.OLDEST, "days")}
"""Hours of work, and days of the calendar: no number of seconds says them."""


@pytest.fixture(scope="module")
def engine(broker, tmp_path_factory):
    """An engine that has replayed a county, taken the same again by its agent, with an officer's ratings, too."""
    folder = tmp_path_factory.mktemp("board")
    env = environment(broker, "board")
    before, whole = written(folder / "before.jsonl", 20, LAST - dt.timedelta(20)), written(folder / "whole.jsonl", 20)
    with whole.open("a") as file:
        for period in (NOW[:7], "2026-02"):
            rated = overridden("amber", AUTHORITY, id=period, data={"period": period})
            file.write(json.dumps(rated) + "\n")
    count = sent(before, env)
    with started(env, folder, "--now", NOW) as running:
        running.wait_ready()
        count += sent(whole, env)
        running.wait_for(lambda: running.total("casetide_events_total") == count, 60, "the second load")
        yield running


@pytest.mark.parametrize("path", [names.NOW, names.MONTHS])
def test_promtool_finds_nothing_wrong_with_the_metrics(engine, path):
    text = engine.page(path)
    checked = subprocess.run(
        [tool("promtool"), "check", "metrics"], input=text, capture_output=True, text=True, check=False
    )
    found = {tuple(line.split(maxsplit=1)) for line in (checked.stdout + checked.stderr).splitlines()}
    assert set() == found - {
        (metric.name, f'use base unit "seconds" instead of "{unit}"') for metric, unit in NO_SECONDS
    }


@pytest.mark.parametrize("path", [names.NOW, names.MONTHS])
def test_every_metric_that_is_named_is_exposed_on_its_path_and_no_other(engine, path):
    exposed = {
        name.removesuffix("_bucket").removesuffix("_sum").removesuffix("_count") for name, _ in engine.metrics(path)
    }
    made = {name for name in exposed if name.startswith("casetide_") and not name.endswith("_created")}
    only_when_rejected = {"casetide_events_rejected_total"}
    assert {metric.name for metric in names.METRICS if metric.path == path} - only_when_rejected == made


def test_the_memory_and_the_processor_time_of_the_engine_are_told(engine):
    exposed = {name for name, _ in engine.metrics()}
    assert {"process_resident_memory_bytes", "process_cpu_seconds_total"} <= exposed


def test_the_position_of_the_figures_is_the_end_of_the_log_once_all_is_folded(engine):
    """One authority: of four partitions, its own has messages."""
    place = {"authority": AUTHORITY, "catalogue": "england"}
    engine.wait_for(lambda: engine.total(names.LAG.name) == 0, 30, "no lag")
    engine.wait_for(
        lambda: engine.get(names.POSITION.name, **place) == engine.total(names.LOG_POSITION.name), 30, "the position"
    )
    assert 0 < engine.get(names.POSITION.name, **place)

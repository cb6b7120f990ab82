"""A real Prometheus scrapes the engine: the metrics are well formed, and every query of every board returns data."""

import datetime as dt
import json
import subprocess
import urllib.request

import pytest

from engine.examples.county import AUTHORITY
from schemas.names import METRICS
from tests.boards.prometheus import start_prometheus, tool
from tests.boards.queries import board_queries
from tests.live.engine import environment, started
from tests.live.events import overridden
from tests.live.test_kill import LAST, NOW, sent, written
from tests.paths import ROOT

pytestmark = [pytest.mark.live, pytest.mark.timeout(200)]
BOARDS = sorted((ROOT / "dashboards" / "generated" / "england").glob("*.json"))
RULES = [ROOT / "deploy" / "prometheus" / "rules" / "england.yaml"]
"""Of the catalogue that the engine runs here."""


@pytest.fixture(scope="module")
def engine(broker, tmp_path_factory):
    """An engine that has replayed a county, taken the same again by its agent, with an officer's rating, too."""
    folder = tmp_path_factory.mktemp("board")
    env = environment(broker, "board")
    before, whole = written(folder / "before.jsonl", 20, LAST - dt.timedelta(20)), written(folder / "whole.jsonl", 20)
    with whole.open("a") as file:
        file.write(json.dumps(overridden("amber", AUTHORITY, data={"period": NOW[:7]})) + "\n")
    count = sent(before, env)
    with started(env, folder, "--now", NOW) as running:
        running.wait_ready()
        count += sent(whole, env)
        running.wait_for(lambda: running.total("casetide_events_total") == count, 60, "the second load")
        yield running


@pytest.fixture(scope="module")
def prometheus(engine, tmp_path_factory):
    target = engine.url.removeprefix("http://")
    with start_prometheus(tmp_path_factory.mktemp("prometheus"), [target], RULES) as running:
        running.wait_for("casetide_ready == 1", 60)
        yield running


def test_promtool_finds_nothing_wrong_with_the_metrics(engine):
    text = urllib.request.urlopen(f"{engine.url}/metrics", timeout=30).read()
    checked = subprocess.run([tool("promtool"), "check", "metrics"], input=text, capture_output=True, check=False)
    assert (0, b"", b"") == (checked.returncode, checked.stdout, checked.stderr)


def test_every_metric_that_is_named_is_exposed_and_no_other(engine):
    exposed = {name.removesuffix("_bucket").removesuffix("_sum").removesuffix("_count") for name, _ in engine.metrics()}
    made = {name for name in exposed if name.startswith("casetide_") and not name.endswith("_created")}
    only_when_rejected = {"casetide_events_rejected_total"}
    assert {metric.name for metric in METRICS} - only_when_rejected == made


@pytest.mark.parametrize("board", BOARDS, ids=lambda path: path.stem)
def test_every_query_of_the_board_returns_data(prometheus, board):
    queries = board_queries(json.loads(board.read_text()), AUTHORITY)
    assert len(queries) > 20
    assert [] == [(panel, query) for panel, query in queries if not prometheus.query(query)]

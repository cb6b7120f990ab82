"""The example logs go through the engine, a real Prometheus scrapes it, and everything that is generated is asked: every
query of every panel of every board, and every expression of every rule.
"""

import re

import pytest
from ruamel.yaml import YAML

from engine.examples.county import AUTHORITY as COUNTY
from engine.examples.herefordshire.log import AUTHORITY as HEREFORDSHIRE
from schemas.catalogue import named
from tests.boards.conftest import RULES, kept
from tests.boards.prometheus import start_prometheus
from tests.boards.queries import board_queries, chosen
from tests.commands import casetide
from tests.live.engine import environment, started

pytestmark = [pytest.mark.live, pytest.mark.timeout(280)]
LOGS = {
    "england": ("county", COUNTY, "2026-03-31T18:00:00+01:00", "referrals"),
    "herefordshire-2014": (
        "herefordshire-2014",
        HEREFORDSHIRE,
        "2014-09-30T18:00:00+01:00",
        "core_assessments_within_35_working_days",
    ),
}
"""Of each catalogue: its example log, whose it is, when its clock is held, and the indicator that is chosen."""
EMPTY = {}
"""Panel and letter of a query that returns nothing → why that is so."""
NOTHING_TOLD = {
    "events_rejected": "a counter that has never counted is not there, and the logs hold nothing to reject",
    "development_checks_up_to_date": "no child under five has been looked after for twelve months, and a share of none is no data",
    "initial_health_assessments_within_timescale": "health told nothing of July to September 2014",
    "review_health_assessments_within_timescale": "health told nothing of July to September 2014",
}
"""What rules read in vain, a metric or an indicator → why that is so."""


@pytest.fixture(scope="module", params=LOGS)
def catalogue(request):
    return named(request.param)


@pytest.fixture(scope="module")
def prometheus(catalogue, broker, tmp_path_factory):
    """It has scraped an engine that has the whole log, a part of it by its agent."""
    example, authority, now, _ = LOGS[catalogue.catalogue]
    folder = tmp_path_factory.mktemp(example)
    env = environment(broker, f"queries-{example}", catalogue=catalogue.catalogue)
    first, rest, count = _written(folder, example, env)
    _sent(first, authority, env)
    with started(env, folder, "--now", now) as engine:
        engine.wait_ready()
        _sent(rest, authority, env)
        engine.wait_for(lambda: engine.total("casetide_events_total") == count, 90, "the rest of the log")
        assert 0 < (engine.get("casetide_agent_events_total") or 0) < count
        target = engine.url.removeprefix("http://")
        with start_prometheus(folder, [target], [RULES / f"{catalogue.catalogue}.yaml"]) as running:
            running.wait_for("casetide_month_status", 60)
            running.wait_for("rate(casetide_fold_seconds_count[5m])", 60)
            yield running


def test_every_query_of_every_board_returns_data(prometheus, catalogue):
    _, authority, _, indicator = LOGS[catalogue.catalogue]
    values = chosen(catalogue, authority, indicator)
    asked = [
        (name, *query) for name, board in kept(catalogue.catalogue).items() for query in board_queries(board, values)
    ]
    empty = {(name, panel) for name, panel, query in asked if not prometheus.query(query)}

    assert len(asked) > 400
    assert EMPTY.keys() == empty
    assert len(EMPTY) <= 10
    assert [] == [name for name, _ in empty if name.startswith(("wall", "area"))]


def test_every_rule_can_be_asked_and_everything_that_it_reads_is_there(prometheus, catalogue):
    groups = YAML(typ="safe").load((RULES / f"{catalogue.catalogue}.yaml").read_text("utf-8"))["groups"]
    expressions = [rule["expr"] for group in groups for rule in group["rules"]]
    read = {found for one in expressions for found in re.findall(r"casetide_\w+(?:\{[^}]*\})?", one)}

    assert len(expressions) > 30
    for expression in expressions:
        prometheus.query(expression)
    absent = {selector for selector in read if not prometheus.query(selector)}
    assert [] == [selector for selector in absent if not any(name in selector for name in NOTHING_TOLD)]


def _written(folder, example, env):
    """The log in two files, all but the last hundred events in the first; and how many there are."""
    whole = folder / "whole.jsonl"
    done = casetide("example", example, "-o", whole, env=env)
    assert 0 == done.returncode, done.stderr
    lines = whole.read_text("utf-8").splitlines(keepends=True)
    parts = {"first": lines[:-100], "rest": lines[-100:]}
    for name, part in parts.items():
        (folder / f"{name}.jsonl").write_text("".join(part), "utf-8")
    return folder / "first.jsonl", folder / "rest.jsonl", len(lines)


def _sent(file, authority, env):
    done = casetide("import", file, "--authority", authority, "--to", "kafka", env=env)
    assert 0 == done.returncode, done.stderr

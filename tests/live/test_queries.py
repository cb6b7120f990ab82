"""The example logs go through the engine, a real Prometheus scrapes it, and everything that is generated is asked: every
query of every panel of every board, and every expression of every rule.
"""

import math
import re
from typing import Any

import pytest
from ruamel.yaml import YAML

from engine.examples.county import AUTHORITY as COUNTY
from engine.examples.herefordshire.log import AUTHORITY as HEREFORDSHIRE
from schemas.catalogue import named
from tests.boards.conftest import RULES, kept
from tests.boards.prometheus import start_prometheus
from tests.boards.queries import board_queries, by_title, chosen, panels
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


def test_what_tiles_and_cells_say_is_what_the_metrics_say(prometheus, catalogue):
    """Every tile of every area's wall, and every cell of the month-end table, put together anew from single metrics."""
    _, authority, _, _ = LOGS[catalogue.catalogue]
    raw = Raw(prometheus, authority)
    boards, values = kept(catalogue.catalogue), chosen(catalogue, authority, "referrals")
    tiles = [
        (panel, panel["targets"])
        for name, board in boards.items()
        if name.startswith("wall-")
        for panel in panels(board)
    ]
    rated = {
        _of(targets[0]["expr"]): targets[0]["expr"]
        for _, targets in tiles
        if targets[0]["legendFormat"] == "{{rating}}"
    }
    strips = {_of(targets[0]["expr"]): targets for _, targets in tiles if len(targets) == 2}
    assert {one.id for one in catalogue.indicators} == rated.keys() == strips.keys()

    for one in catalogue.indicators:
        ((labels, value),) = _asked(prometheus, rated[one.id], values)
        assert raw.rating(one.id) == labels["rating"], one.id
        assert raw.get("value", one.id) == (None if math.isnan(value) else value), one.id
        aim, counted = (_asked(prometheus, target["expr"], values)[0][0]["said"] for target in strips[one.id])
        assert raw.aim(one) == aim.rstrip(" ▲●▼") or (not one.targets and raw.direction(one.id) in aim), one.id
        assert raw.counted(one) == counted, one.id

    table = by_title(boards["month-end"], "Closed months, as known now")["targets"][0]["expr"]
    said = {(labels["indicator"], labels["month"]): labels["said"] for labels, _ in _asked(prometheus, table, values)}
    assert 13 * len(catalogue.indicators) == len(said)
    for (indicator, month), text in said.items():
        assert raw.cell(catalogue.indicator(indicator), month) == text, (indicator, month)


class Raw:
    """Single metrics of an authority, and the words that people expect of them."""

    def __init__(self, prometheus, authority):
        found = prometheus.query(f'{{__name__=~"casetide_(indicator|month)_.+", authority="{authority}"}}')
        self._found = {
            (one["metric"]["__name__"], one["metric"]["indicator"], one["metric"].get("month")): float(one["value"][1])
            for one in found
            if "part" not in one["metric"]
        }

    def get(self, name, indicator, month=None) -> Any:
        return self._found.get((f"casetide_{'month' if month else 'indicator'}_{name}", indicator, month))

    def rating(self, indicator):
        status = self.get("status", indicator)
        return "none" if status == 0 else f"{self.get('rating', indicator) + (10 if status == 1 else 0):g}"

    def direction(self, indicator):
        return {1: "▲ on last year", 0: "● on last year", -1: "▼ on last year", None: "no target"}[
            self.get("direction", indicator)
        ]

    def aim(self, one):
        share = one.unit == "share" and one.targets and one.targets[-1].applies_to == "value"
        low, high = (self.get(f"target_{end}", one.id) for end in ("low", "high"))
        least, most = (None if end is None else f"{round(100 * end if share else end, 4):g}" for end in (low, high))
        behind = " %" if share else ""
        if least and most:
            return f"{least}–{most}{behind}"
        return f"≥ {least}{behind}" if least else f"≤ {most}{behind}" if most else self.direction(one.id)

    def counted(self, one):
        part, whole, rate = (self.get(name, one.id) for name in ("numerator", "denominator", "rate_per_10000"))
        if one.measure == "timely":
            if whole is None:
                return "–"
            late = whole - part
            if one.moment == "starts":
                late = round(self.get("month_end_cases", one.id) * (1 - self.get("best_month_end", one.id)))
            return f"{late:g} of {whole:g} late"
        if one.rate:
            return "–" if rate is None else f"{_half_up(rate, 1)} per 10,000"
        if whole is None or not one.has_denominator:
            return "–"
        return f"of {whole:g}" if one.measure in {"mean", "median"} else f"{part:g} of {whole:g}"

    def cell(self, one, month):
        status, value = self.get("status", one.id, month), self.get("value", one.id, month)
        if status == 0:
            return "∅"
        sign = {3: "✓", 2: "!", 1: "✗", 0: "·"}[self.get("rating", one.id, month)] + (" ◐" if status == 1 else "")
        decimals = {"share": 1, "ratio": 2, "days": 1, "working_days": 1, "hours": 1, "points": 1}.get(one.unit, 0)
        behind = {"share": " %", "days": " days", "working_days": " w. days", "hours": " hours"}.get(one.unit, "")
        return f"{sign} {_half_up(100 * value if one.unit == 'share' else value, decimals)}{behind}"


def _half_up(value, decimals):
    """As Prometheus rounds, and written without zeros at the end."""
    return f"{math.floor(value * 10**decimals + 0.5) / 10**decimals:.12g}"


def _of(query):
    (found,) = set(re.findall(r'indicator="([^"]+)"', query))
    return found


def _asked(prometheus, query, values):
    for name, value in values.items():
        query = query.replace(name, value)
    return [(one["metric"], float(one["value"][1])) for one in prometheus.query(query)]


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

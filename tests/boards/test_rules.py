"""The alert rules: which there are, and when they fire. `promtool test rules` is the judge."""

import re
import subprocess
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from schemas.names import METRICS, PREFIX
from tests.boards.conftest import RULES
from tests.boards.prometheus import tool

REVIEWS = "looked_after_reviews_within_timescale"
PLACEMENTS = "three_or_more_placements"
AUTHORITY = "E06999999"


def test_promtool_finds_nothing_wrong_with_the_rules(rules_file):
    done = subprocess.run([tool("promtool"), "check", "rules", rules_file], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


def test_every_indicator_that_a_target_rates_has_its_alerts_and_no_other_has(catalogue, rules):
    found: dict[str, set[str]] = {}
    for rule in rules:
        if "indicator" in rule["labels"]:
            found.setdefault(rule["labels"]["indicator"], set()).add(rule["alert"])

    assert {one.id: _alerts(one) for one in catalogue.indicators if _rating(one)} == found


def test_every_rule_is_labelled_and_says_what_to_do(catalogue, rules):
    for rule in rules:
        assert {"severity", "area", "catalogue"} <= rule["labels"].keys()
        assert rule["labels"]["severity"] in {"info", "warning", "critical"}
        assert rule["labels"]["area"] in {*catalogue.areas, "engine"}
        assert rule["labels"]["catalogue"] == catalogue.catalogue
        assert rule["annotations"]["summary"]
        assert rule["annotations"]["description"]


def test_every_metric_of_a_rule_exists(rules_file):
    assert set(re.findall(rf"\b{PREFIX}\w+", rules_file.read_text("utf-8"))) <= {metric.name for metric in METRICS}


def test_every_alert_of_figures_reads_two_engines_as_one(rules):
    for rule in rules:
        metrics = re.findall(rf"(?<!absent\(){PREFIX}\w+", rule["expr"])
        assert len(metrics) == rule["expr"].count("max without (engine, instance, job)"), rule["alert"]


def test_below_target_fires_an_hour_after_the_value_fell_and_not_on_the_target_itself(alerts):
    series = {"value": "0.9x60 0.89x120", "target_low": "0.9x180", "status": "2x180"}

    alerts.fires("BelowTarget", REVIEWS, series, at=[(60, False), (119, False), (122, True)])


def test_below_target_says_the_figures_and_what_to_do(alerts):
    series = {
        "value": "0.88x90",
        "target_low": "0.9x90",
        "status": "1x90",
        "numerator": "1319x90",
        "denominator": "1499x90",
        "overdue": "12x90",
        "due_soon": "4x90",
        "pending": "300x90",
        "best_month_end": "0.95x90",
        "worst_month_end": "0.8x90",
    }

    alerts.says(
        "BelowTarget",
        REVIEWS,
        series,
        "E06999999: Reviews of looked after children held in time: 88%, target at least 90%",
        "1319 of 1499 so far; 12 overdue, 4 due soon, 300 in hand.\n"
        "The month can end between 80% and 95%.\n"
        "Review of the care plan due: first what is due soon, while it still counts as in time; then what is overdue.\n"
        "Responsible: Reviewing Manager.",
    )


def test_two_engines_with_the_same_figures_are_one_alert(alerts):
    series = {"value": "0.88x90", "target_low": "0.9x90", "status": "2x90"}

    alerts.fires("BelowTarget", REVIEWS, series, at=[(80, True)], engines=("a", "b"))


def test_without_data_nothing_fires(alerts):
    series = {"target_low": "0.9x180", "status": "0x180", "overdue": "3x180"}

    alerts.fires("BelowTarget", REVIEWS, series, at=[(170, False)])
    alerts.fires("TargetAtRisk", REVIEWS, series, at=[(170, False)])
    alerts.fires("TargetOutOfReach", REVIEWS, series, at=[(170, False)])


def test_a_gap_in_the_figures_is_no_recovery(alerts):
    series = {"value": "0.8x80 _x9 0.8x60", "target_low": "0.9x80 _x9 0.9x60", "status": "2x80 _x9 2x60"}

    alerts.fires("BelowTarget", REVIEWS, series, at=[(70, True), (88, True), (92, True)])


def test_a_value_that_recovers_ends_the_alert(alerts):
    series = {"value": "0.8x80 0.95x60", "target_low": "0.9x140", "status": "2x140"}

    alerts.fires("BelowTarget", REVIEWS, series, at=[(70, True), (120, False)])


def test_above_target_fires_for_what_should_be_low_and_not_on_the_target_itself(alerts):
    series = {"value": "0.1x90 0.101x90", "target_high": "0.1x180", "status": "2x180"}

    alerts.fires("AboveTarget", PLACEMENTS, series, at=[(89, False), (170, True)])


def test_out_of_reach_fires_when_even_the_best_month_end_misses(alerts):
    series = {"best_month_end": "0.9x70 0.899x90", "target_low": "0.9x160"}

    alerts.fires("TargetOutOfReach", REVIEWS, series, at=[(69, False), (150, True)])


@pytest.mark.parametrize(
    ("changed", "fires"),
    [
        ({}, True),
        ({"worst_month_end": "0.9x90"}, False),
        ({"best_month_end": "0.89x90"}, False),
        ({"overdue": "0x90", "due_soon": "0x90"}, False),
        ({"value": "0.85x90"}, False),
        ({"value": "_x90"}, True),
    ],
    ids=["at risk", "cannot miss", "cannot be met", "nothing to be done now", "missed already", "nothing ended yet"],
)
def test_at_risk_fires_while_the_target_can_be_met_and_missed(alerts, changed, fires):
    series = {
        "value": "0.93x90",
        "worst_month_end": "0.8x90",
        "best_month_end": "0.95x90",
        "target_low": "0.9x90",
        "overdue": "0x90",
        "due_soon": "2x90",
    }

    alerts.fires("TargetAtRisk", REVIEWS, series | changed, at=[(80, fires)])


def test_a_silent_engine_wakes_people(alerts):
    alerts.fires_raw("EngineSilent", {'casetide_ready{engine="a"}': "1x20 _x30"}, at=[(20, False), (35, True)])


def test_an_engine_that_is_not_ready_wakes_people_unless_the_other_is(alerts):
    one = {'casetide_ready{engine="a"}': "0x40"}

    alerts.fires_raw("EngineNotReady", one, at=[(14, False), (20, True)])
    alerts.fires_raw("EngineNotReady", one | {'casetide_ready{engine="b"}': "1x40"}, at=[(20, False)])


def test_a_ready_engine_without_figures_wakes_people(alerts):
    status = f'casetide_indicator_status{{engine="a", authority="{AUTHORITY}", catalogue="england", indicator="x"}}'
    ready = {'casetide_ready{engine="a"}': "1x40"}

    alerts.fires_raw("FiguresAbsent", ready, at=[(10, True)])
    alerts.fires_raw("FiguresAbsent", ready | {status: "2x40"}, at=[(10, False)])
    alerts.fires_raw("FiguresAbsent", {'casetide_ready{engine="a"}': "0x40"}, at=[(10, False)])


def test_a_live_source_that_falls_silent_wakes_people_and_a_return_imported_once_does_not(alerts):
    """Half hours: a feed that speaks every ten hours, then not for two days; a return that is months old."""
    speaks = " ".join(["0+1800x19"] * 4)
    live = 'casetide_source_silence_seconds{engine="a", authority="E06999999", source="case-system"}'
    once = 'casetide_source_silence_seconds{engine="a", authority="E06999999", source="ssda903"}'

    at = [(80 + 72, False), (80 + 75, True)]
    alerts.fires_raw("SourceSilent", {live: f"{speaks} 0+1800x100"}, at, step="30m")
    alerts.fires_raw("SourceSilent", {once: "9000000+1800x180"}, at=[(170, False)], step="30m")


def test_a_rejected_event_wakes_people_the_first_one_too_and_a_restart_does_not(alerts):
    rejected = 'casetide_events_rejected_total{engine="a", reason="not JSON"}'
    ready = {'casetide_ready{engine="a"}': "1x90"}

    alerts.fires_raw("EventsRejected", ready | {rejected: "3x90"}, at=[(40, False)])
    alerts.fires_raw("EventsRejected", ready | {rejected: "_x40 1x50"}, at=[(39, False), (42, True)])
    alerts.fires_raw("EventsRejected", ready | {rejected: "3x30 5x30"}, at=[(29, False), (33, True)])
    restarted = {'casetide_ready{engine="a"}': "1x30 _x20 0x3 1x40", rejected: "3x30 _x20 3x43"}
    alerts.fires_raw("EventsRejected", restarted, at=[(55, False), (75, False)])


def _alerts(indicator):
    timely = {"TargetOutOfReach", "TargetAtRisk"} if indicator.measure == "timely" else set()
    low = {"BelowTarget"} if any(target.low is not None for target in _rating(indicator)) else set()
    high = {"AboveTarget"} if any(target.high is not None for target in _rating(indicator)) else set()
    return low | high | timely


def _rating(indicator):
    return [target for target in indicator.targets if target.unrated is None]


class Alerts:
    """Asks promtool when an alert fires, over series written by hand."""

    def __init__(self, folder: Path, rules_file: Path, rules: list) -> None:
        self._folder, self._rules_file, self._rules = folder, rules_file, rules

    def fires(self, alert, indicator, figures, at, engines=("a",)):
        self.fires_raw(alert, self._series(indicator, figures, engines), at)

    def fires_raw(self, alert, series, at, step="1m"):
        """`at`: (step, whether it fires then); `step`: how far apart the samples and the evaluations are."""
        firing = f'count(ALERTS{{alertname="{alert}", alertstate="firing"}}) or vector(0)'
        minutes = int(step.removesuffix("m"))
        tests = [
            {
                "expr": firing,
                "eval_time": f"{number * minutes}m",
                "exp_samples": [{"labels": "{}", "value": 1 if fires else 0}],
            }
            for number, fires in at
        ]
        done = self._promtool(series, step, promql_expr_test=tests)
        assert done.returncode == 0, f"{alert}: {done.stdout}{done.stderr}"

    def says(self, alert, indicator, figures, summary, description):
        labels = self._rule(alert, indicator)["labels"] | {"authority": AUTHORITY}
        expected = {"exp_labels": labels, "exp_annotations": {"summary": summary, "description": description}}
        test = {"eval_time": "80m", "alertname": alert, "exp_alerts": [expected]}
        done = self._promtool(self._series(indicator, figures, ("a",)), "1m", alert_rule_test=[test])
        assert done.returncode == 0, done.stdout + done.stderr

    def _rule(self, alert, indicator):
        return next(
            rule for rule in self._rules if rule["alert"] == alert and rule["labels"].get("indicator") == indicator
        )

    def _series(self, indicator, figures, engines):
        return {
            f'casetide_indicator_{short}{{engine="{engine}", instance="{engine}:1", job="casetide", '
            f'authority="{AUTHORITY}", catalogue="england", indicator="{indicator}"}}': values
            for short, values in figures.items()
            for engine in engines
        }

    def _promtool(self, series, step, **tests):
        given = [{"series": name, "values": values} for name, values in series.items()]
        whole = {
            "rule_files": [str(self._rules_file)],
            "evaluation_interval": step,
            "tests": [{"interval": step, "input_series": given, **tests}],
        }
        path = self._folder / "test.yaml"
        with path.open("w") as file:
            YAML(typ="safe").dump(whole, file)
        return subprocess.run([tool("promtool"), "test", "rules", path], capture_output=True, text=True, check=False)


@pytest.fixture
def alerts(tmp_path):
    """Of the catalogue england: the figures of these tests are written by hand."""
    path = RULES / "england.yaml"
    groups = YAML(typ="safe").load(path.read_text("utf-8"))["groups"]
    return Alerts(tmp_path, path, [rule for group in groups for rule in group["rules"]])

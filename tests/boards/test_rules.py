"""The alert rules: which there are, what they read, and what else is in their file."""

import re
import subprocess

import pytest
from ruamel.yaml import YAML

from dashboards import Links, build_rules
from dashboards.units import printed
from engine.rating import PER, shown
from schemas.catalogue import Alerts, Target, named
from schemas.names import METRICS, PREFIX
from tests.boards.prometheus import tool

MONTH_ENDS = {"TargetAtRisk", "TargetOutOfReach"}
EACH_ENGINE = {
    "EngineSilent": "there is none to agree",
    "ReserveNotReady": "which engine it is",
    "KafkaSilent": "which engine it is",
    "RejectedUnwritten": "which engine it is",
    "EngineLagging": "which engine it is",
    "EngineStalled": "which engine it is",
    "EventsRejected": "each worker against itself, then as one",
    "FiguresStale": "which engine it is",
    "FiguresAbsent": "there is none to agree",
    "EnginesDisagree": "the most that one says against the least",
}
"""Alerts that do not read all engines as one everywhere, and why."""


def test_promtool_finds_nothing_wrong_with_the_rules(rules_file):
    done = subprocess.run([tool("promtool"), "check", "rules", rules_file], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


def test_every_indicator_that_a_target_rates_has_its_alerts_and_no_other_has(catalogue, rules):
    found: dict[str, set[str]] = {}
    for rule in rules:
        if "indicator" in rule["labels"]:
            found.setdefault(rule["labels"]["indicator"], set()).add(rule["alert"])

    assert {one.id: _alerts(one) for one in catalogue.indicators if _rating(one)} == found


def test_a_band_has_two_alerts_and_a_target_on_another_basis_none(tmp_path):
    rules = _rules_of(named("herefordshire-2014"), tmp_path)
    found = {name: [rule["alert"] for rule in rules if rule["labels"].get("indicator") == name] for name in _SOME}

    assert [["BelowTarget", "AboveTarget"], [], []] == list(found.values())


_SOME = ("referrals", "child_protection_plans_started", "dual_registered_children")


def test_the_alerts_of_the_engine_are_the_same_for_every_catalogue(rules):
    assert [
        "EngineSilent",
        "ScrapeMissing",
        "EngineNotReady",
        "ReserveNotReady",
        "KafkaSilent",
        "EngineLagging",
        "EngineStalled",
        "EventsRejected",
        "RejectedUnwritten",
        "FiguresStale",
        "FiguresAbsent",
        "EnginesDisagree",
        "SourceSilent",
    ] == [rule["alert"] for rule in rules if "indicator" not in rule["labels"]]


def test_every_rule_is_labelled_and_says_what_to_do(catalogue, rules):
    for rule in rules:
        assert (
            {"severity", "area", "catalogue"} <= rule["labels"].keys() <= {"severity", "area", "catalogue", "indicator"}
        )
        assert rule["labels"]["severity"] in {"info", "warning", "critical"}
        assert rule["labels"]["area"] in {*catalogue.areas, "engine"}
        assert rule["labels"]["catalogue"] == catalogue.catalogue
        assert ["summary", "description", "dashboard_url", "runbook_url"] == list(rule["annotations"])
        assert all(rule["annotations"].values())


def test_every_alert_of_figures_names_who_answers_for_them(catalogue, rules):
    for rule in rules:
        if "indicator" in rule["labels"]:
            officer = catalogue.indicator(rule["labels"]["indicator"]).officer
            assert f"Responsible: {officer}." in rule["annotations"]["description"]


def test_links_lead_to_the_indicator_and_the_engine(rules):
    for rule in rules:
        board, _, variables = rule["annotations"]["dashboard_url"].partition("?")
        indicator = rule["labels"].get("indicator")
        catalogue = rule["labels"]["catalogue"]
        assert f"http://127.0.0.1:3000/d/casetide-{catalogue}-{'indicator' if indicator else 'engine'}" == board
        assert (f"&var-indicator={indicator}" if indicator else "") == variables.removeprefix(
            "var-authority={{ $labels.authority }}"
        )


def test_links_lead_where_they_are_told_to(tmp_path):
    links = Links("https://boards.example/", "https://pages.example/runbooks/")
    (made,) = build_rules(named("england"), tmp_path, links)
    notes = _read(made)[0]["annotations"]

    assert notes["dashboard_url"].startswith("https://boards.example/d/casetide-england-indicator?")
    assert "https://pages.example/runbooks/above-target.md" == notes["runbook_url"]


def test_every_metric_of_a_rule_exists(rules_file):
    assert set(re.findall(rf"\b{PREFIX}\w+", rules_file.read_text("utf-8"))) <= {metric.name for metric in METRICS}


def test_every_figure_of_a_rule_and_of_its_words_reads_two_engines_as_one(rules):
    for rule in rules:
        texts = [*rule["annotations"].values()] + [rule["expr"]] * (rule["alert"] not in EACH_ENGINE)
        for text in texts:
            metrics = re.findall(rf"\b{PREFIX}\w+", text)
            assert len(metrics) == text.count("max without (engine, instance, job)"), rule["alert"]


def test_the_words_of_figures_never_use_the_value_of_the_rule(rules):
    """While the figures are gone that is only the alert itself."""
    held = [rule for rule in rules if "ALERTS" in rule["expr"]]

    assert {rule["alert"] for rule in rules if "indicator" in rule["labels"]} <= {rule["alert"] for rule in held}
    assert [] == [rule["alert"] for rule in held if "$value" in str(rule["annotations"])]


@pytest.mark.parametrize("unit", ["children", "share", "ratio", "hours", "days", "working_days", "points", "per_10000"])
def test_a_figure_is_written_as_the_report_prints_it(unit):
    times, form, behind = printed(unit)

    per = f" {PER}" if unit == "per_10000" else ""
    assert [shown(value, unit) + per for value in (0.702127, 12.25, 0)] == [
        form % (times * value) + behind for value in (0.702127, 12.25, 0)
    ]


def test_a_new_indicator_adds_its_own_rules_and_changes_no_other(catalogue, rules, tmp_path):
    timed = next(one for one in catalogue.indicators if one.measure == "timely" and _rating(one))
    another = timed.model_copy(update={"id": "another", "name": "Another"})
    grown = _rules_of(catalogue.model_copy(update={"indicators": (another, *catalogue.indicators)}), tmp_path)

    assert rules == [rule for rule in grown if rule["labels"].get("indicator") != "another"]
    assert ["BelowTarget", "TargetAtRisk", "TargetOutOfReach", "TooManyOverdue"] == [
        rule["alert"] for rule in grown if rule not in rules
    ]


def test_an_indicators_own_limits_change_its_own_rules_only(tmp_path):
    england = named("england")
    limits = Alerts(least=25, at_risk=2, overdue=4)
    name = "assessments_within_45_working_days"
    changed = tuple(one.model_copy(update={"alerts": limits}) if one.id == name else one for one in england.indicators)
    before, after = (
        _rules_of(england, tmp_path),
        _rules_of(england.model_copy(update={"indicators": changed}), tmp_path),
    )
    new = {rule["alert"]: rule for rule in after if rule not in before}

    assert {name} == {rule["labels"]["indicator"] for rule in new.values()}
    assert ">= 25)" in new["BelowTarget"]["expr"]
    assert "<= 2)" in new["TargetAtRisk"]["expr"]
    assert "> 4)" in new["TooManyOverdue"]["expr"]
    assert "more than 4;" in new["TooManyOverdue"]["annotations"]["summary"]


def test_a_changed_target_changes_no_rule(tmp_path):
    """They compare with the engine's series of it."""
    england = named("england")
    changed = [
        one.model_copy(update={"targets": tuple(_raised(target) for target in one.targets)})
        for one in england.indicators
    ]

    assert _rules_of(england, tmp_path) == _rules_of(
        england.model_copy(update={"indicators": tuple(changed)}), tmp_path
    )


def _raised(target: Target) -> Target:
    return target.model_copy(update={"low": target.low and target.low * 0.9, "high": target.high and target.high * 0.9})


def _rules_of(catalogue, folder):
    (made,) = build_rules(catalogue, folder)
    return _read(made)


def _read(path):
    return [rule for group in YAML(typ="safe").load(path.read_text("utf-8"))["groups"] for rule in group["rules"]]


def _alerts(indicator):
    timely = {"TooManyOverdue"} if indicator.measure == "timely" else set()
    timely |= MONTH_ENDS if timely and indicator.period == "month" else set()
    low = {"BelowTarget"} if any(target.low is not None for target in _rating(indicator)) else set()
    high = {"AboveTarget"} if any(target.high is not None for target in _rating(indicator)) else set()
    return low | high | timely


def _rating(indicator):
    return [target for target in indicator.targets if target.unrated is None]

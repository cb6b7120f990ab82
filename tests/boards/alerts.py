"""Asks promtool when an alert fires, over series written by hand."""

import json
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from tests.boards.prometheus import tool

AUTHORITY = "E06999999"
Given = Mapping[str, str]
"""A series, its values."""


class Alerts:
    """Of the rules of one catalogue. A sample `1x19` is twenty of them: the first, and 19 more."""

    def __init__(self, folder: Path, rules_file: Path, catalogue: str) -> None:
        self._folder, self._catalogue = folder, catalogue
        groups = YAML(typ="safe").load(rules_file.read_text("utf-8"))["groups"]
        self._rules = [rule for group in groups for rule in group["rules"]]

    def fires(self, alert, indicator, figures, at, engines=("a",)):
        """`figures`: short name → values, a minute each."""
        self.fires_raw(alert, self._series(indicator, figures, engines), at)

    def fires_raw(self, alert, series: Given, at, step="1m"):
        """`at`: (step, whether it fires then); `step`: how far apart the samples and the evaluations are."""
        minutes = int(step.removesuffix("m"))
        tests = [firing(f'alertname="{alert}"', number * minutes, [alert] * fires) for number, fires in at]
        self._passes(alert, series, step, promql_expr_test=tests)

    def says(self, alert, indicator, figures, summary, description, minute=80):
        """Both texts to the letter, for an alert of the indicator."""
        self.says_raw(alert, self._series(indicator, figures, ("a",)), summary, description, minute, indicator)

    def says_raw(self, alert, series: Given, summary, description, minute=80, indicator=None, **labels):
        """The same of any alert; `labels`: what it has beside those of its rule."""
        rule = self._rule(alert, indicator)
        own = {"authority": AUTHORITY} if indicator else labels
        filled = rule["annotations"]["dashboard_url"].replace("{{ $labels.authority }}", own.get("authority", ""))
        notes = rule["annotations"] | {"summary": summary, "description": description, "dashboard_url": filled}
        expected = {"exp_labels": rule["labels"] | own, "exp_annotations": notes}
        test = {"eval_time": f"{minute}m", "alertname": alert, "exp_alerts": [expected]}
        self._passes(alert, series, "1m", alert_rule_test=[test])

    def _rule(self, alert, indicator):
        return next(
            rule for rule in self._rules if rule["alert"] == alert and rule["labels"].get("indicator") == indicator
        )

    def _series(self, indicator, figures, engines) -> dict[str, str]:
        return {
            figure(short, self._catalogue, indicator, AUTHORITY, engine): values
            for short, values in figures.items()
            for engine in engines
        }

    def _passes(self, alert, series: Given, step, **tests):
        """Of the rules of the alert alone: the others would take their time, and say nothing about it."""
        path = self._folder / "rules.yaml"
        rules = [rule for rule in self._rules if rule["alert"] == alert]
        path.write_text(json.dumps({"groups": [{"name": "its own", "rules": rules}]}), "utf-8")
        done = judged(self._folder, path, series, step, **tests)
        assert done.returncode == 0, done.stdout + done.stderr


def figure(short: str, catalogue: str, indicator: str, authority: str, engine: str = "a") -> str:
    """A figure's series, by the short name of its metric."""
    return (
        f'casetide_indicator_{short}{{engine="{engine}", instance="{engine}:1", job="casetide", '
        f'authority="{authority}", catalogue="{catalogue}", indicator="{indicator}"}}'
    )


def firing(matchers: str, minute: int, alerts: Iterable[str]) -> dict[str, Any]:
    """That of the alerts that the matchers choose these fire, and no others."""
    return {
        "expr": f'count by (alertname) (ALERTS{{alertstate="firing", {matchers}}})',
        "eval_time": f"{minute}m",
        "exp_samples": [{"labels": f'{{alertname="{alert}"}}', "value": 1} for alert in alerts],
    }


def judged(
    folder: Path, rules_file: Path, series: Given, step: str, **tests: list[Any]
) -> subprocess.CompletedProcess[str]:
    """What promtool says."""
    given = [{"series": name, "values": values} for name, values in series.items()]
    whole = {
        "rule_files": [str(rules_file)],
        "evaluation_interval": step,
        "tests": [{"interval": step, "input_series": given, **tests}],
    }
    path = folder / "test.yaml"
    path.write_text(json.dumps(whole), "utf-8")  # which is YAML too, and faster to write
    return subprocess.run([tool("promtool"), "test", "rules", path], capture_output=True, text=True, check=False)

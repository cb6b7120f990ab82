"""Where days run by in seconds, so does an hour's wait: the files of deploy/ for a clock that runs faster."""

import pytest
from ruamel.yaml import YAML

from engine.local.configured import Wanted, configure_alertmanager, configure_prometheus, deployed, rules_of
from engine.local.waits import hurried
from tests.paths import ROOT


@pytest.mark.parametrize(
    ("given", "times", "expected"),
    [
        ({"for": "1h"}, 1200, {"for": "3000ms"}),
        ({"for": "1h30m"}, 2, {"for": "2700000ms"}),
        ({"repeat_interval": "1d"}, 24, {"repeat_interval": "3600000ms"}),
        ({"for": "0s"}, 10, {"for": "0ms"}),
        # Nobody looks more than once a second, and never less often than the file says.
        ({"scrape_interval": "15s"}, 100, {"scrape_interval": "1000ms"}),
        ({"scrape_interval": "500ms"}, 100, {"scrape_interval": "500ms"}),
        # Hours of the day mean nothing.
        ({"receiver": "a", "active_time_intervals": ["working-hours"]}, 2, {"receiver": "a"}),
        ([{"routes": [{"group_wait": "30s"}]}], 30, [{"routes": [{"group_wait": "1000ms"}]}]),
        ({"expr": "x[10m]", "labels": {"for": 3}}, 2, {"expr": "x[10m]", "labels": {"for": 3}}),
    ],
)
def test_a_wait_is_so_many_times_shorter(given, times, expected):
    assert expected == hurried(given, times)


def test_without_hurry_prometheus_reads_the_very_files_of_deploy_and_the_rules_of_its_catalogue_only(tmp_path):
    config = configure_prometheus(tmp_path, Wanted(rules_of("england"), ["127.0.0.1:1", "127.0.0.1:2"], "127.0.0.1:3"))
    source = ROOT / "deploy" / "prometheus"
    assert (source / "prometheus.yml").read_bytes() == config.read_bytes()
    assert ["england.yaml"] == [path.name for path in (tmp_path / "rules").iterdir()]
    assert (source / "rules" / "england.yaml").read_bytes() == (tmp_path / "rules" / "england.yaml").read_bytes()
    assert [{"targets": ["127.0.0.1:1", "127.0.0.1:2"]}] == _read(tmp_path / "targets" / "engines.yaml")
    assert [{"targets": ["127.0.0.1:3"]}] == _read(tmp_path / "alertmanagers" / "alertmanagers.yaml")


def test_alertmanager_has_the_routes_of_deploy_and_sends_where_it_is_told(tmp_path):
    theirs = _read(ROOT / "deploy" / "alertmanager" / "alertmanager.yml")
    sent = _read(
        configure_alertmanager(tmp_path / "sent", Wanted(rules_of("england"), [], webhook="http://127.0.0.1:9/x"))
    )
    kept = _read(configure_alertmanager(tmp_path / "kept", Wanted(rules_of("england"), [])))
    assert theirs["route"] == sent["route"] == kept["route"]
    assert theirs["inhibit_rules"] == sent["inhibit_rules"]
    hooks = [hook for one in sent["receivers"] for hook in one["webhook_configs"]]
    assert {"http://127.0.0.1:9/x"} == {hook["url"] for hook in hooks}
    assert len(theirs["receivers"]) == len(hooks)
    assert not any("webhook_configs" in one for one in kept["receivers"])


def test_the_files_are_those_of_the_checkout():
    assert ROOT / "deploy" == deployed()


def _read(path):
    return YAML(typ="safe").load(path.read_text("utf-8"))

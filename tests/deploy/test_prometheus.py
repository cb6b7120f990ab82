"""What Prometheus asks, and whom it tells."""

import subprocess
from shutil import copy, copytree

import pytest

from schemas.catalogue import available
from schemas.names import METRICS, MONTHS, NOW
from tests.boards.prometheus import tool
from tests.deploy.files import DEPLOY, read

PROMETHEUS = DEPLOY / "prometheus"


@pytest.mark.parametrize("catalogue", available())
def test_promtool_finds_nothing_wrong_with_what_a_container_is_given(catalogue, tmp_path):
    copy(PROMETHEUS / "prometheus.yml", tmp_path)
    for folder in ("targets", "alertmanagers"):
        copytree(PROMETHEUS / folder, tmp_path / folder)
    (tmp_path / "rules").mkdir()
    copy(PROMETHEUS / "rules" / f"{catalogue}.yaml", tmp_path / "rules" / "casetide.yaml")
    command = [tool("promtool"), "check", "config", tmp_path / "prometheus.yml"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert 0 == done.returncode, done.stdout + done.stderr
    assert "1 rule files found" in done.stdout


def test_what_moves_is_asked_four_times_a_minute_and_closed_months_once():
    config = read("prometheus/prometheus.yml")
    every = config["global"]["scrape_interval"]
    jobs = {
        job["job_name"]: (job.get("metrics_path", "/metrics"), job.get("scrape_interval", every))
        for job in config["scrape_configs"]
    }

    assert {"casetide": (NOW, "15s"), "casetide-months": (MONTHS, "60s")} == jobs
    assert {path for path, _ in jobs.values()} == {metric.path for metric in METRICS}


def test_grafana_knows_the_interval_of_what_moves():
    (source,) = read("grafana/provisioning/datasources/prometheus.yaml")["datasources"]

    assert read("prometheus/prometheus.yml")["global"]["scrape_interval"] == source["jsonData"]["timeInterval"]


def test_targets_alertmanagers_and_rules_are_read_from_folders():
    config = read("prometheus/prometheus.yml")
    files = [given["file_sd_configs"] for given in (*config["scrape_configs"], *config["alerting"]["alertmanagers"])]

    assert [[{"files": [path]}] for path in ("targets/*.yaml", "targets/*.yaml", "alertmanagers/*.yaml")] == files
    assert ["rules/*.yaml"] == config["rule_files"]

"""What is deployed fits together: names, ports, paths; loopback only; no secrets."""

import re
import subprocess
import sys
from shutil import copy, copytree

import pytest
from ruamel.yaml import YAML

from engine.cli.settings import Settings
from tests.boards.conftest import ROOT
from tests.boards.prometheus import tool

DEPLOY = ROOT / "deploy"


@pytest.fixture
def compose():
    return _read("compose.yaml")


def test_promtool_finds_nothing_wrong_with_the_configuration():
    path = DEPLOY / "prometheus" / "prometheus.yml"
    done = subprocess.run([tool("promtool"), "check", "config", path], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


def test_the_services_are_kafka_an_engine_prometheus_and_grafana(compose):
    assert {"kafka", "engine", "prometheus", "grafana"} == compose["services"].keys()


def test_every_published_port_is_on_loopback(compose):
    ports = [port for service in compose["services"].values() for port in service["ports"]]

    assert len(ports) >= 4
    assert all(re.fullmatch(r"127\.0\.0\.1:\d+:\d+", port) for port in ports)


def test_every_service_says_whether_it_is_healthy(compose):
    for service in compose["services"].values():
        assert service["healthcheck"]["test"][0] == "CMD"


def test_images_are_pinned_to_a_version(compose):
    images = {name: service["image"] for name, service in compose["services"].items()}

    assert images.pop("engine") == "casetide:local"
    assert all(re.fullmatch(r"[\w/-]+:v?\d+\.\d+\.\d+", image) for image in images.values())


def test_no_file_of_the_deployment_holds_a_secret():
    for path in DEPLOY.rglob("*"):
        if path.is_file():
            assert not re.search(r"(?i)(password|secret|token|_key)\w*\s*[:=]\s*\S", path.read_text("utf-8")), path


def test_the_settings_of_the_engine_exist(compose):
    given = compose["services"]["engine"]["environment"]

    assert {name.removeprefix("CASETIDE_").lower() for name in given} <= Settings.model_fields.keys()


def test_prometheus_looks_for_the_engine_where_it_is(compose):
    port = Settings.model_fields["http_port"].default
    (targets,) = _read("prometheus/targets/engine.yaml")

    assert [f"engine:{port}"] == targets["targets"]
    assert [f"127.0.0.1:{port}:{port}"] == compose["services"]["engine"]["ports"]
    assert f"http://127.0.0.1:{port}/live" in compose["services"]["engine"]["healthcheck"]["test"][-1]


def test_grafana_looks_for_prometheus_and_the_boards_where_they_are(compose):
    (source,) = _read("grafana/provisioning/datasources/prometheus.yaml")["datasources"]
    (provider,) = _read("grafana/provisioning/dashboards/casetide.yaml")["providers"]
    grafana = compose["services"]["grafana"]
    home = grafana["environment"]["GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH"]

    assert (source["url"], source["isDefault"]) == ("http://prometheus:9090", True)
    assert f"../dashboards/generated:{provider['options']['path']}:ro" in grafana["volumes"]
    assert (ROOT / "dashboards" / "generated" / home.removeprefix(provider["options"]["path"] + "/")).is_file()


def test_every_folder_and_volume_that_is_mounted_exists(compose):
    for service in compose["services"].values():
        for mount in service.get("volumes", []):
            source = mount.split(":")[0]
            assert (DEPLOY / source).exists() if source.startswith(".") else source in compose["volumes"]


def test_every_path_that_the_image_copies_exists():
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", (DEPLOY / "Dockerfile").read_text("utf-8"), re.MULTILINE)

    assert [] == [path for paths in copied for path in paths.split() if not (ROOT / path).exists()]


def test_what_the_image_copies_is_enough_to_build_the_wheel(tmp_path):
    """As the Dockerfile does, with the packages that it copies and nothing else."""
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", (DEPLOY / "Dockerfile").read_text("utf-8"), re.MULTILINE)
    for path in " ".join(copied).split():
        source, target = ROOT / path, tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        copytree(source, target) if source.is_dir() else copy(source, target)
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    built = subprocess.run(build, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert 0 == built.returncode, built.stderr


def _read(path):
    return YAML(typ="safe").load((DEPLOY / path).read_text("utf-8"))

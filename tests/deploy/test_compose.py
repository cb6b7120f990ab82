"""What compose.yaml starts fits together: names, ports, paths; loopback only; as little allowed as each needs."""

import re
from pathlib import Path
from string import Template

import pytest

from engine.cli.settings import Settings
from schemas.catalogue import available
from tests.deploy.files import DEPLOY, read
from tests.paths import ROOT

PORT = Settings.model_fields["http_port"].default
CATALOGUE = "${CASETIDE_CATALOGUE:-england}"
ONCE = {"playlists"}
"""Ends when it is done."""


@pytest.fixture
def compose():
    return read("compose.yaml")


@pytest.fixture
def services(compose):
    return compose["services"]


def test_the_services_are_kafka_two_engines_prometheus_alertmanager_and_grafana(services):
    lasting = {"kafka", "engine-a", "engine-b", "prometheus", "alertmanager", "grafana"}

    assert lasting | ONCE == services.keys()


def test_every_published_port_is_on_loopback_and_published_once(services):
    ports = [port for service in services.values() for port in service.get("ports", [])]

    assert len(ports) == 6
    assert all(re.fullmatch(r"127\.0\.0\.1:\d+:\d+", port) for port in ports)
    assert len(ports) == len({port.split(":")[1] for port in ports})


def test_every_service_that_lasts_says_whether_it_is_healthy(services):
    said_by_the_image = {name for name, service in services.items() if service["image"] == "casetide:local"}
    said = {name for name, service in services.items() if service.get("healthcheck", {}).get("test", [""])[0] == "CMD"}

    assert services.keys() - ONCE == said | said_by_the_image
    assert "HEALTHCHECK" in (DEPLOY / "Dockerfile").read_text("utf-8")


def test_images_are_pinned_to_a_version_and_never_by_a_digest_that_nobody_read(services):
    images = {service["image"] for service in services.values()} - {"casetide:local"}

    assert len(images) == 4
    assert all(re.fullmatch(r"[\w/-]+:v?\d+\.\d+\.\d+", image) for image in images)


def test_no_service_has_a_capability_or_may_gain_one_and_each_has_a_limit_of_memory(services):
    for service in services.values():
        assert ["ALL"] == service["cap_drop"]
        assert ["no-new-privileges:true"] == service["security_opt"]
        assert re.fullmatch(r"\d+[mg]", service["mem_limit"])
        assert not service.get("privileged")
        assert service.get("user") != "root"


def test_every_root_is_read_only_but_kafkas(services):
    assert {"kafka"} == {name for name, service in services.items() if not service["read_only"]}


def test_the_engines_differ_in_name_group_and_port_alone(services):
    a, b = services["engine-a"], services["engine-b"]
    own = {"CASETIDE_ENGINE", "CASETIDE_GROUP"}

    assert ("a", "casetide-a") == tuple(a["environment"][name] for name in sorted(own))
    assert ("b", "casetide-b") == tuple(b["environment"][name] for name in sorted(own))
    assert _without(a["environment"], own) == _without(b["environment"], own)
    assert _without(a, {"environment", "ports"}) == _without(b, {"environment", "ports"})


def test_the_settings_of_the_engines_exist(services):
    for name in ("engine-a", "engine-b"):
        given = services[name]["environment"]
        assert {setting.removeprefix("CASETIDE_").lower() for setting in given} <= Settings.model_fields.keys()


def test_one_variable_chooses_the_catalogue_of_engines_rules_boards_home_and_playlist(services):
    mounted = {_target(mount): _source(mount) for service in services.values() for mount in service.get("volumes", [])}
    home = services["grafana"]["environment"]["GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH"]

    assert CATALOGUE == services["engine-a"]["environment"]["CASETIDE_CATALOGUE"]
    assert f"./prometheus/rules/{CATALOGUE}.yaml" == mounted["/etc/prometheus/rules/casetide.yaml"]
    assert f"./grafana/playlists/{CATALOGUE}.json" == mounted["/srv/casetide/playlist.json"]
    assert f"../dashboards/generated/{CATALOGUE}" == mounted[f"/srv/casetide/boards/{CATALOGUE}"]
    assert f"/srv/casetide/boards/{CATALOGUE}/wall.json" == home
    assert Settings.model_fields["catalogue"].default == "england"


def test_a_catalogue_that_there_is_not_is_an_error_and_no_empty_folder(services):
    chosen = [
        mount for service in services.values() for mount in service.get("volumes", []) if CATALOGUE in _source(mount)
    ]

    assert len(chosen) == 3
    assert all({"create_host_path": False} == mount["bind"] and mount["read_only"] for mount in chosen)


@pytest.mark.parametrize("catalogue", available())
def test_every_folder_file_and_volume_that_is_mounted_exists(compose, catalogue):
    for service in compose["services"].values():
        for mount in service.get("volumes", []):
            source = _filled(_source(mount), catalogue)
            assert (DEPLOY / source).exists() if source.startswith(".") else source in compose["volumes"]


def test_only_volumes_of_their_own_are_written_to(services):
    for service in services.values():
        for mount in service.get("volumes", []):
            ours = _source(mount).startswith(".")
            assert not ours or (mount.endswith(":ro") if isinstance(mount, str) else mount["read_only"])


def test_prometheus_looks_for_the_engines_and_the_alertmanager_where_they_are(services):
    (engines,) = read("prometheus/targets/engines.yaml")
    (alertmanagers,) = read("prometheus/alertmanagers/alertmanager.yaml")

    assert [f"engine-a:{PORT}", f"engine-b:{PORT}"] == engines["targets"]
    assert [f"127.0.0.1:{PORT}:{PORT}"] == services["engine-a"]["ports"]
    assert [f"127.0.0.1:{PORT + 1}:{PORT}"] == services["engine-b"]["ports"]
    assert ["alertmanager:9093"] == alertmanagers["targets"]


def test_grafana_looks_for_prometheus_and_the_boards_where_they_are(services):
    (source,) = read("grafana/provisioning/datasources/prometheus.yaml")["datasources"]
    (provider,) = read("grafana/provisioning/dashboards/casetide.yaml")["providers"]
    boards = [_target(mount) for mount in services["grafana"]["volumes"]]

    assert ("http://prometheus:9090", True) == (source["url"], source["isDefault"])
    assert f"{provider['options']['path']}/{CATALOGUE}" in boards


def test_the_playlists_go_to_that_grafana_by_the_password_in_its_own_volume(services):
    grafana, playlists = services["grafana"], services["playlists"]
    password = grafana["environment"]["GF_SECURITY_ADMIN_PASSWORD__FILE"]

    assert "http://grafana:3000" == playlists["environment"]["GRAFANA_URL"]
    assert password == playlists["environment"]["GF_SECURITY_ADMIN_PASSWORD__FILE"]
    assert "boards:/var/lib/grafana" in grafana["volumes"]
    assert "boards:/var/lib/grafana:ro" in playlists["volumes"]
    assert Path("/var/lib/grafana") == Path(password).parent
    for service in (grafana, playlists):
        assert service["entrypoint"][1] in [_target(mount) for mount in service["volumes"]]


def test_viewers_of_grafana_stay_anonymous_and_may_change_nothing(services):
    given = services["grafana"]["environment"]

    assert ("true", "Viewer", "true") == (
        given["GF_AUTH_ANONYMOUS_ENABLED"],
        given["GF_AUTH_ANONYMOUS_ORG_ROLE"],
        given["GF_AUTH_DISABLE_LOGIN_FORM"],
    )


@pytest.mark.parametrize("catalogue", available())
def test_the_home_board_exists(services, catalogue):
    home = _filled(services["grafana"]["environment"]["GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH"], catalogue)

    assert (ROOT / "dashboards" / "generated" / home.removeprefix("/srv/casetide/boards/")).is_file()


def _filled(text: str, catalogue: str) -> str:
    return Template(text.replace(":-england", "")).substitute(CASETIDE_CATALOGUE=catalogue)


def _source(mount: str | dict[str, str]) -> str:
    return mount.split(":")[0] if isinstance(mount, str) else mount["source"]


def _target(mount: str | dict[str, str]) -> str:
    return mount.split(":")[1] if isinstance(mount, str) else mount["target"]


def _without(mapping: dict[str, object], names: set[str]) -> dict[str, object]:
    return {name: value for name, value in mapping.items() if name not in names}

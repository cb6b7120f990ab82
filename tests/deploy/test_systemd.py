"""The services of one machine start commands that there are, and may do little. `systemd-analyze verify` by hand."""

import re
from typing import Any

import pytest
import typer.main

from engine.cli import app, load_commands
from engine.cli.settings import Settings
from tests.deploy.files import DEPLOY

UNITS = {path.stem: path.read_text("utf-8") for path in (DEPLOY / "systemd").glob("*.service")}
HARDENED = {
    "NoNewPrivileges=yes",
    "DynamicUser=yes",
    "ProtectSystem=strict",
    "ProtectHome=yes",
    "PrivateTmp=yes",
    "PrivateDevices=yes",
    "CapabilityBoundingSet=",
    "RestrictNamespaces=yes",
    "SystemCallFilter=@system-service",
    "UMask=0077",
}


def test_there_are_an_engine_and_a_broker_and_the_engine_comes_after():
    assert {"casetide", "casetide-broker"} == UNITS.keys()
    assert re.search(r"^After=.*\bcasetide-broker\.service$", UNITS["casetide"], re.MULTILINE)


@pytest.mark.parametrize("unit", UNITS)
def test_it_starts_a_command_that_there_is_with_options_that_it_has(unit):
    (start,) = re.findall(r"^ExecStart=/opt/casetide/bin/casetide (.+)$", UNITS[unit], re.MULTILINE)
    name, *arguments = start.split()
    load_commands()
    whole: Any = typer.main.get_command(app)

    assert whole.commands[name].make_context(name, arguments)


@pytest.mark.parametrize("unit", UNITS)
def test_it_may_write_to_its_own_folders_only(unit):
    assert HARDENED <= set(UNITS[unit].splitlines())
    assert "ReadWritePaths" not in UNITS[unit]


@pytest.mark.parametrize("unit", UNITS)
def test_the_settings_that_it_speaks_of_exist(unit):
    spoken = {name.lower() for name in re.findall(r"CASETIDE_(\w+)", UNITS[unit])}

    assert spoken <= Settings.model_fields.keys()


def test_the_brokers_log_is_where_systemd_keeps_it():
    assert "StateDirectory=casetide-broker" in UNITS["casetide-broker"]
    assert "--state /var/lib/casetide-broker" in UNITS["casetide-broker"]

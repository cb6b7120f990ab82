"""The catalogues, and what is generated from each."""

import json
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from schemas.catalogue import Catalogue, available, named
from tests.paths import ROOT

GENERATED = ROOT / "dashboards" / "generated"
RULES = ROOT / "deploy" / "prometheus" / "rules"
Board = dict[str, Any]


def kept(catalogue: str) -> dict[str, Board]:
    """The boards of a catalogue that are in git, by name."""
    return {path.stem: json.loads(path.read_text("utf-8")) for path in sorted((GENERATED / catalogue).glob("*.json"))}


@pytest.fixture(params=available())
def catalogue(request) -> Catalogue:
    return named(request.param)


@pytest.fixture
def boards(catalogue) -> dict[str, Board]:
    return kept(catalogue.catalogue)


@pytest.fixture(
    params=[(one, path.stem) for one in available() for path in sorted((GENERATED / one).glob("*.json"))], ids="/".join
)
def board(request) -> Board:
    """Each board of each catalogue."""
    catalogue, name = request.param
    return json.loads((GENERATED / catalogue / f"{name}.json").read_text("utf-8"))


@pytest.fixture
def rules_file(catalogue) -> Path:
    return RULES / f"{catalogue.catalogue}.yaml"


@pytest.fixture
def rules(rules_file) -> list[dict[str, Any]]:
    groups = YAML(typ="safe").load(rules_file.read_text("utf-8"))["groups"]
    return [rule for group in groups for rule in group["rules"]]

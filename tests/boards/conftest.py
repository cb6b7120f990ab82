"""The catalogues, and what is generated from each."""

import json
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from schemas.catalogue import Catalogue, available, named

ROOT = Path(__file__).parents[2]
GENERATED = ROOT / "dashboards" / "generated"
RULES = ROOT / "deploy" / "prometheus" / "rules"


@pytest.fixture(params=available())
def catalogue(request) -> Catalogue:
    return named(request.param)


@pytest.fixture
def board(catalogue) -> dict[str, Any]:
    return json.loads((GENERATED / catalogue.catalogue / "wall.json").read_text("utf-8"))


@pytest.fixture
def rules_file(catalogue) -> Path:
    return RULES / f"{catalogue.catalogue}.yaml"


@pytest.fixture
def rules(rules_file) -> list[dict[str, Any]]:
    groups = YAML(typ="safe").load(rules_file.read_text("utf-8"))["groups"]
    return [rule for group in groups for rule in group["rules"]]

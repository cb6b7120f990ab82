"""The files of the deployment."""

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from tests.paths import ROOT

DEPLOY = ROOT / "deploy"


def read(path: str) -> Any:
    """The one document of a YAML file of the deployment."""
    return YAML(typ="safe").load((DEPLOY / path).read_text("utf-8"))


def read_all(path: str) -> list[Any]:
    """Its documents."""
    return list(YAML(typ="safe").load_all((DEPLOY / path).read_text("utf-8")))


def everything() -> list[Path]:
    """Every file of the deployment."""
    return sorted(path for path in DEPLOY.rglob("*") if path.is_file())

"""Boards from a catalogue, by grafana-dashboard-builder: its YAML says what is on them, our components draw it."""

from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from dashboards.builder import require_builder
from schemas.catalogue import Catalogue

BOARDS = ("wall",)


def build(catalogue: Catalogue, out: Path) -> list[Path]:
    """Writes `<out>/<catalogue>/<board>.json`, the same bytes each time. Raises BuilderMissingError, OSError."""
    require_builder()
    _run([*_contents(), _project(catalogue)], out)
    return [out / catalogue.catalogue / f"{board}.json" for board in BOARDS]


def _contents() -> list[dict[str, Any]]:
    folder = files("dashboards") / "contents"
    return [
        component
        for board in BOARDS
        for component in YAML(typ="safe").load((folder / f"{board}.yaml").read_text("utf-8"))
    ]


def _project(catalogue: Catalogue) -> dict[str, Any]:
    """The builder's project: its name is the folder, the rest is what the contents' placeholders stand for."""
    parameters = {"catalogue": catalogue, "catalogue-name": catalogue.catalogue, "title": catalogue.title}
    return {"name": catalogue.catalogue, "project": {"dashboards": list(BOARDS), **parameters}}


def _run(definitions: list[dict[str, Any]], out: Path) -> None:
    """What the builder's command does. Imported here, since the builder is an extra."""
    from grafana_dashboards.components.base import ComponentRegistry  # noqa: PLC0415 - an extra
    from grafana_dashboards.components.projects import Project  # noqa: PLC0415 - an extra
    from grafana_dashboards.exporter import FileExporter, ProjectProcessor  # noqa: PLC0415 - an extra

    import_module("dashboards.components")  # for the builder to find them
    registry = ComponentRegistry()
    for definition in definitions:
        registry.add(definition)
    ProjectProcessor([FileExporter(str(out))]).process_projects(registry[Project])

"""Boards from a catalogue, by grafana-dashboard-builder: its YAML says what is on them, our components draw it."""

from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from dashboards.areas import short, used
from dashboards.builder import require_builder
from dashboards.links import BOARDS, of_catalogue
from schemas.catalogue import Catalogue

_HEAD = """\
# Generated: the boards of a catalogue, as grafana-dashboard-builder's own command reads them:
#   grafana-dashboard-builder -p dashboards/projects/NAME.yaml dashboards/contents --plugins dashboards/plugin.py \\
#     --exporter file --config CONFIG
"""


def build(catalogue: Catalogue, out: Path) -> list[Path]:
    """Writes `<out>/<catalogue>/<board>.json`, the same bytes each time.

    Raises BuilderMissingError, BoardNameError, OSError.
    """
    require_builder()
    _run([*_contents(), _project(catalogue, catalogue)], out)
    return [out / catalogue.catalogue / f"{board}.json" for board in of_catalogue(catalogue)]


def write_project(catalogue: Catalogue, out: Path) -> Path:
    """Writes `<out>/<catalogue>.yaml`: the project as the builder's own command reads it."""
    out.mkdir(parents=True, exist_ok=True)
    path, writer = out / f"{catalogue.catalogue}.yaml", YAML(typ="safe")
    with path.open("w", encoding="utf-8") as file:
        file.write(_HEAD)
        writer.dump([_project(catalogue, catalogue.catalogue)], file)
    return path


def _project(catalogue: Catalogue, given: Catalogue | str) -> dict[str, Any]:
    """The builder's project; its name is the folder. `given`: what `{catalogue}` in the YAML stands for."""
    parameters = {"area": [short(area) for area in used(catalogue)], "catalogue": given}
    return {"name": catalogue.catalogue, "project": {"dashboards": list(BOARDS), **parameters}}


def _contents() -> list[dict[str, Any]]:
    reader = YAML(typ="safe")
    folder = files("dashboards") / "contents"
    found = sorted((one for one in folder.iterdir() if one.name.endswith(".yaml")), key=lambda one: one.name)
    return [component for one in found for component in reader.load(one.read_text("utf-8"))]


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

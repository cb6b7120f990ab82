"""The files of deploy/ for Prometheus and Alertmanager, with the addresses of this machine put in."""

import shutil
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML

from engine.local.waits import hurried


class Wanted(NamedTuple):
    """`rules`: the file of the alerts. `engines`, `alertmanager`: host:port. `webhook`: where alerts are sent; nowhere
    without. `hurry`: how many times shorter the waits are than in the files.
    """

    rules: Path
    engines: Sequence[str]
    alertmanager: str | None = None
    webhook: str | None = None
    hurry: float = 1


def deployed() -> Path:
    """The folder deploy/: in a checkout beside the packages, in an installation among them."""
    package = Path(str(files("engine")))
    return next(path for path in (package / "_deploy", package.parent / "deploy") if path.is_dir())


def rules_of(catalogue: str) -> Path:
    """The rules of a catalogue of the product."""
    return deployed() / "prometheus" / "rules" / f"{catalogue}.yaml"


def configure_prometheus(folder: Path, wanted: Wanted) -> Path:
    """Writes what Prometheus reads; gives its configuration file. Of the rules only those that are wanted."""
    for name in ("rules", "targets", "alertmanagers"):
        shutil.rmtree(folder / name, ignore_errors=True)
        (folder / name).mkdir(parents=True)
    _copy(deployed() / "prometheus" / "prometheus.yml", folder / "prometheus.yml", wanted.hurry)
    _copy(wanted.rules, folder / "rules" / wanted.rules.name, wanted.hurry)
    _write(folder / "targets" / "engines.yaml", [{"targets": list(wanted.engines)}])
    managers = [wanted.alertmanager] if wanted.alertmanager else []
    _write(folder / "alertmanagers" / "alertmanagers.yaml", [{"targets": managers}])
    return folder / "prometheus.yml"


def configure_alertmanager(folder: Path, wanted: Wanted) -> Path:
    """Writes what Alertmanager reads; gives its configuration file."""
    folder.mkdir(parents=True, exist_ok=True)
    tree = _read(deployed() / "alertmanager" / "alertmanager.yml")
    for receiver in tree["receivers"]:
        hooks = receiver.pop("webhook_configs", [])
        if hooks and wanted.webhook:
            receiver["webhook_configs"] = [hook | {"url": wanted.webhook} for hook in hooks]
    _write(folder / "alertmanager.yml", _in_a_hurry(tree, wanted.hurry))
    return folder / "alertmanager.yml"


def _copy(source: Path, target: Path, hurry: float) -> None:
    """As it is, byte for byte, where there is no hurry."""
    if hurry == 1:
        shutil.copyfile(source, target)
    else:
        _write(target, hurried(_read(source), hurry))


def _in_a_hurry(tree: Any, hurry: float) -> Any:
    return tree if hurry == 1 else hurried(tree, hurry)


def _read(path: Path) -> Any:
    reader: Any = YAML(typ="safe")  # its types say nothing
    return reader.load(path.read_text("utf-8"))


def _write(path: Path, tree: object) -> None:
    writer: Any = YAML(typ="safe")
    with path.open("w", encoding="utf-8") as file:
        writer.dump(tree, file)

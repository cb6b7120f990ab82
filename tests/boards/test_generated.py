"""What is kept in git is what the catalogue gives."""

import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from dashboards import BuilderMissingError, build, build_rules
from dashboards import builder as its_builder
from schemas.catalogue import named
from tests.boards.conftest import GENERATED, ROOT

_COMMAND = """
import sys, types
# Those only upload, and do not install everywhere.
sys.modules["requests_kerberos"] = types.SimpleNamespace(HTTPKerberosAuth=None)
from grafana_dashboards.cli import main
main()
"""


def test_the_boards_in_git_are_current(catalogue, tmp_path):
    built = build(catalogue, tmp_path)

    assert [path.relative_to(tmp_path) for path in built] == [Path(catalogue.catalogue, "wall.json")]
    assert [(GENERATED / path.relative_to(tmp_path)).read_bytes() for path in built] == [
        path.read_bytes() for path in built
    ]


def test_the_rules_in_git_are_current(catalogue, rules_file, tmp_path):
    (built,) = build_rules(catalogue, tmp_path)

    assert rules_file.read_bytes() == built.read_bytes()


def test_a_second_build_gives_the_same_bytes(catalogue, tmp_path):
    first = [path.read_bytes() for path in build(catalogue, tmp_path)]

    assert first == [path.read_bytes() for path in build(catalogue, tmp_path)]


def test_the_builders_own_command_gives_the_same_bytes(catalogue, board, tmp_path):
    name = catalogue.catalogue
    project = {"dashboards": ["wall"], "catalogue": name, "catalogue-name": name, "title": catalogue.title}
    _write(tmp_path / "project.yaml", [{"name": name, "project": project}])
    _write(tmp_path / "config.yaml", {"file": {"output_folder": str(tmp_path / "out")}})
    contents = ROOT / "dashboards" / "contents" / "wall.yaml"
    plugin = ROOT / "dashboards" / "plugin.py"

    options = ["--plugins", plugin, "--exporter", "file", "--config", "config.yaml"]
    subprocess.run(
        [sys.executable, "-c", _COMMAND, "-p", "project.yaml", contents, *options],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
    )

    kept = GENERATED / name / "wall.json"
    assert kept.read_bytes() == (tmp_path / "out" / name / "wall.json").read_bytes()


def test_without_the_builder_the_error_names_the_command_that_gets_it(monkeypatch, tmp_path):
    monkeypatch.setattr(its_builder, "find_spec", lambda _name: None)

    with pytest.raises(BuilderMissingError, match=r"pip install --no-deps grafana-dashboard-builder==0\.10\.0a3"):
        build(named("england"), tmp_path)


def test_a_new_indicator_changes_no_other_panels(catalogue, board, tmp_path):
    """A neighbour is put in first: the others may move, but keep their number and what they show."""
    neighbour = catalogue.indicators[0].model_copy(update={"id": "another", "name": "Another"})
    grown = catalogue.model_copy(update={"indicators": (neighbour, *catalogue.indicators)})
    (built,) = build(grown, tmp_path)

    after = {panel["id"]: _shown(panel) for panel in YAML(typ="safe").load(built.read_text())["panels"]}
    before = {panel["id"]: _shown(panel) for panel in board["panels"] if panel["type"] != "table"}
    assert before == {number: after[number] for number in before}


def _shown(panel):
    return {key: value for key, value in panel.items() if key != "gridPos"}


def _write(path, tree):
    with path.open("w") as file:
        YAML(typ="safe").dump(tree, file)

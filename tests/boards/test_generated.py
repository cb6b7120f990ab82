"""What is kept in git is what the catalogue gives, by the builder's own command too; a new indicator adds, and changes
nothing else."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from dashboards import BuilderMissingError, build, build_rules
from dashboards import builder as its_builder
from schemas.catalogue import named
from tests.boards.conftest import GENERATED, kept
from tests.paths import ROOT

_BUILDER = Path(sys.executable).with_name("grafana-dashboard-builder")


def test_the_boards_in_git_are_current(catalogue, tmp_path):
    built = build(catalogue, tmp_path)

    assert {path.stem for path in built} == kept(catalogue.catalogue).keys()
    assert _read(GENERATED / catalogue.catalogue) == _read(tmp_path / catalogue.catalogue)


def test_the_rules_in_git_are_current(catalogue, rules_file, tmp_path):
    (built,) = build_rules(catalogue, tmp_path)

    assert rules_file.read_bytes() == built.read_bytes()


def test_a_second_build_gives_the_same_bytes(catalogue, tmp_path):
    first = [path.read_bytes() for path in build(catalogue, tmp_path)]

    assert first == [path.read_bytes() for path in build(catalogue, tmp_path)]


def test_the_builders_own_command_on_the_kept_yaml_gives_the_same_bytes(catalogue, tmp_path):
    """In an empty folder. What the command only needs to upload, and does not install everywhere, is stood in for."""
    stand_in = tmp_path / "stand-in" / "requests_kerberos.py"
    stand_in.parent.mkdir()
    stand_in.write_text("HTTPKerberosAuth = None\n")
    (tmp_path / "config.yaml").write_text(f"file: {{output_folder: '{tmp_path / 'out'}'}}\n")
    folder = ROOT / "dashboards"
    paths = [folder / "projects" / f"{catalogue.catalogue}.yaml", *sorted((folder / "contents").glob("*.yaml"))]
    options = ["--plugins", folder / "plugin.py", "--exporter", "file", "--config", "config.yaml"]

    subprocess.run(
        [_BUILDER, "-p", *paths, *options],
        cwd=tmp_path,
        env={"PYTHONPATH": f"{ROOT}:{stand_in.parent}"},
        check=True,
        capture_output=True,
    )

    assert _read(GENERATED / catalogue.catalogue) == _read(tmp_path / "out" / catalogue.catalogue)


def test_without_the_builder_the_error_names_the_command_that_gets_it(monkeypatch, tmp_path):
    monkeypatch.setattr(its_builder, "find_spec", lambda _name: None)

    with pytest.raises(BuilderMissingError, match=r"pip install --no-deps grafana-dashboard-builder==0\.10\.0a3"):
        build(named("england"), tmp_path)


@pytest.mark.parametrize("model", ["first", "timely", "rated by rate"])
def test_one_more_indicator_adds_its_own_panels_and_rules_and_changes_no_other(
    catalogue, boards, rules, tmp_path, model
):
    like = _like(catalogue, model)
    another = like.model_copy(update={"id": "another", "name": "Another", "short": "Another"})
    grown = catalogue.model_copy(update={"indicators": (*catalogue.indicators, another)})

    added = {name: _added(boards[name], board) for name, board in _built(grown, tmp_path).items()}
    assert {name for name, ours in added.items() if ours} <= {"wall", *_boards_of(like.area)}
    assert all(len(added[name]) >= 2 for name in _boards_of(like.area))
    assert all('indicator="another"' in panel["targets"][0]["expr"] for ours in added.values() for panel in ours)
    after = _rules(build_rules(grown, tmp_path)[0])
    assert rules == [rule for rule in after if rule["labels"].get("indicator") != "another"]
    assert (len(after) > len(rules)) == bool(like.targets)


def test_an_indicator_put_in_between_moves_others_and_changes_nothing_else_of_them(catalogue, boards, tmp_path):
    another = catalogue.indicators[0].model_copy(update={"id": "another", "name": "Another", "short": "Another"})
    grown = catalogue.model_copy(update={"indicators": (another, *catalogue.indicators)})

    for name, board in _built(grown, tmp_path).items():
        after = {panel["id"]: _shown(panel) for panel in board["panels"]}
        before = {panel["id"]: _shown(panel) for panel in boards[name]["panels"]}
        assert before == {number: after[number] for number in before}, name


def _like(catalogue, model):
    """The indicator that the new one is like."""
    if model == "timely":
        return next(one for one in catalogue.indicators if one.measure == "timely")
    rated = [one for one in catalogue.indicators if any(target.applies_to == "rate" for target in one.targets)]
    return rated[0] if model == "rated by rate" and rated else catalogue.indicators[0]


def _boards_of(area):
    names = {"early_help": "help", "front_door": "door", "assessment": "assess", "child_protection": "protect"}
    short = (names | {"looked_after": "care", "health": "health"})[area]
    return {f"wall-{short}", f"area-{short}"}


def _built(catalogue, folder):
    return {path.stem: json.loads(path.read_text("utf-8")) for path in build(catalogue, folder)}


def _added(before, after):
    """The panels that are new, once all else is seen to be as it was, places too."""
    ids = {panel["id"] for panel in before["panels"]}
    assert before == after | {"panels": [panel for panel in after["panels"] if panel["id"] in ids]}
    return [panel for panel in after["panels"] if panel["id"] not in ids]


def _rules(path: Path):
    groups = YAML(typ="safe").load(path.read_text("utf-8"))["groups"]
    return [rule for group in groups for rule in group["rules"]]


def _shown(panel):
    return {key: value for key, value in panel.items() if key != "gridPos"}


def _read(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.json"))}

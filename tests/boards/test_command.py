"""`casetide dashboards build` and `casetide rules build`, as people call them."""

import json

import pytest

from schemas.catalogue import available
from tests.boards.conftest import GENERATED, RULES
from tests.commands import casetide
from tests.paths import ROOT

ENGLAND = ROOT / "schemas" / "catalogues" / "england.yaml"


@pytest.fixture
def own(tmp_path):
    """A catalogue of one's own, under another name."""

    def written(name):
        path = tmp_path / "own.yaml"
        path.write_text(ENGLAND.read_text("utf-8").replace("catalogue: england", f"catalogue: {name}", 1), "utf-8")
        return path

    return written


def test_without_a_catalogue_those_of_the_product_are_built(tmp_path):
    boards = casetide("dashboards", "build", "--out", tmp_path / "boards")
    rules = casetide("rules", "build", "--out", tmp_path / "rules")
    assert (0, 0) == (boards.returncode, rules.returncode), boards.stderr + rules.stderr
    assert sorted(boards.stdout.split()) == sorted(
        str(tmp_path / "boards" / path.relative_to(GENERATED)) for path in GENERATED.rglob("*.json")
    )
    assert [str(tmp_path / "rules" / f"{name}.yaml") for name in available()] == rules.stdout.split()


def test_a_catalogue_of_ones_own_has_boards_and_rules_of_its_own(own, tmp_path):
    path = own("ours")
    boards = casetide("dashboards", "build", "--catalogue", path, "--out", tmp_path)
    rules = casetide("rules", "build", "--catalogue", path, "--out", tmp_path)
    assert (0, 0) == (boards.returncode, rules.returncode), boards.stderr + rules.stderr
    wall = json.loads((tmp_path / "ours" / "wall-care.json").read_text("utf-8"))
    assert ("casetide-ours-wall-care", "Wall: Looked after children") == (wall["uid"], wall["title"])
    kept = (RULES / "england.yaml").read_text("utf-8")
    assert kept.replace("england", "ours") == (tmp_path / "ours.yaml").read_text("utf-8").replace("england", "ours")


def test_a_name_that_grafana_would_refuse_is_refused_with_what_to_do(own, tmp_path):
    done = casetide("dashboards", "build", "--catalogue", own("a-name-that-is-too-long-for-grafana"), "--out", tmp_path)
    assert 2 == done.returncode
    assert "longer than Grafana's 40 characters: give the catalogue a shorter name" in done.stderr


def test_a_catalogue_that_is_not_there_is_named(tmp_path):
    done = casetide("rules", "build", "--catalogue", tmp_path / "none.yaml", "--out", tmp_path)
    assert 2 == done.returncode
    assert "none.yaml: no such file" in done.stderr

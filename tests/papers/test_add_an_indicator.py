"""docs/add-an-indicator.md, done: the block goes into a copy of the catalogue, and its figure comes out."""

import datetime as dt
import re

import pytest

from dashboards import build, build_rules
from engine.authority import Authority
from engine.report import make_report, write_form
from schemas.catalogue import load
from schemas.envelope import decode
from tests.commands import casetide
from tests.papers.papers import blocks
from tests.paths import ROOT

PAGE = "docs/add-an-indicator.md"


@pytest.fixture
def catalogue(tmp_path):
    """A copy of `england` with the page's indicator at the end of its list."""
    england = (ROOT / "schemas" / "catalogues" / "england.yaml").read_text("utf-8")
    (block,) = blocks(PAGE, "yaml")
    lists, after, populations = re.split(r"^(\n(?:#.*\n)*)(?=populations:)", england, maxsplit=1, flags=re.MULTILINE)
    path = tmp_path / "england.yaml"
    path.write_text(f"{lists}\n{block}{after}{populations}", "utf-8")
    return path


def test_casetide_check_accepts_it(catalogue):
    done = casetide("check", catalogue)
    assert (0, "") == (done.returncode, done.stdout)
    assert "right" in done.stderr


def test_it_is_one_indicator_more(catalogue):
    england = load(ROOT / "schemas" / "catalogues" / "england.yaml")
    ids = [one.id for one in load(catalogue).indicators]
    assert [*(one.id for one in england.indicators), "children_in_foster_care"] == ids


def test_its_figure_is_the_one_that_the_page_states(catalogue):
    one = Authority("E06999999", load(catalogue))
    for line in (ROOT / "docs" / "examples" / "four-children.jsonl").read_text("utf-8").splitlines():
        one.take(decode(line))
    one.fold()
    table = write_form(make_report(one, dt.date(2025, 6, 1), None), "table")
    (line,) = blocks(PAGE, "text")
    assert line.strip() in [re.sub(r"\s+", " ", printed).strip() for printed in table.splitlines()]


def test_its_tile_and_its_alert_follow(catalogue, tmp_path):
    (board,) = build(load(catalogue), tmp_path)
    (rules,) = build_rules(load(catalogue), tmp_path)
    for made in (board, rules):
        assert "children_in_foster_care" in made.read_text("utf-8")


def test_without_its_part_it_is_refused_by_line_and_field(catalogue):
    text = catalogue.read_text("utf-8")
    catalogue.write_text(re.sub(r"    part:\n      - \{state: placement_type.*\n", "", text), "utf-8")
    done = casetide("check", catalogue)
    assert 1 == done.returncode
    assert re.search(r"england\.yaml:\d+: .*a share needs it", done.stderr)

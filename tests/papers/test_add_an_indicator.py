"""docs/add-an-indicator.md, done: each block goes into a copy of the catalogue, and its figure comes out."""

import datetime as dt
import re

import pytest

from dashboards import build, build_rules
from engine.authority import Authority
from engine.report import make_report, write_form
from schemas.catalogue import load
from schemas.envelope import decode
from tests.commands import casetide
from tests.papers.papers import blocks, pages
from tests.paths import ROOT

PAGE = "docs/add-an-indicator.md"
ENGLAND = ROOT / "schemas" / "catalogues" / "england.yaml"
FIGURES = list(zip(re.findall(r"\((examples/.*?)\)", pages()[PAGE]), blocks(PAGE, "text"), strict=True))
"""The file and the line of the report, of each block in turn."""
FORMS = ["moment", "span", "state", "cycle", "overlap"]
each_block = pytest.mark.parametrize("number", range(len(FIGURES)), ids=["children's homes", *FORMS])


@pytest.fixture
def catalogue(number, tmp_path):
    """A copy of `england` with a block of the page, each part under its heading."""
    text = ENGLAND.read_text("utf-8")
    for part in re.split(r"^(?=\w+:$)", blocks(PAGE, "yaml")[number], flags=re.MULTILINE)[1:]:
        heading, _, lines = part.partition("\n")
        before, after = text.split(f"\n{heading}\n", 1)
        text = f"{before}\n{heading}\n{lines}\n{after}"
    path = tmp_path / "england.yaml"
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def added(number):
    """The id of the block's indicator."""
    (name,) = re.findall(r"- id: (\w+)", blocks(PAGE, "yaml")[number])
    return name


@each_block
def test_casetide_check_accepts_it(catalogue):
    done = casetide("check", catalogue)
    assert (0, "") == (done.returncode, done.stdout)
    assert "right" in done.stderr


@each_block
def test_it_is_one_indicator_more(catalogue, added):
    england = [one.id for one in load(ENGLAND).indicators]
    assert sorted([*england, added]) == sorted(one.id for one in load(catalogue).indicators)


@each_block
def test_its_process_is_of_the_form_that_it_shows(number, catalogue):
    known = load(ENGLAND).processes
    new = [process.form for name, process in load(catalogue).processes.items() if name not in known]
    assert ([FORMS[number - 1]] if number else []) == new


@each_block
def test_its_figure_is_the_one_that_the_page_states(number, catalogue):
    events, line = FIGURES[number]
    one = Authority("E06999999", load(catalogue))
    for told in (ROOT / "docs" / events).read_text("utf-8").splitlines():
        one.take(decode(told))
    one.fold()
    table = write_form(make_report(one, dt.date(2025, 6, 1), None), "table")
    assert line.strip() in [re.sub(r"\s+", " ", printed).strip() for printed in table.splitlines()]


@each_block
def test_its_tile_and_its_alert_follow(catalogue, added, tmp_path):
    has_alert = bool(load(catalogue).indicator(added).targets)
    boards = build(load(catalogue), tmp_path)
    rules = build_rules(load(catalogue), tmp_path)
    assert any(added in board.read_text("utf-8") for board in boards)
    assert has_alert <= any(added in made.read_text("utf-8") for made in rules)


@pytest.mark.parametrize("number", [0])
def test_without_its_part_it_is_refused_by_line_and_field(catalogue):
    text = catalogue.read_text("utf-8")
    catalogue.write_text(re.sub(r"    part:\n      - \{state: placement_type.*\n", "", text), "utf-8")
    done = casetide("check", catalogue)
    assert 1 == done.returncode
    assert re.search(r"england\.yaml:\d+: .*a share needs it", done.stderr)

"""docs/change-a-target.md, done: its lines go into a copy of the catalogue, and what it says changes, changes."""

import datetime as dt
import json

import pytest

from dashboards import build, build_rules
from engine.rating import target_on
from schemas.catalogue import load
from tests.papers.papers import blocks
from tests.paths import ROOT

PAGE = "docs/change-a-target.md"
ENGLAND = ROOT / "schemas" / "catalogues" / "england.yaml"
INDICATOR = "initial_conferences_within_15_working_days"


@pytest.fixture
def before():
    return load(ENGLAND)


@pytest.fixture
def after(tmp_path):
    """With the page's targets in place of the old ones."""
    return _with(tmp_path, blocks(PAGE, "yaml")[0])


def test_the_page_begins_with_the_target_that_there_is(before, after):
    assert before.indicator(INDICATOR).targets == after.indicator(INDICATOR).targets[:1]


def test_a_month_is_rated_against_the_target_of_its_last_day(after):
    held = [
        target_on(after.indicator(INDICATOR), "E06999999", day) for day in (dt.date(2026, 3, 31), dt.date(2026, 4, 30))
    ]
    assert [0.814, 0.85] == [target and target.low for target in held]


def test_the_boards_that_change_are_those_of_the_page_and_in_them_only_the_indicators_panels(before, after, tmp_path):
    changed = {}
    old, new = build(before, tmp_path / "before"), build(after, tmp_path / "after")
    for one, other in zip(old, new, strict=True):
        both = (json.loads(path.read_text("utf-8"))["panels"] for path in (one, other))
        found = [panel for was, panel in zip(*both, strict=True) if was != panel]
        if found:
            changed[one.name] = found
    assert blocks(PAGE, "text")[0].split() == sorted(changed)
    assert all(f'indicator="{INDICATOR}"' in one["targets"][0]["expr"] for found in changed.values() for one in found)


def test_the_rules_stay_as_they_are(before, after, tmp_path):
    (old,), (new,) = build_rules(before, tmp_path / "before"), build_rules(after, tmp_path / "after")
    assert old.read_bytes() == new.read_bytes()


def test_when_people_are_called_changes_the_rules_of_the_indicator_only(before, tmp_path):
    old, new = _rules(before, tmp_path), _rules(_with(tmp_path, blocks(PAGE, "yaml")[1]), tmp_path)
    changed = [rule for was, rule in zip(old, new, strict=True) if was != rule]
    assert {INDICATOR} == {rule["labels"]["indicator"] for rule in changed}
    assert {"BelowTarget", "TargetAtRisk", "TargetOutOfReach", "TooManyOverdue"} == {rule["alert"] for rule in changed}


def _rules(catalogue, folder):
    from ruamel.yaml import YAML

    (path,) = build_rules(catalogue, folder)
    groups = YAML(typ="safe").load(path.read_text("utf-8"))["groups"]
    return [rule for group in groups for rule in group["rules"] if "alert" in rule]


def _with(folder, lines):
    """A copy of the catalogue; lines of a key that the indicator has replace it, others are added."""
    before, head, rest = ENGLAND.read_text("utf-8").partition(f"  - id: {INDICATOR}\n")
    own, sep, others = rest.partition("\n  - id: ")
    key = lines.split(":")[0] + ":\n"
    kept, found, old = own.partition(key)
    # What stood under the key is deeper than it.
    under = old.split("\n") if found else []
    while under and under[0].startswith("      "):
        under.pop(0)
    path = folder / "england.yaml"
    text = kept.rstrip("\n") + "\n" + lines.rstrip("\n") + ("\n" + "\n".join(under) if found else "\n")
    path.write_text(before + head + text + sep + others, "utf-8")
    return load(path)

"""What a catalogue may say: every mistake is named by line and field, with what would be right."""

from pathlib import Path

import pytest

from schemas.catalogue import CatalogueError, available, load, named
from tests.commands import casetide
from tests.paths import ROOT

ENGLAND = (ROOT / "schemas" / "catalogues" / "england.yaml").read_text("utf-8")
EIGHT = [
    "looked_after_children",
    "care_started",
    "care_ceased",
    "looked_after_reviews_held",
    "looked_after_reviews_within_timescale",
    "three_or_more_placements",
    "same_placement_2_years_or_more",
    "missing_incidents",
]


def test_england_has_the_eight_indicators_of_looked_after_children_in_order():
    assert EIGHT == [one.id for one in named("england").indicators]


def test_every_catalogue_of_the_product_is_right():
    assert ["england"] == available()
    assert casetide("check").returncode == 0


@pytest.mark.parametrize(
    ("text", "field", "old", "new"),
    [
        ("unknown event type care_begun: known are", "processes.care.opens.event", "care:\n    title: Being looked after\n    form: span\n    opens: {event: care_episode.started}", "care:\n    title: Being looked after\n    form: span\n    opens: {event: care_begun}"),
        ("care_episode.started has no field spell", "processes.care.key", "key: episode\n    # SSDA903: RNE", "key: spell\n    # SSDA903: RNE"),
        ("no process cares: there are care,", "indicators[0].of", "of: care\n    moment: open", "of: cares\n    moment: open"),
        ("legal_status is a state; a span is needed here", "processes.looked_after_review.during", "during: care\n    held", "during: legal_status\n    held"),
        ("care is a span; a state is needed here", "indicators[6].part[0].state", "{state: home, lasted", "{state: care, lasted"),
        ("care_started is there twice", "indicators[2].id", "id: care_ceased", "id: care_started"),
        ("unit: children does not fit measure count: spells does", "indicators[1]", "unit: spells", "unit: children"),
        ("targets: basis stock cannot rate a figure of basis month", "indicators[4]", "low: 0.9, basis: month", "low: 0.9, basis: stock"),
        ("care_episode.started has no field entri", "processes.care.start_known.entri", "start_known: {entry: [S]}", "start_known: {entri: [S]}"),
        ("care_episode.ended has no field reasons", "processes.care.joins.ended.reasons", "ended: {reason: [X1]}", "ended: {reasons: [X1]}"),
        ("home is a state: count the span it is of", "indicators[1].of", "of: care\n    moment: starts", "of: home\n    moment: starts"),
        ("one applies to the rate, and there is no rate", "indicators[4]", "low: 0.9, basis: month", "low: 0.9, basis: month, applies_to: rate"),
        ("not a field here", "indicators[0].guidance", "    guide: Neither", "    guidance: Neither"),
        ("a condition is one of: dimension, state", "indicators[7].where[0]", "of: missing\n    moment: starts", "of: missing\n    moment: starts\n    where: [{colour: red}]"),
        ("the events of care have no field outcome", "indicators[2].breakdown.by.dimension", "by: {dimension: reason}", "by: {dimension: outcome}"),
        ("give exactly one of working_days, days, months", "processes.looked_after_review.limits[0]", "{working_days: 20}", "{working_days: 20, days: 3}"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_by_line_and_field(tmp_path: Path, text, field, old, new):
    assert ENGLAND.count(old) >= 1, "the catalogue has changed: mend this table"
    file = tmp_path / "broken.yaml"
    file.write_text(ENGLAND.replace(old, new, 1))
    with pytest.raises(CatalogueError) as raised:
        load(file)
    problem = next(one for one in raised.value.problems if one.field == field)
    assert text in problem.text
    lines = file.read_text().splitlines()
    assert (
        field.split(".")[-1].split("[")[0] in "\n".join(lines[problem.line - 3 : problem.line + 1])
        or "- id" in lines[problem.line - 1]
    )


def test_yaml_that_is_none_is_named_by_line(tmp_path: Path):
    file = tmp_path / "broken.yaml"
    file.write_text("catalogue: x\nareas: {a: [b\n")
    done = casetide("check", file)
    assert (1, "") == (done.returncode, done.stdout)
    assert "broken.yaml:3: YAML:" in done.stderr


def test_check_lists_what_is_wrong_and_refuses(tmp_path: Path):
    file = tmp_path / "broken.yaml"
    file.write_text(ENGLAND.replace("area: looked_after", "area: elsewhere", 1))
    done = casetide("check", file)
    assert done.returncode == 1
    assert "indicators[0].area: no area elsewhere: there are looked_after" in done.stderr

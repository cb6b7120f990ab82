"""The sample return, as definitions count it."""

import json
from collections import Counter
from pathlib import Path

import pytest

from schemas.envelope import decode
from tests.importers.files import Imported, imported

SAMPLE = Path(__file__).parents[2].parent / "shared" / "samples" / "ssda903"

pytestmark = pytest.mark.skipif(not SAMPLE.is_dir(), reason="the sample return lies beside the repository, not in it")


@pytest.fixture(scope="module")
def sample() -> Imported:
    return imported(sorted(SAMPLE.glob("*.csv")))


def test_every_row_of_the_sample_becomes_its_events(sample):
    assert {
        "child.registered": 2_675,
        "care_episode.started": 5_050,
        "care_episode.ended": 5_050 - 1_413,
        "review.held": 12_582 - 2,  # two rows are there twice
        "missing.started": 43,
        "missing.ended": 43,
        "outcomes.recorded": 2_675,
        "unaccompanied.started": 132,
        "unaccompanied.ended": 132,
        "adoption.decided": 29,
        "adoption.matched": 29,
        "source.covered": 6,
    } == Counter(event["type"] for event in sample.events)
    assert (2_675 + 5_050 + 12_582 + 43 + 2_675 + 132 + 29, 0) == (sample.rows, sample.left_out)


def test_every_event_of_the_sample_can_be_decoded(sample):
    assert len(sample.events) == sum(1 for event in sample.events if decode(json.dumps(event)))


def test_the_sample_has_children_as_definitions_count_them(sample):
    children = {
        kind: {e["subject"] for e in sample.events if e["type"] == kind}
        for kind in ("child.registered", "care_episode.started")
    }
    assert (2_675, 2_123) == tuple(map(len, children.values()))


def test_the_sample_was_recorded_on_the_31_march_after_its_latest_episode(sample):
    assert {"2018-03-31T23:59:59+01:00"} == {event["recordedtime"] for event in sample.events}
    covered = [event["data"] for event in sample.events if event["type"] == "source.covered"]
    assert {("2017-04-01", "2018-03-31", True)} == {(one["start"], one["end"], one["assumed"]) for one in covered}


def test_the_oddities_of_the_sample_are_one_line_each(sample):
    assert [
        ("episodes.csv", "DEC", "1413 rows", "warning"),
        ("episodes.csv", "DEC", "12 rows", "warning"),
        ("episodes.csv", "REC", "8 rows", "warning"),
        ("reviews.csv", "REVIEW", "5041 rows", "warning"),
        ("reviews.csv", "REVIEW", "12 rows", "warning"),
        ("reviews.csv", "row", "2 rows", "warning"),
        ("uasc.csv", "DUC", "132 rows", "warning"),
    ] == [
        (Path(one.file).name, one.field, one.text.partition("(")[2].partition(";")[0], one.severity)
        for one in sample.findings
    ]


def test_tables_that_no_indicator_uses_are_skipped_with_a_line_each(sample):
    assert ["previous_permanence.csv"] == [Path(line.partition(":")[0]).name for line in sample.skipped]

"""`casetide why`: the story of one child, shapes, and how it ends when it is asked what it cannot answer."""

import csv
import io
import json

import pytest

from tests.commands import casetide
from tests.paths import ROOT

EXAMPLES = ROOT / "docs" / "examples"
ONE_CHILD = [EXAMPLES / "one-child.jsonl", EXAMPLES / "one-child-corrected.jsonl"]
FOLLOWED = "looked_after_reviews_within_timescale"
CHILD = "5f2b8c1e9a7d4f30b6e1c2a49d8e7f05"
HEAD = ["catalogue", "indicator", "name", "authority", "of", "period", "period_start", "period_end", "known"]
FIGURE = ["value", "numerator", "denominator", "pending", "unit", "status", "reason"]
SPELL = [
    "child",
    "process",
    "start",
    "start_known",
    "due",
    "end",
    "outcome",
    "timing",
    "counts",
    "numerator",
    "denominator",
    "pending",
    "repeats",
    "amount",
    "label",
    "group",
    "events",
]


def why(indicator, *more, files=ONE_CHILD, period="2025-06"):
    return casetide("why", indicator, *files, "--authority", "E06999999", "--period", period, *more)


def answer(indicator, *more):
    done = why(indicator, *more, "--format", "json")
    assert (0, "") == (done.returncode, done.stderr)
    return json.loads(done.stdout)


def test_json_has_the_card_its_spells_and_their_events():
    found = answer(FOLLOWED)
    assert [*HEAD, *FIGURE, "by", "groups", "spells"] == list(found)
    assert (0.0, 0, 1, 1, None) == (*(found[field] for field in FIGURE[:4]), found["known"])
    late, still_open = found["spells"]
    assert SPELL == list(late)
    assert ("2025-05-28", "2025-06-25", "2025-06-30", "late", "denominator", 0, 1) == tuple(
        late[field] for field in ("start", "due", "end", "timing", "counts", "numerator", "denominator")
    )
    assert ("2025-06-30", "2025-09-30", None, "open", "pending", 0, 0, 1) == tuple(
        still_open[field]
        for field in ("start", "due", "end", "timing", "counts", "numerator", "denominator", "pending")
    )
    assert [
        {
            "type": "care_episode.started",
            "source": "case-system",
            "id": "episode/1/started",
            "time": "2025-05-28",
            "recorded": "2025-07-09T11:05:00+01:00",
            "change": "corrected",
            "was": "2025-06-02",
        },
        {
            "type": "review.held",
            "source": "case-system",
            "id": "review/1",
            "time": "2025-06-30T14:00:00+01:00",
            "recorded": "2025-06-30T16:40:00+01:00",
            "change": "new",
            "was": None,
        },
    ] == late["events"]


def test_as_known_before_the_correction_the_review_was_in_time():
    found = answer(FOLLOWED, "--known", "2025-06-30")
    in_time = found["spells"][0]
    assert (1, 1, "2025-06-30") == (found["numerator"], found["denominator"], found["known"])
    assert ("2025-06-02", "2025-06-30", "in time", "both") == tuple(
        in_time[field] for field in ("start", "due", "timing", "counts")
    )


def test_of_two_days_known_it_says_what_has_changed_and_by_which_event():
    found = answer(FOLLOWED, "--known", "2025-06-30", "--known", "2025-07-31")
    assert [*HEAD, "before", "after", "changes"] == list(found)
    assert ["2025-06-30", "2025-07-31"] == found["known"]
    assert [(1, 1), (0, 1)] == [(found[side]["numerator"], found[side]["denominator"]) for side in ("before", "after")]
    (change,) = found["changes"]
    assert "changed" == change["change"]
    assert [("2025-06-02", "in time"), ("2025-05-28", "late")] == [
        (change[side]["start"], change[side]["timing"]) for side in ("before", "after")
    ]
    assert [("episode/1/started", "corrected", "2025-06-02", "2025-05-28")] == [
        (event["id"], event["change"], event["was"], event["time"]) for event in change["events"]
    ]


def test_csv_has_a_row_a_spell_or_a_change():
    rows = list(csv.DictReader(io.StringIO(why(FOLLOWED, "--format", "csv").stdout)))
    assert (SPELL, ["late", "open"]) == (list(rows[0]), [row["timing"] for row in rows])
    assert (
        "care_episode.started 2025-05-28 case-system episode/1/started; "
        "review.held 2025-06-30T14:00:00+01:00 case-system review/1"
    ) == rows[0]["events"]
    known = ("--known", "2025-06-30", "--known", "2025-07-31")
    (row,) = csv.DictReader(io.StringIO(why("care_started", *known, "--format", "csv").stdout))
    assert ("left", "2025-06-02", "2025-05-28", "1", "0") == tuple(
        row[field] for field in ("change", "start_before", "start_after", "numerator_before", "numerator_after")
    )


def test_the_report_and_why_show_the_same_figure():
    report = casetide("report", *ONE_CHILD, "--authority", "E06999999", "--period", "2025-06", "--format", "json")
    rows = {row["id"]: row for row in json.loads(report.stdout)["readings"]}
    for name in (FOLLOWED, "looked_after_children", "same_placement_2_years_or_more"):
        row, found = rows[name], answer(name)
        assert row["rating_reason"] == found["reason"]
        fields = ("value", "numerator", "denominator", "pending", "unit", "status", "period_start", "period_end")
        assert [row[field] for field in fields] == [found[field] for field in fields]


def test_spells_are_grouped_and_each_group_has_its_figure():
    done = why("looked_after_children", "--by", "breakdown", files=[EXAMPLES / "four-children.jsonl"])
    groups = [line for line in done.stdout.splitlines() if line.startswith("By type")]
    assert ["By type of placement: Children's home: 1", "By type of placement: Foster care: 2"] == groups
    grouped = answer(FOLLOWED, "--by", "participation")
    assert [("PN1", 0, 1, 0), ("undecided", 0, 0, 1)] == [
        (group["label"], group["numerator"], group["denominator"], group["pending"]) for group in grouped["groups"]
    ]
    assert "none of the figure" == grouped["groups"][1]["reason"]


def test_a_rate_is_explained_over_its_own_months_as_the_report_has_it():
    """Care began in May; June has no start."""
    value, rate = answer("care_started"), answer("care_started", "--rate")
    assert ("value", 0, "2025-06-01", []) == tuple(value[field] for field in ("of", "value", "period_start", "spells"))
    report = casetide("report", *ONE_CHILD, "--authority", "E06999999", "--period", "2025-06", "--format", "json")
    row = next(row for row in json.loads(report.stdout)["readings"] if row["id"] == "care_started")
    assert [row[field] for field in ("rate_per_10000", "rate_numerator", "population", "rate_status")] == [
        rate[field] for field in ("value", "numerator", "denominator", "status")
    ]
    assert ("rate", 2.5, 1, "2024-07-01", "per_10000") == tuple(
        rate[field] for field in ("of", "value", "numerator", "period_start", "unit")
    )
    assert [(1, None, "2025-05-28")] == [(one["numerator"], one["denominator"], one["start"]) for one in rate["spells"]]


def test_a_rates_groups_are_rates_and_their_numbers_add_up():
    done = why("care_started", "--rate", "--by", "breakdown", files=[EXAMPLES / "four-children.jsonl"])
    groups = [line.rpartition(": ") for line in done.stdout.splitlines() if line.startswith("By legal")]
    assert 3 * ["1 of 4,000 children = 2.5 per 10,000"] == [figure for *_, figure in groups]
    assert "3 of 4,000 children = 7.5 per 10,000; partial" in done.stdout.splitlines()


def test_what_has_changed_in_a_rate_is_said_in_children():
    """Nobody had told of June before its last evening."""
    changed = answer("care_started", "--rate", "--known", "2025-06-29", "--known", "2025-06-30")
    assert [(None, None, 4_000), (2.5, 1, 4_000)] == [
        tuple(changed[side][field] for field in ("value", "numerator", "denominator")) for side in ("before", "after")
    ]
    assert [("entered", 1)] == [(one["change"], one["after"]["numerator"]) for one in changed["changes"]]


def test_without_data_there_is_no_figure_and_no_spell():
    done = why("looked_after_children", period="2020-06")
    assert (0, ["no data; no target"]) == (done.returncode, done.stdout.splitlines()[2:])


def test_where_nothing_has_changed_it_says_so():
    done = why("missing_incidents", "--known", "2025-06-30", "--known", "2025-07-31")
    assert "No spell adds anything else than it did." == done.stdout.splitlines()[-1]


def test_the_result_goes_to_a_file_and_nothing_to_stdout(tmp_path):
    done = why(FOLLOWED, "-o", tmp_path / "why.txt")
    assert (0, "") == (done.returncode, done.stdout)
    assert CHILD in (tmp_path / "why.txt").read_text()


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("once, or twice", ("--known", "2025-06-30", "--known", "2025-07-31", "--known", "2025-08-31")),
        ("the later day comes second", ("--known", "2025-07-31", "--known", "2025-06-30")),
        ("the later day comes second", ("--known", "2025-06-30", "--known", "2025-06-30")),
        ("of one day known", ("--known", "2025-06-30", "--known", "2025-07-31", "--by", "placement_type")),
        ("no such field", ("--by", "colour")),
        (f"{FOLLOWED} has none", ("--rate",)),
        ("a month is written", ("--period", "June")),
        ("a date is written", ("--known", "yesterday")),
        ("one of table, csv, json", ("--format", "pdf")),
        ("a GSS code", ("--authority", "Kent")),
        ("no such catalogue", ("--catalogue", "wales")),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_is_wrong(said, wrong):
    done = why(FOLLOWED, *wrong)
    assert (2, "") == (done.returncode, done.stdout)
    assert said in _unwrapped(done.stderr)


def test_an_indicator_that_is_not_there_is_answered_with_those_near_it():
    done = why("looked_after_reviews_in_timescale")
    assert (2, "") == (done.returncode, done.stdout)
    assert "england has no looked_after_reviews_in_timescale" in _unwrapped(done.stderr)
    assert FOLLOWED in done.stderr


def _unwrapped(text):
    """What is in the box of an error, as one line."""
    return " ".join(text.replace("│", " ").split())


def test_nothing_of_a_child_but_the_pseudonym_is_said_on_stderr(tmp_path):
    file = tmp_path / "events.jsonl"
    file.write_text(ONE_CHILD[0].read_text() + "{\n")
    done = why(FOLLOWED, files=[file])
    assert (0, True, False) == (done.returncode, "events.jsonl:4" in done.stderr, CHILD in done.stderr)

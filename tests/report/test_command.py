"""`casetide report` and `import` on event files: shapes, exit codes, and what is said where."""

import csv
import io
import json

import pytest

from schemas.catalogue import named
from tests.commands import casetide

FIELDS = [
    "id",
    "name",
    "area",
    "value",
    "numerator",
    "denominator",
    "unit",
    "status",
    "period_start",
    "period_end",
    "rate_per_10000",
    "rate_numerator",
    "rate_status",
    "population",
    "pending",
    "target_low",
    "target_high",
    "target_applies_to",
    "rating",
    "rating_reason",
    "direction",
    "previous_1y",
    "previous_2y",
    "definition",
]
OVERRIDE = ["override_rating", "override_role", "override_reason", "override_time"]
ORDER = [one.id for one in named("england").indicators]
TYPES = [
    "care_episode.started",
    "care_episode.ended",
    "review.held",
    "child.registered",
    "missing.started",
    "missing.ended",
]


def event(kind, name, day, data, recorded="2018-03-31T12:00:00+01:00", **more):
    whole = {
        "specversion": "1.0",
        "id": name,
        "source": "test",
        "type": kind,
        "subject": "child-1",
        "time": f"{day}T00:00:00+00:00",
        "recordedtime": recorded,
        "authority": "E06999999",
        "data": data,
    } | more
    return {key: value for key, value in whole.items() if value is not None}


def started(**more):
    data = {"episode": "1", "entry": "S", "legal_status": "C2", "placement": "U1", "precision": "day"}
    return event("care_episode.started", "1/s", "2018-03-05", data, **more)


COVER = event(
    "source.covered", "cover", "2018-03-31", {"types": TYPES, "start": "2015-01-01", "end": "2018-03-31"}, subject=None
)


@pytest.fixture
def log(tmp_path):
    file = tmp_path / "events.jsonl"
    file.write_text("".join(json.dumps(one) + "\n" for one in (COVER, started())))
    return file


def report(log, *more):
    return casetide("report", log, "--authority", "E06999999", "--period", "2018-03", *more)


def looked_after(done):
    """The row about the children looked after."""
    return next(row for row in json.loads(done.stdout)["readings"] if row["id"] == "looked_after_children")


def test_csv_has_one_row_an_indicator_in_the_catalogues_order(log):
    rows = list(csv.DictReader(io.StringIO(report(log, "--format", "csv").stdout)))
    assert (ORDER, [*FIELDS, *OVERRIDE]) == ([row["id"] for row in rows], list(rows[0]))


def test_json_has_the_same_rows_with_code_breakdown_months_benchmarks_and_what_was_printed(log):
    whole = json.loads(report(log, "--format", "json", "--known", "2018-03-31").stdout)
    assert ("E06999999", "2018-03", "2018-03-31") == (whole["authority"], whole["period"], whole["known"])
    assert {"name": "england", "hash": named("england").digest} == whole["catalogue"]
    assert ORDER == [row["id"] for row in whole["readings"]]
    first = whole["readings"][ORDER.index("looked_after_children")]
    assert [*FIELDS, "code", "breakdown", "benchmarks", "printed", "override", "commentary", "months"] == list(first)
    assert (1, 1, None, "ok") == tuple(first[field] for field in ("value", "numerator", "denominator", "status"))
    assert (10_000 / 4_000, 4_000, "ok") == (first["rate_per_10000"], first["population"], first["rate_status"])
    assert [{"label": "Foster care", "numerator": 1}] == first["breakdown"]
    assert ["2017-03", "2018-03"] == [first["months"][0]["month"], first["months"][12]["month"]]


def test_a_list_comes_as_csv_on_demand(log):
    rows = list(csv.DictReader(io.StringIO(report(log, "--table", "months").stdout)))
    assert (13 * len(ORDER), ["id", "month", "value", "numerator", "denominator", "status"]) == (
        len(rows),
        list(rows[0]),
    )


def test_a_share_of_nothing_is_no_data_and_a_count_of_nothing_is_zero(log):
    rows = {row["id"]: row for row in json.loads(report(log, "--format", "json").stdout)["readings"]}
    timely, missing = rows["looked_after_reviews_within_timescale"], rows["missing_incidents"]
    assert ("no_data", None) == (timely["status"], timely["value"])
    assert ("ok", 0) == (missing["status"], missing["value"])


def test_the_result_goes_to_a_file_and_nothing_to_stdout(log, tmp_path):
    done = report(log, "--format", "csv", "-o", tmp_path / "out.csv")
    assert (0, "") == (done.returncode, done.stdout)
    assert (tmp_path / "out.csv").read_text().startswith("id,name,area,value")


def test_what_was_recorded_later_is_not_known(tmp_path):
    file = tmp_path / "events.jsonl"
    late = started(recorded="2018-04-02T09:00:00+01:00")
    file.write_text("".join(json.dumps(one) + "\n" for one in (COVER, late)))
    values = [
        looked_after(report(file, "--format", "json", *known))["value"] for known in ((), ("--known", "2018-04-01"))
    ]
    assert [1, 0] == values


def test_an_event_without_recordedtime_is_refused_by_its_line_unless_a_day_is_given(tmp_path):
    file = tmp_path / "events.jsonl"
    file.write_text("".join(json.dumps(one) + "\n" for one in (COVER, started(recorded=None))))
    refused, taken = report(file), report(file, "--recorded", "2018-03-31", "--format", "json")
    assert (1, "") == (refused.returncode, refused.stdout)
    assert "events.jsonl:2: no recordedtime" in refused.stderr
    assert 1 == looked_after(taken)["value"]


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("not a JSON object in UTF-8", "{"),
        ("type: not an event type of this version", json.dumps(event("care.begun", "x", "2018-03-01", {}))),
        ("data.entry: required, not there", json.dumps(event("care_episode.started", "x", "2018-03-01", {"episode": "1", "legal_status": "C2"}))),
        ("time: Input should have timezone info", json.dumps(started(time="2018-03-05T00:00:00"))),
        ("time: Input should be a valid datetime", json.dumps(started(time=1520208000))),
        ("authority: not E06999999", json.dumps(started(authority="E06000019"))),
        ("subject: required", json.dumps(started(subject=None))),
        ("time: before 1950, or over twenty", json.dumps(started(time="1066-10-14T00:00:00+00:00"))),
        ("data: has a field that this type does not have", json.dumps(event("review.held", "x", "2018-03-01", {"kind": "looked_after", "colour": 1}))),
    ],
)  # fmt: skip
def test_a_bad_line_is_named_and_the_good_ones_are_taken(log, said, line):
    with log.open("a") as file:
        file.write(line + "\n")
    done = report(log, "--format", "json")
    assert 0 == done.returncode
    assert f"events.jsonl:3: {said}" in done.stderr
    assert "child-1" not in done.stderr
    assert 1 == looked_after(done)["value"]


@pytest.mark.parametrize(
    "wrong",
    [
        ("--period", "2018-13"),
        ("--known", "yesterday"),
        ("--format", "pdf"),
        ("--table", "children"),
        ("--catalogue", "wales"),
        ("--authority", "Kent"),
        ("--period", "9999-12"),
        ("--known", "0001-01-01"),
        ("-o", "no/such/folder/out.csv"),
    ],
)
def test_wrong_usage_ends_with_2(log, wrong):
    assert 2 == report(log, *wrong).returncode


def test_a_path_that_is_not_there_ends_with_2(tmp_path):
    assert 2 == report(tmp_path / "none.jsonl").returncode


def test_import_to_stdout_brings_the_events_and_strict_nothing_when_one_is_bad(log):
    with log.open("a") as file:
        file.write("{\n")
    arguments = ("import", log, "--authority", "E06999999", "--to", "-")
    loose, strict = casetide(*arguments), casetide(*arguments, "--strict")
    assert [COVER, started()] == [json.loads(line) for line in loose.stdout.splitlines()]
    assert (1, "") == (strict.returncode, strict.stdout)


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\x00\x01\x02binary"], ids=["empty", "blank", "binary"])
def test_a_file_of_no_events_is_refused(tmp_path, content):
    file = tmp_path / "events.jsonl"
    file.write_bytes(content)
    done = report(file)
    assert (1, "") == (done.returncode, done.stdout)
    assert "events.jsonl:1: file: " in done.stderr


@pytest.mark.parametrize("wrong", [{"CASETIDE_HTTP_PORT": "abc"}, {"CASETIDE_PSEUDONYM_KEY": "short"}])
def test_a_setting_that_is_wrong_is_named_and_ends_with_2(log, wrong):
    done = casetide("report", log, "--authority", "E06999999", "--period", "2018-03", env=wrong)
    assert 2 == done.returncode
    assert next(iter(wrong)) in done.stderr
    assert "Traceback" not in done.stderr


def test_the_ending_of_an_event_files_name_may_be_in_capitals(log):
    capitals = log.rename(log.with_suffix(".JSONL"))
    assert 1 == looked_after(report(capitals, "--format", "json"))["value"]


def test_event_files_without_one_usable_event_are_named(log, tmp_path):
    useless = tmp_path / "other.jsonl"
    useless.write_text(json.dumps(started(authority="E06000019")) + "\n")
    named_, whole = f"{useless}: skipped: no event in it can be used", "no event in these files can be used: no figure"
    alone, beside = report(useless), report(log, useless)
    assert [True, True] == [line in alone.stderr for line in (named_, whole)]
    assert [True, False] == [line in beside.stderr for line in (named_, whole)]
    imported = casetide("import", useless, "--authority", "E06999999", "--to", "-")
    assert (0, "", True) == (imported.returncode, imported.stdout, named_ in imported.stderr)
    assert "no event" not in report(log).stderr


def test_known_before_anything_was_recorded_is_said(log):
    first = json.loads(log.read_text().splitlines()[0])["recordedtime"][:10]
    done, later = report(log, "--known", "2017-03-31", "--format", "json"), report(log, "--known", first)
    assert f"--known 2017-03-31: nothing had been recorded by then; the first was on {first}" in done.stderr
    assert 0 == done.returncode
    assert json.loads(done.stdout)
    assert "--known" not in later.stderr

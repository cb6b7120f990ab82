"""Officers' ratings and commentary, from event files to the report in its forms."""

import csv
import io
import json

import pytest

from tests.commands import casetide

ASKED = "looked_after_children"


def line(kind, name, day, data, **more):
    whole = {
        "specversion": "1.0",
        "id": name,
        "source": "office",
        "type": kind,
        "time": f"2018-04-{day:02}T10:00:00+01:00",
        "recordedtime": f"2018-04-{day:02}T10:00:00+01:00",
        "authority": "E06999999",
        "data": data,
    }
    return json.dumps(whole | more) + "\n"


def rated(rating, day, name="o1", **more):
    data = {"indicator": ASKED, "period": "2018-03", "rating": rating, "role": "Director", "reason": "No [b]doubt[/b]."}
    return line("rating.overridden", name, day, data | more)


def said(text, day, name="c1", **more):
    data = {"indicator": ASKED, "period": "2018-03", "role": "Head of care", "text": text}
    return line("commentary.recorded", name, day, data | more)


@pytest.fixture
def report(tmp_path):
    def make(*lines, options=(), form="json"):
        file = tmp_path / "events.jsonl"
        file.write_text("".join(lines))
        arguments = ("--authority", "E06999999", "--period", "2018-03", "--format", form, *options)
        done = casetide("report", file, *arguments)
        assert 0 == done.returncode, done.stderr
        return done

    return make


def card(done):
    return next(row for row in json.loads(done.stdout)["readings"] if row["id"] == ASKED)


LINES = (rated("red", 3), rated("green", 5, "o2"), said("More came.", 4), said("Fewer went.", 9, "c2"))


def test_json_has_the_override_that_governs_and_all_commentary_beside_the_rules_rating(report):
    row = card(report(*LINES))
    at = "2018-04-05T10:00:00+01:00"
    override = {"rating": "green", "role": "Director", "reason": "No [b]doubt[/b].", "time": at, "recorded": at}
    assert ("none", override) == (row["rating"], row["override"])
    told = [{name: one[name] for name in ("role", "text", "time")} for one in row["commentary"]]
    assert [
        {"role": "Head of care", "text": "More came.", "time": "2018-04-04T10:00:00+01:00"},
        {"role": "Head of care", "text": "Fewer went.", "time": "2018-04-09T10:00:00+01:00"},
    ] == told


@pytest.mark.parametrize(("rating", "texts", "known"), [(None, 0, 2), ("red", 1, 4), ("green", 1, 5), ("green", 2, 9)])
def test_a_report_has_what_was_known_on_its_day(report, rating, texts, known):
    row = card(report(*LINES, options=("--known", f"2018-04-{known:02}")))
    assert (rating, texts) == (row["override"] and row["override"]["rating"], len(row["commentary"]))


def test_a_withdrawal_and_a_correction_work_from_a_file(report):
    gone = line("event.retracted", "x", 10, {"id": "o2", "about": "authority"})
    row = card(report(gone, said("Much more came.", 11), *LINES))
    assert ("red", ["Fewer went.", "Much more came."]) == (
        row["override"]["rating"],
        [one["text"] for one in row["commentary"]],
    )


def test_the_table_shows_both_ratings_and_what_was_said_below_it(report):
    lines = report(*LINES, form="table").stdout.splitlines()
    assert ["none (officer: green)"] == [line.split("│")[7].strip() for line in lines if "officer:" in line]
    named = "Children looked after"
    assert [
        f"{named}: green, not none: No [b]doubt[/b]. (Director, 5 April 2018)",
        f"{named}: More came. (Head of care, 4 April 2018)",
        f"{named}: Fewer went. (Head of care, 9 April 2018)",
    ] == lines[-3:]


def test_csv_has_columns_for_the_override_and_they_are_empty_without_one(report):
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(report(*LINES, form="csv").stdout))}
    names = ["override_rating", "override_role", "override_reason", "override_time"]
    at = "2018-04-05T10:00:00+01:00"
    assert ["green", "Director", "No [b]doubt[/b].", at] == [rows[ASKED][name] for name in names]
    assert [""] * 4 == [rows["referrals"][name] for name in names]


def test_commentary_comes_as_csv_on_demand(report):
    done = report(*LINES, options=("--table", "commentary"))
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert ["id", "role", "text", "time", "recorded"] == list(rows[0])
    assert [(ASKED, "More came."), (ASKED, "Fewer went.")] == [(row["id"], row["text"]) for row in rows]


def test_remarks_on_an_indicator_that_is_not_in_the_catalogue_are_counted_and_not_named(report):
    done = report(rated("red", 3, indicator="looked_after_childen"), said("-", 3, catalogue="other", indicator="x"))
    text = "remarks by officers on indicators that england does not have: 1, not shown"
    assert text in done.stderr
    assert "childen" not in done.stderr
    assert None is card(done)["override"]
    assert "remarks by officers" not in report(*LINES).stderr

"""Lines of event files that are taken, and listed: two that clash, a day after the day it was recorded."""

import json

import pytest
from typer.testing import CliRunner

from engine.authority import Authority
from engine.cli import app, load_commands
from engine.importers.event_lines import Line, event_lines
from schemas.catalogue import named

load_commands()
AUTHORITY = "E06999999"
WAYS_IN = {
    "report": ("report", "--period", "2018-03", "--format", "csv"),
    "import": ("import", "--to", "-"),
    "import --strict": ("import", "--to", "-", "--strict"),
}
CLASH = "and another content; one counts: send the right one, recorded later"
AHEAD = "time: after the day it was recorded; kept, and in no figure that ends earlier"


def event(kind="review.held", day="2018-03-05", recorded="2018-03-31T12:00:00+01:00", **more):
    whole = {
        "specversion": "1.0",
        "id": "r1",
        "source": "test",
        "type": kind,
        "subject": "child-1",
        "time": f"{day}T00:00:00+00:00",
        "recordedtime": recorded,
        "authority": AUTHORITY,
        "data": {"kind": "looked_after", "precision": "day"},
    }
    return whole | more


def review(code, **more):
    return event(data={"kind": "looked_after", "participation": code, "precision": "day"}, **more)


RETRACTED = event("event.retracted", data={"id": "r1", "reason": "a mistake"}, id="x1")
LATER = "2018-03-31T12:00:00.000001+01:00"


@pytest.fixture(params=WAYS_IN.values(), ids=list(WAYS_IN))
def said(request, tmp_path):
    """Events by file name → what a command says of their lines."""

    def say(**files):
        paths = [tmp_path / f"{name}.jsonl" for name in files]
        for path, events in zip(paths, files.values(), strict=True):
            path.write_text("".join(json.dumps(one) + "\n" for one in events))
        done = CliRunner().invoke(app, [*request.param, *map(str, paths), "--authority", AUTHORITY])
        assert 0 == done.exit_code
        assert "child-1" not in done.stderr
        return [line for line in done.stderr.splitlines() if ".jsonl:" in line]

    return say


def clashes(file):
    """How many the engine counts."""
    authority = Authority(AUTHORITY, named("england"))
    for line in event_lines(file, AUTHORITY, None):
        if isinstance(line, Line):
            authority.take(line.event)
    authority.fold()
    return authority.clashes.total()


@pytest.mark.parametrize("codes", [("PN1", "PN2"), ("PN2", "PN1")])
def test_two_contents_of_one_event_and_recorded_time_are_listed_in_either_order(said, codes):
    assert [f"a.jsonl:2: id: has the id and recordedtime of a.jsonl:1, {CLASH}"] == said(a=map(review, codes))


def test_they_are_found_in_two_files(said):
    found = said(a=[event(id="r0"), review("PN1")], b=[review("PN2")])
    assert [f"b.jsonl:1: id: has the id and recordedtime of a.jsonl:2, {CLASH}"] == found


def test_a_retraction_recorded_with_its_event_is_a_clash(said):
    assert [f"a.jsonl:2: id: has the id and recordedtime of a.jsonl:1, {CLASH}"] == said(a=[review("PN1"), RETRACTED])


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(review("PN1"), id="the same again"),
        pytest.param(review("PN2", recordedtime=LATER), id="a correction"),
        pytest.param(review("PN2", subject="child-2"), id="another child's"),
        pytest.param(review("PN2", source="other"), id="another source's"),
        pytest.param(review("PN2", id="r2"), id="another"),
        pytest.param(RETRACTED | {"recordedtime": LATER}, id="a retraction"),
    ],
)
def test_what_is_no_clash_is_not_listed(said, other):
    assert [] == said(a=[review("PN1"), other])


def test_each_further_content_is_listed_once_against_the_first_as_the_engine_counts_them(said, tmp_path):
    codes = ["PN1", "PN2", "PN1", "PN2", "PN3", "PN3"]
    found = said(a=map(review, codes))

    assert [
        f"a.jsonl:2: id: has the id and recordedtime of a.jsonl:1, {CLASH}",
        f"a.jsonl:5: id: has the id and recordedtime of a.jsonl:1, {CLASH}",
    ] == found
    assert len(found) == clashes(tmp_path / "a.jsonl")


def test_an_id_that_events_of_two_types_have_is_listed_as_the_engine_counts_it(said, tmp_path):
    """Only one of them counts, whichever was recorded last: the other would be missing and nobody told."""
    later = "2018-03-31T12:00:01+01:00"
    other = event("missing.started", recorded=later, data={"precision": "day", "incident": "a", "kind": "missing"})
    found = said(a=[review("PN1"), other, review("PN1", id="r2")])

    text = "of another type, and only one of them counts: give each event an id of its own"
    assert [f"a.jsonl:2: id: has the id of a.jsonl:1, {text}"] == found
    assert len(found) == clashes(tmp_path / "a.jsonl")


def remark(rating="red", **more):
    data = {"indicator": "referrals", "period": "2018-03", "rating": rating, "role": "Director", "reason": "-"}
    whole = event("rating.overridden", data=data, id="o1", **more)
    return {name: value for name, value in whole.items() if name != "subject"}


def test_two_ratings_of_one_officers_event_and_recorded_time_are_listed_as_the_engine_counts_them(said, tmp_path):
    assert [f"a.jsonl:2: id: has the id and recordedtime of a.jsonl:1, {CLASH}"] == said(a=[remark(), remark("amber")])
    assert 1 == clashes(tmp_path / "a.jsonl")


def test_what_an_officer_said_after_the_day_it_was_recorded_is_listed_as_shown(said):
    text = "time: after the day it was recorded; shown all the same, in the report that it names"
    assert [f"a.jsonl:1: {text}"] == said(a=[remark(day="2018-04-01")])


def test_beyond_twenty_of_a_file_the_rest_is_one_line(said):
    found = said(a=[review(code, id=f"r{number}") for number in range(25) for code in ("PN1", "PN2")])

    assert 21 == len(found)
    assert f"a.jsonl:40: id: has the id and recordedtime of a.jsonl:39, {CLASH}" == found[19]
    more = "clashes with an earlier line of its id (5 such from here on)"
    assert f"a.jsonl:42: id: {more}" == found[20]


def test_a_day_after_the_day_it_was_recorded_is_listed(said):
    assert [f"a.jsonl:1: {AHEAD}"] == said(a=[event(day="2018-04-01")])


def test_of_many_such_days_of_a_file_the_first_is_listed_and_all_are_counted(said):
    found = said(
        a=[event(), event(day="2018-04-01", id="r2"), event(day="2018-05-01", id="r3")],
        b=[event(day="2018-04-01", id="r4")],
    )
    assert [f"a.jsonl:2: {AHEAD} (2 events; this is the first)", f"b.jsonl:1: {AHEAD}"] == found


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(event(day="2018-03-31"), id="its own day"),
        pytest.param(event("conference.due", "2018-04-20", data={"enquiry": "E1", "precision": "day"}), id="planned"),
        pytest.param(RETRACTED | {"time": "2018-04-20T00:00:00+01:00"}, id="a retraction has no day"),
    ],
)
def test_what_may_lie_ahead_is_not_listed(said, other):
    assert [] == said(a=[other])

"""What a row becomes."""

import datetime as dt
import json
import random

from engine.history import check_time
from engine.importers.pseudonym import fingerprint, pseudonym
from schemas.envelope import decode
from tests.importers.files import AUTHORITY, COLUMNS, KEY, ROWS, happened, imported, of_type, table, whole_return, write


def test_a_header_row_gives_the_month_of_birth_and_nothing_else(tmp_path):
    [event] = of_type(imported(whole_return(tmp_path, header=ROWS["header"][:1])), "child.registered")
    assert event == {
        "specversion": "1.0",
        "id": "ssda903/header/registered",
        "source": "ssda903",
        "type": "child.registered",
        "subject": pseudonym(KEY, AUTHORITY, "101"),
        "time": "2008-03-01T00:00:00+00:00",
        "recordedtime": "2018-03-31T23:59:59+01:00",
        "authority": AUTHORITY,
        "pseudonymkey": fingerprint(KEY),
        "data": {"born": "2008-03", "precision": "day"},
    }


def test_an_episode_starts_and_ends_at_london_midnight(tmp_path):
    result = imported(whole_return(tmp_path, episodes=ROWS["episodes"][:1]))
    [start], [end] = of_type(result, "care_episode.started"), of_type(result, "care_episode.ended")
    assert ("ssda903/episodes/2016-02-15/started", "2016-02-15T00:00:00+00:00") == (start["id"], start["time"])
    assert ("ssda903/episodes/2016-02-15/ended", "2017-08-14T00:00:00+01:00") == (end["id"], end["time"])
    assert start["data"] == {
        "episode": "2016-02-15",
        "entry": "L",
        "legal_status": "C2",
        "placement": "U4",
        "provider": "PR1",
        "need": "N3",
        "precision": "day",
    }
    assert end["data"] == {"episode": "2016-02-15", "reason": "X1", "change": "CARPL", "precision": "day"}


def test_reviews_and_missing_episodes_are_identified_by_their_day(tmp_path):
    result = imported(whole_return(tmp_path))
    assert (
        "ssda903/reviews/2017-08-30/held",
        {"kind": "looked_after", "participation": "PN1", "precision": "day"},
    ) in [(event["id"], event["data"]) for event in of_type(result, "review.held")]
    assert [("2017-11-13", "missing"), ("2018-01-01", "away")] == sorted(
        (event["data"]["incident"], event["data"]["kind"]) for event in of_type(result, "missing.started")
    )
    assert ["ssda903/missing/2017-11-13/ended"] == [event["id"] for event in of_type(result, "missing.ended")]


def test_two_incidents_of_a_child_on_a_day_are_two_whatever_the_order_of_their_rows(tmp_path):
    rows = ["101,,M,03/05/2017,05/05/2017", "101,,M,03/05/2017,03/05/2017", "101,,M,03/05/2017,05/05/2017"]
    one, other = (
        imported(whole_return(tmp_path / name, missing=lines)) for name, lines in (("a", rows), ("b", rows[::-1]))
    )
    assert [("2017-05-03", "2017-05-03"), ("2017-05-03.2", "2017-05-05")] == [
        (event["data"]["incident"], event["time"][:10]) for event in of_type(one, "missing.ended")
    ]
    assert one.events == other.events


def test_a_code_that_names_nothing_costs_only_itself(tmp_path):
    row = "103,01/12/2017,S,C1,N9,XX,PR7,02/01/2018,E99,WHY,,,"
    result = imported(whole_return(tmp_path, episodes=[row]))
    assert {"episode": "2017-12-01", "entry": "S", "legal_status": "C1", "precision": "day"} == of_type(
        result, "care_episode.started"
    )[0]["data"]
    assert {"episode": "2017-12-01", "precision": "day"} == of_type(result, "care_episode.ended")[0]["data"]
    named = [(one.field, one.severity) for one in result.findings if "taken without it" in one.text]
    assert [(field, "error") for field in ("PLACE", "PLACE_PROVIDER", "CIN", "REC", "REASON_PLACE_CHANGE")] == named


def test_ids_and_events_do_not_depend_on_the_order_of_rows_or_columns(tmp_path):
    before = imported(whole_return(tmp_path / "a"))
    shuffled = {name: random.Random(1).sample(rows, len(rows)) for name, rows in ROWS.items()}
    assert before.events == imported(whole_return(tmp_path / "b", **shuffled)).events
    turned = {f"{name}.csv": _turned(table(name)) for name in COLUMNS}
    assert before.events == imported(write(tmp_path / "c", turned)).events


def _turned(text: str) -> str:
    """Columns from right to left, named in small letters, with one more."""
    names, *rows = [",".join([*line.split(",")[::-1], "note"]) for line in text.splitlines()]
    return "\r\n".join([names.lower(), *rows, ""])


def test_the_xml_form_s_spelling_of_columns_is_understood(tmp_path):
    files = {
        f"{name}.csv": table(name, columns=columns.replace("CHILD", "CHILDID").replace("PLACE,", "PL,"))
        for name, columns in COLUMNS.items()
    }
    assert imported(whole_return(tmp_path / "a")).events == imported(write(tmp_path / "b", files)).events


def test_nothing_of_a_row_identifies_a_child(tmp_path):
    text = json.dumps(imported(whole_return(tmp_path)).events)
    assert not [
        secret
        for secret in ("AB1 2CD", "1234567", 'X1"', "WBRI", '"101"', "27/03/2008", "2008-03-27")
        if secret in text.replace('"reason": "X1"', "")
    ]


def test_every_event_can_be_decoded(tmp_path):
    result = imported(whole_return(tmp_path), recorded=dt.date(2018, 6, 30))
    assert len(result.events) == sum(1 for event in result.events if decode(json.dumps(event)))
    assert {f"ssda903/{name}/2017-18/covered" for name in COLUMNS} == {e["id"] for e in result.events} - {
        e["id"] for e in happened(result)
    }


def test_no_day_after_the_recorded_one_is_covered(tmp_path):
    result = imported(whole_return(tmp_path), recorded=dt.date(2018, 1, 31))
    assert {("2017-04-01", "2018-01-31", False)} == {
        (one["data"]["start"], one["data"]["end"], "assumed" in one["data"])
        for one in of_type(result, "source.covered")
    }


def test_episodes_that_do_not_fit_each_other_are_flagged_and_taken(tmp_path):
    rows = [
        "1,01/05/2017,S,C2,N1,U1,PR1,01/06/2017,X1,,,,",  # nothing follows within a day
        "1,03/06/2017,P,C2,N1,U1,PR1,,,,,,",  # and this reopens
        "2,01/05/2017,S,C2,N1,U1,PR1,01/06/2017,X1,,,,",
        "2,02/06/2017,P,C2,N1,U1,PR1,01/07/2017,E4A,,,,",  # follows within a day
        "2,01/09/2017,S,C2,N1,U1,PR1,,,,,,",  # a start
        "3,01/05/2017,S,C2,N1,U1,PR1,,,,,,",
        "3,01/06/2017,P,C2,N1,U1,PR1,01/07/2017,X1,,,,",  # within another that is open
    ]
    result = imported(whole_return(tmp_path, episodes=rows))
    flagged = [(one.line, one.field, one.severity) for one in result.findings if one.file.endswith("episodes.csv")]
    assert [(2, "REC", "warning"), (3, "RNE", "warning")] == flagged
    assert 7 == len(of_type(result, "care_episode.started"))


def test_a_day_is_taken_up_to_twenty_years_after_the_recording_as_the_engine_takes_it(tmp_path):
    """20 times 366 days after 31 March 2018 is 15 April 2038."""
    ends = ("15/04/2038", "16/04/2038")
    last, beyond = (
        imported(whole_return(tmp_path / day[:2], episodes=[f"1,01/05/2017,S,C2,N1,U1,PR1,{day},E4A,,,,"]))
        for day in ends
    )
    assert ["2038-04-15"] == [event["time"][:10] for event in of_type(last, "care_episode.ended")]
    assert [] == of_type(beyond, "care_episode.started")
    said = [(one.line, one.field, one.text) for one in beyond.findings if one.severity == "error"]
    assert [(2, "DEC", "over twenty years after the return was recorded; write the right year; row left out")] == said
    for event in (*last.events, *beyond.events):
        check_time(decode(json.dumps(event)))

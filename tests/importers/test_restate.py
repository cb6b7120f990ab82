"""A later file restates an earlier one."""

import datetime as dt
import json

import pytest

from engine.importers.findings import ReturnRefusedError
from schemas.envelope import decode
from tests.importers.files import ROWS, happened, imported, of_type, table, whole_return, write

LATER = dt.date(2018, 6, 30)


def identities(events):
    return {(event["subject"], event["id"]) for event in events}


def test_a_changed_and_an_ended_row_keep_their_ids_and_are_recorded_later(tmp_path):
    before = imported(whole_return(tmp_path / "a"))
    changed = [
        ROWS["episodes"][0],
        ROWS["episodes"][1].replace("U6,PR4,,", "K2,PR4,02/02/2018,E4A"),
        *ROWS["episodes"][2:],
    ]
    after = imported(whole_return(tmp_path / "b", episodes=changed), recorded=LATER)
    assert identities(happened(before)) < identities(happened(after))
    [(_, ended)] = identities(happened(after)) - identities(happened(before))
    assert "ssda903/episodes/2017-08-14/ended" == ended
    assert {"2018-03-31T23:59:59+01:00"} == {event["recordedtime"] for event in before.events}
    assert {"2018-06-30T23:59:59+01:00"} == {event["recordedtime"] for event in after.events}


def test_coverage_keeps_its_id_over_restatements(tmp_path):
    before = imported(whole_return(tmp_path / "a"))
    after = imported(whole_return(tmp_path / "b"), recorded=LATER)
    assert [event["id"] for event in of_type(before, "source.covered")] == [
        event["id"] for event in of_type(after, "source.covered")
    ]


def test_what_the_new_file_does_not_bring_is_retracted_when_it_replaces_the_old(tmp_path):
    old = whole_return(tmp_path / "old")
    new = whole_return(tmp_path / "new", episodes=ROWS["episodes"][:3], reviews=ROWS["reviews"][1:])
    result = imported(new, LATER, old)
    retracted = of_type(result, "event.retracted")
    before, after = imported(old), imported(new, LATER)
    gone = identities(happened(before)) - identities(happened(after))
    assert gone == {(event["subject"], event["data"]["id"]) for event in retracted}
    assert {"ssda903/episodes/2017-12-01/started", "ssda903/reviews/2017-08-30/held"} == {
        identity for _, identity in gone
    }
    assert {f"retract/{identity}/2018-06-30" for _, identity in gone} == {event["id"] for event in retracted}
    assert {("2018-06-30T23:59:59+01:00", "not in the later return")} == {
        (e["recordedtime"], e["data"]["reason"]) for e in retracted
    }
    assert len(retracted) == sum(1 for event in retracted if decode(json.dumps(event)))


def test_an_end_that_is_gone_is_retracted_and_its_episode_stays(tmp_path):
    old = whole_return(tmp_path / "old")
    reopened = [*ROWS["episodes"][:2], ROWS["episodes"][2].replace("09/03/2018,E4A", ","), ROWS["episodes"][3]]
    result = imported(whole_return(tmp_path / "new", episodes=reopened), LATER, old)
    assert ["ssda903/episodes/2017-04-26/ended"] == [
        event["data"]["id"] for event in of_type(result, "event.retracted")
    ]


def test_nothing_is_retracted_without_replaces_or_of_tables_that_are_not_replaced(tmp_path):
    old, new = whole_return(tmp_path / "old"), whole_return(tmp_path / "new", reviews=[], missing=[])
    assert [] == of_type(imported(new, LATER), "event.retracted")
    result = imported(new, LATER, [old[3]])
    assert {"missing"} == {event["data"]["id"].split("/")[1] for event in of_type(result, "event.retracted")}


def test_a_row_that_cannot_be_read_is_not_a_row_that_is_gone(tmp_path):
    old = whole_return(tmp_path / "old")
    bad = ["101,27/03/2008,30/88/2017,PN1", ROWS["reviews"][1]]
    result = imported(whole_return(tmp_path / "child", reviews=bad), LATER, old)
    assert ["ssda903/reviews/2017-08-19/held"] == [event["data"]["id"] for event in of_type(result, "event.retracted")]
    assert ["1 events"] == [
        one.text.partition("so ")[2].partition(" of")[0] for one in result.findings if one.line == 1
    ]
    cut = whole_return(tmp_path / "cut", reviews=[*ROWS["reviews"][:1], ROWS["reviews"][1][:10]])
    assert [] == of_type(imported(cut, LATER, old), "event.retracted")


def test_replacing_needs_a_later_recorded_day_unless_nothing_differs(tmp_path):
    old, new = whole_return(tmp_path / "old"), whole_return(tmp_path / "new", reviews=ROWS["reviews"][1:])
    with pytest.raises(ReturnRefusedError, match="give --recorded"):
        imported(new, replaces=old)
    assert imported(old).events == imported(whole_return(tmp_path / "same"), replaces=old).events


def test_only_the_same_table_of_the_same_year_can_be_replaced(tmp_path):
    new = whole_return(tmp_path / "new")
    earlier = whole_return(tmp_path / "old", episodes=["101,15/02/2016,L,C2,N3,U4,PR1,,,,,,"])
    with pytest.raises(ReturnRefusedError, match="same year"):
        imported(new, LATER, earlier)
    with pytest.raises(ReturnRefusedError, match="none of the new files"):
        imported(write(tmp_path, {"episodes.csv": table("episodes")}), LATER, whole_return(tmp_path / "all"))
    with pytest.raises(ReturnRefusedError, match="takes one return"):
        imported([*new, *whole_return(tmp_path / "copy")], None, new)

"""The tables of the SSDA903 return beside care, reviews and missing: what their rows say happened."""

import datetime as dt
import json

import pytest

from engine.importers.pseudonym import worker_reference
from schemas.envelope import decode
from tests.importers.files import AUTHORITY, KEY, happened, imported, of_type, table, whole_return, write

COLUMNS = {
    "ad1": "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR",
    "placed_adoption": "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED",
    "oc2": "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,"
    "SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED",
    "uasc": "CHILD,SEX,DOB,DUC",
    "social_worker_episodes": "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON",
    "dolo": "CHILD,DOB,DOLO_START,DOLO_END",
}
WORKERS = {name: worker_reference(KEY, AUTHORITY, name) for name in ("SW1", "SW2")}


def read(folder, recorded=None, replaces=(), **rows):
    """A whole return with these tables beside."""
    return imported([*whole_return(folder), *tables(folder, **rows)], recorded, replaces)


def tables(folder, **rows):
    return write(folder, {f"{name}.csv": table(name, lines, COLUMNS[name]) for name, lines in rows.items()})


def said(result, *kinds):
    """What happened, of some types: type, day and data, in their order."""
    return [
        (event["type"], event["time"][:10], {key: one for key, one in event["data"].items() if key != "precision"})
        for event in result.events
        if event["type"] in kinds
    ]


@pytest.mark.parametrize(
    ("expected", "name", "row"),
    [
        (
            [("adoption.decided", "2016-01-15", {}), ("adoption.matched", "2016-05-20", {})],
            "ad1",
            "101,27/03/2008,15/01/2016,20/05/2016,0,2,MF,L0",
        ),
        ([("adoption.matched", "2016-05-20", {})], "ad1", "101,27/03/2008,,20/05/2016,0,2,MF,L0"),
        ([("adoption.decided", "2016-01-15", {})], "placed_adoption", "101,27/03/2008,15/01/2016,,"),
        (
            [("adoption.decided", "2016-01-15", {}), ("adoption.reversed", "2017-06-01", {"reason": "RD4"})],
            "placed_adoption",
            "101,27/03/2008,15/01/2016,01/06/2017,RD4",
        ),
        (
            [
                (
                    "outcomes.recorded",
                    "2018-03-31",
                    {
                        "health_assessment": True,
                        "teeth_check": True,
                        "immunisations": False,
                        "substance_misuse": False,
                        "convicted": False,
                        "sdq_score": 14,
                    },
                )
            ],
            "oc2",
            "101,27/03/2008,14,,0,,0,1,1,0.0,,",
        ),
        (
            [("unaccompanied.started", "2017-03-31", {}), ("unaccompanied.ended", "2017-12-01", {})],
            "uasc",
            "101,1,27/03/2008,01/12/2017",
        ),
        ([("unaccompanied.started", "2017-03-31", {})], "uasc", "101,1,27/03/2008,"),
        (
            [
                ("worker.allocated", "2017-05-01", {"worker": WORKERS["SW1"], "role": "social_worker"}),
                ("worker.deallocated", "2017-09-30", {"worker": WORKERS["SW1"]}),
            ],
            "social_worker_episodes",
            "101,27/03/2008,SW1,01/05/2017,30/09/2017,MANAGE",
        ),
        (
            [
                ("liberty.deprived", "2017-10-02", {"order": "2017-10-02"}),
                ("liberty.restored", "2018-01-05", {"order": "2017-10-02"}),
            ],
            "dolo",
            "101,27/03/2008,02/10/2017,05/01/2018",
        ),
    ],
)
def test_a_row_says_what_happened_and_when(tmp_path, expected, name, row):
    result = read(tmp_path, **{name: [row]})
    assert expected == said(result, *{kind for kind, _, _ in expected})
    assert [] == result.findings
    assert len(result.events) == sum(1 for event in result.events if decode(json.dumps(event)))


@pytest.mark.parametrize(
    ("field", "name", "row"),
    [
        ("DATE_INT", "ad1", "101,27/03/2008,,,0,2,MF,L0"),
        ("DATE_INT", "ad1", "101,27/03/2008,01/01/2031,,0,2,MF,L0"),
        ("DATE_PLACED", "placed_adoption", "101,27/03/2008,,01/06/2017,RD4"),
        ("DATE_PLACED_CEASED", "placed_adoption", "101,27/03/2008,15/01/2016,14/01/2016,RD4"),
        ("DUC", "uasc", "101,1,27/03/2008,30/03/2017"),
        ("SW_ID", "social_worker_episodes", "101,27/03/2008,,01/05/2017,,MANAGE"),
        ("SW_DEC", "social_worker_episodes", "101,27/03/2008,SW1,01/05/2017,30/04/2017,MANAGE"),
        ("DOLO_START", "dolo", "101,27/03/2008,,"),
        ("DOLO_END", "dolo", "101,27/03/2008,02/10/2017,01/10/2017"),
    ],
)
def test_a_row_that_cannot_be_is_named_and_left_out(tmp_path, field, name, row):
    result = read(tmp_path, **{name: [row]})
    [finding] = result.findings
    assert (str(tmp_path / f"{name}.csv"), 2, field, "error") == (
        finding.file,
        finding.line,
        finding.field,
        finding.severity,
    )
    assert finding.text.endswith("row left out")
    assert 1 == result.left_out
    assert happened(imported(whole_return(tmp_path / "without"))) == happened(result)


@pytest.mark.parametrize(
    ("field", "name", "row"),
    [
        ("SDQ_SCORE", "oc2", "101,27/03/2008,41,,0,0,1,1,1,0,,"),
        ("SDQ_REASON", "oc2", "101,27/03/2008,,SDQ9,0,0,1,1,1,0,,"),
        ("TEETH_CHECK", "oc2", "101,27/03/2008,14,,0,0,1,2,1,0,,"),
        ("REASON_PLACED_CEASED", "placed_adoption", "101,27/03/2008,15/01/2016,01/06/2017,RD9"),
    ],
)
def test_a_detail_that_cannot_be_costs_only_itself(tmp_path, field, name, row):
    result = read(tmp_path, **{name: [row]})
    assert [(field, "error", 0)] == [(one.field, one.severity, result.left_out) for one in result.findings]
    assert len(happened(imported(whole_return(tmp_path / "without")))) < len(happened(result))


def test_what_is_asked_of_every_child_and_left_blank_is_named(tmp_path):
    result = read(tmp_path, oc2=["101,27/03/2008,14,,,,,,,,,"])
    assert {"HEALTH_ASSESSMENT", "TEETH_CHECK", "IMMUNISATIONS", "SUBSTANCE_MISUSE"} == {
        one.field for one in result.findings if one.severity == "warning"
    }


def test_oc2_without_one_of_its_columns_is_refused_since_its_share_would_be_none(tmp_path):
    columns = COLUMNS["oc2"].replace("TEETH_CHECK,", "")
    with pytest.raises(ValueError, match="nearest is oc2, without TEETH_CHECK"):
        imported([*whole_return(tmp_path), *write(tmp_path, {"oc2.csv": table("oc2", [], columns)})])


def test_every_table_covers_its_types_but_ad1_which_tells_only_of_the_adopted(tmp_path):
    result = read(tmp_path, **{name: [] for name in COLUMNS})
    covered = {event["id"].split("/")[1]: event["data"]["types"] for event in of_type(result, "source.covered")}
    assert {
        "placed_adoption": ["adoption.decided", "adoption.reversed"],
        "oc2": ["outcomes.recorded"],
        "uasc": ["unaccompanied.started", "unaccompanied.ended"],
        "workers": ["worker.allocated", "worker.deallocated"],
        "dolo": ["liberty.deprived", "liberty.restored"],
    } == {name: types for name, types in covered.items() if name not in {"header", "episodes", "reviews", "missing"}}


def test_a_decision_that_two_tables_tell_of_is_one(tmp_path):
    rows = {
        "ad1": ["101,27/03/2008,15/01/2016,20/05/2016,0,2,MF,L0"],
        "placed_adoption": ["101,27/03/2008,15/01/2016,,"],
    }
    assert 1 == len(of_type(read(tmp_path, **rows), "adoption.decided"))


def test_a_worker_is_the_same_in_every_row_and_nobody_can_tell_who(tmp_path):
    rows = ["101,,Mary Jones,01/05/2017,30/09/2017,", "102,,MARY JONES ,01/06/2017,,", "103,,SW2,01/06/2017,,"]
    result = read(tmp_path, social_worker_episodes=rows)
    assert 2 == len({event["data"]["worker"] for event in of_type(result, "worker.allocated")})
    assert "jones" not in json.dumps(result.events).casefold()


def test_years_of_being_unaccompanied_open_once_each_and_end_once(tmp_path):
    row = "101,1,27/03/2008,{}"
    first = read(tmp_path / "a", uasc=[row.format("27/03/2026")])
    second = read(tmp_path / "b", dt.date(2018, 6, 30), uasc=[row.format("01/12/2017")])
    ended = [of_type(result, "unaccompanied.ended")[0] for result in (first, second)]
    assert ended[0]["id"] == ended[1]["id"]
    assert ["2026-03-27", "2017-12-01"] == [event["time"][:10] for event in ended]
    assert ["ssda903/uasc/2017-18/started"] == [event["id"] for event in of_type(second, "unaccompanied.started")]


def test_a_year_s_outcomes_that_are_gone_are_retracted(tmp_path):
    rows = ["101,,14,,0,0,1,1,1,0,,", "102,,15,,0,0,1,1,1,0,,"]
    old = [*whole_return(tmp_path / "old"), *tables(tmp_path / "old", oc2=rows)]
    result = read(tmp_path / "new", dt.date(2018, 6, 30), old, oc2=rows[1:])
    assert ["ssda903/oc2/2017-18/recorded"] == [event["data"]["id"] for event in of_type(result, "event.retracted")]

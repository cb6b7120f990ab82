"""Broken files: each fault named by file, line and field; good rows taken; a file that is no return refused."""

import dataclasses
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.importers.findings import MOST_LISTED, Finding, Findings, ReturnRefusedError
from engine.importers.ssda903.csv_rows import LONGEST_CELL, LONGEST_LINE
from schemas.envelope import decode
from tests.importers.files import ROWS, happened, imported, of_type, table, whole_return, write

EPISODE = "104,01/06/2017,S,V2,N1,U6,PR1,01/09/2017,E4A,,AA1 1AA,BB2 2BB,1234571"

ODD = [b"", b",", b'"', b"\n", b"\r", b"\0", b"\xff", b"0", b"9", b"/", b"M", b"\xe2\x80\xa8", b"x" * 40_000]


def episode(**cells: str) -> str:
    """EPISODE with some cells changed."""
    names = [
        "CHILD",
        "DECOM",
        "RNE",
        "LS",
        "CIN",
        "PLACE",
        "PLACE_PROVIDER",
        "DEC",
        "REC",
        "REASON",
        "HOME_POST",
        "PL_POST",
        "URN",
    ]
    return ",".join(cells.get(name, cell) for name, cell in zip(names, EPISODE.split(","), strict=True))


BAD_ROWS = {
    "cut short in the last row": ("episodes", EPISODE[:25], "PLACE_PROVIDER"),
    "cut short within a quoted cell": ("episodes", '104,01/06/2017,S,V2,N1,"U6', "PLACE"),
    "more cells than columns": ("reviews", "104,01/01/2010,01/06/2017,PN1,PN2", "row"),
    "a quote never closed": ("missing", '104,"01/01/2010,M,01/06/2017,', "DOB"),
    "a quote out of place": ("reviews", '104,01/01/2010,"01/06/2017"x,PN1', "REVIEW"),
    "a cell beyond what a spreadsheet holds": ("episodes", episode(PL_POST="x" * 200_000), "PL_POST"),
    "a cell longer than any line": ("reviews", f"104,{'x' * (2 * LONGEST_LINE)},01/06/2017,PN1", "DOB"),
    "a NUL character": ("reviews", "104,01/01/2010,01/06/2017,P\0N1", "REVIEW_CODE"),
    "no child": ("header", " ,1,01/01/2010,WBRI,,,", "CHILD"),
    "a child's id rounded by a spreadsheet": ("header", "1.2E+09,1,01/01/2010,WBRI,,,", "CHILD"),
    "a child's id that is none": ("header", f"{'9' * 65},1,01/01/2010,WBRI,,,", "CHILD"),
    "a birth that lies ahead": ("header", "104,1,01/01/2031,WBRI,,,", "DOB"),
    "no birth": ("header", "104,1,,WBRI,,,", "DOB"),
    "a day that no calendar has": ("reviews", "104,01/01/2010,31/02/2018,PN1", "REVIEW"),
    "a month that no calendar has": ("missing", "104,01/01/2010,M,13/14/2017,", "MIS_START"),
    "a year of two digits": ("episodes", episode(DECOM="01/06/17"), "DECOM"),
    "a year of the middle ages": ("episodes", episode(DECOM="01/06/1066"), "DECOM"),
    "an episode that begins in the future": ("episodes", episode(DECOM="01/06/2028", DEC=""), "DECOM"),
    "an end far in the future": ("episodes", episode(DEC="01/06/2117"), "DEC"),
    "a number for a day": ("reviews", "104,01/01/2010,43146,PN1", "REVIEW"),
    "an end before the start": ("episodes", episode(DEC="31/05/2017"), "DEC"),
    "back before gone": ("missing", "104,01/01/2010,M,01/06/2017,31/05/2017", "MIS_END"),
    "an unknown reason for the episode": ("episodes", episode(RNE="X"), "RNE"),
    "an unknown legal status": ("episodes", episode(LS="C9"), "LS"),
    "no legal status": ("episodes", episode(LS=""), "LS"),
    "an unknown kind of missing": ("missing", "104,01/01/2010,Z,01/06/2017,", "MISSING"),
}

BAD_CELLS = {
    "an unknown type of placement": ("episodes", episode(PLACE="U99"), "PLACE"),
    "an unknown reason for the end": ("episodes", episode(REC="E99"), "REC"),
    "an unknown code of a review": ("reviews", "104,01/01/2010,01/06/2017,PN9", "REVIEW_CODE"),
}

REFUSED = {
    "empty": (b"", 1, "file"),
    "nothing but a byte order mark": (b"\xef\xbb\xbf\n", 1, "file"),
    "binary": (bytes(range(256)) * 40, 1, "file"),
    "a spreadsheet": (b"PK\x03\x04" + bytes(100), 1, "file"),
    "UTF-16": (table("reviews").encode("utf-16"), 1, "file"),
    "the XML form": (b'<?xml version="1.0"?><EXPSSDA903/>', 1, "file"),
    "Windows-1252": (
        table("reviews").encode() + "Zo\u00eb,01/01/2010,01/06/2017,PN1\n".encode("cp1252"),
        5,
        "encoding",
    ),
    "another table's columns": (b"name,amount\na,1\n", 1, "columns"),
    "a column gone": (table("reviews", columns="CHILD,DOB,REVIEW,CODE").encode(), 1, "columns"),
    "a column twice": (table("reviews", columns="CHILD,CHILD,REVIEW,REVIEW_CODE").encode(), 1, "columns"),
    "semicolons": (table("reviews").replace(",", ";").encode(), 1, "columns"),
    "no line of names": ("".join(f"{row}\n" for row in ROWS["reviews"]).encode(), 1, "columns"),
}


def with_row(folder: Path, name: str, row: str) -> list[Path]:
    """A whole return with one more row between two good ones."""
    rows = ROWS[name]
    return whole_return(folder, **{name: [rows[0], row, *rows[1:]]})


@pytest.mark.parametrize(("name", "row", "field"), BAD_ROWS.values(), ids=BAD_ROWS)
def test_a_bad_row_is_named_and_left_out_and_every_good_one_is_taken(tmp_path, name, row, field):
    result = imported(with_row(tmp_path, name, row))
    assert [(str(tmp_path / f"{name}.csv"), 3, field, "error")] == [
        (one.file, one.line, one.field, one.severity) for one in result.findings
    ]
    assert result.findings[0].text.endswith("row left out")
    assert happened(imported(whole_return(tmp_path / "good"))) == happened(result)
    assert (13, 1) == (result.rows, result.left_out)


@pytest.mark.parametrize(("name", "row", "field"), BAD_CELLS.values(), ids=BAD_CELLS)
def test_a_bad_detail_is_named_and_its_row_taken_without_it(tmp_path, name, row, field):
    result = imported(with_row(tmp_path, name, row))
    assert [(str(tmp_path / f"{name}.csv"), 3, field, "error")] == [
        (one.file, one.line, one.field, one.severity) for one in result.findings
    ]
    assert result.findings[0].text.endswith("row taken without it")
    assert 0 == result.left_out
    assert len(happened(imported(whole_return(tmp_path / "good")))) < len(happened(result))


@pytest.mark.parametrize(("content", "line", "field"), REFUSED.values(), ids=REFUSED)
def test_a_file_that_is_no_table_of_a_return_is_refused_with_all_others(tmp_path, content, line, field):
    files = whole_return(tmp_path) + write(tmp_path, {"other.csv": content})
    with pytest.raises(ReturnRefusedError) as refused:
        imported(files)
    assert str(refused.value).startswith(f"{tmp_path / 'other.csv'}:{line}: {field}: ")


def test_all_faults_that_leave_a_row_out_are_named(tmp_path):
    result = imported(with_row(tmp_path, "episodes", episode(DECOM="", RNE="X", LS="", PLACE="U99")))
    assert ["DECOM", "RNE", "LS"] == [one.field for one in result.findings]
    assert 1 == result.left_out


def test_no_finding_says_what_is_in_a_cell(tmp_path):
    secret = "Mary Jones"
    rows = [f"{secret},{secret},{secret},{secret}", f'"{secret}', f"{secret}" * 10]
    result = imported(whole_return(tmp_path, reviews=rows, missing=[f"1,{secret},{secret},{secret},{secret}"]))
    assert result.findings
    assert not [one for one in result.findings if secret in str(one)]


def test_a_quote_that_swallows_rows_is_closed_at_its_line(tmp_path):
    rows = ['101,,"30/08/2017,PN1', "102,,20/05/2017,PN0", '103,,21/05/2017",PN0', "103,,22/05/2017,PN0"]
    result = imported(whole_return(tmp_path, reviews=rows))
    assert [(2, "REVIEW"), (4, "REVIEW")] == [(one.line, one.field) for one in result.findings]
    assert ["2017-05-20", "2017-05-22"] == sorted(event["time"][:10] for event in of_type(result, "review.held"))


def test_line_breaks_and_commas_within_quotes_of_other_columns_are_let_be(tmp_path):
    rows = ['101,,30/08/2017,PN1,"a note,\nof two lines"', "102,,20/05/2017,PN9,"]
    files = write(
        tmp_path,
        {"episodes.csv": table("episodes"), "reviews.csv": table("reviews", rows, "CHILD,DOB,REVIEW,REVIEW_CODE,NOTE")},
    )
    result = imported(files)
    assert 2 == len(of_type(result, "review.held"))
    assert [(4, "REVIEW_CODE")] == [(one.line, one.field) for one in result.findings]


def test_rows_with_nothing_in_them_are_passed_over(tmp_path):
    rows = [*ROWS["reviews"], ",,,", "", '"","","",""']
    assert imported(whole_return(tmp_path / "a")).events == imported(whole_return(tmp_path / "b", reviews=rows)).events


def test_spare_empty_cells_are_let_be_and_a_byte_order_mark_too(tmp_path):
    files = whole_return(tmp_path / "a")
    spare = {
        f"{name}.csv": b"\xef\xbb\xbf" + table(name, [f"{row},," for row in rows]).encode()
        for name, rows in ROWS.items()
    }
    assert imported(files).events == imported(write(tmp_path / "b", spare)).events


def test_odd_but_possible_rows_are_taken_with_a_warning(tmp_path):
    rows = [
        episode(REC=""),
        episode(CHILD="105", DEC="01/06/2017"),
        episode(CHILD="106", DEC=""),
        episode(CHILD="107", PLACE=""),
    ]
    result = imported(whole_return(tmp_path, episodes=rows))
    assert [(2, "REC"), (3, "DEC"), (4, "DEC"), (5, "PLACE")] == [
        (one.line, one.field) for one in result.findings if one.file.endswith("episodes.csv")
    ]
    assert {"warning"} == {one.severity for one in result.findings}
    assert 4 == len(of_type(result, "care_episode.started"))


def test_two_rows_about_one_thing_that_differ_are_both_taken_and_named(tmp_path):
    rows = ["101,,30/08/2017,PN1", "0101,,30/08/2017,PN2", "101,,30/08/2017,PN1"]
    result = imported(whole_return(tmp_path, reviews=rows))
    assert ["PN1", "PN2"] == [event["data"]["participation"] for event in of_type(result, "review.held")]
    assert [(3, "REVIEW", "warning"), (4, "row", "warning")] == [
        (one.line, one.field, one.severity) for one in result.findings
    ]


def test_many_errors_of_a_kind_are_listed_up_to_a_limit_and_counted():
    findings = Findings("reviews.csv")
    for line in range(2, 102):
        findings.error(line, "REVIEW", "blank")
    *listed, last = findings.listed()
    assert Finding("reviews.csv", 2, "REVIEW", "blank", "error") == listed[0]
    assert MOST_LISTED == len(listed)
    assert dataclasses.replace(listed[0], line=22, text="blank (80 rows from here on)") == last
    assert "reviews.csv:2: REVIEW: blank" == str(listed[0])


def test_a_long_line_of_ordinary_cells_is_read(tmp_path):
    notes = ",".join(["x" * (LONGEST_CELL // 2)] * 4)
    files = write(
        tmp_path,
        {
            "episodes.csv": table("episodes"),
            "reviews.csv": table("reviews", [f"101,,30/08/2017,PN1,{notes}"], "CHILD,DOB,REVIEW,REVIEW_CODE,A,B,C,D"),
        },
    )
    assert ([], 1) == (imported(files).findings, len(of_type(imported(files), "review.held")))


@given(st.sampled_from(sorted(ROWS)), st.lists(st.tuples(st.integers(0, 400), st.sampled_from(ODD)), max_size=6))
def test_whatever_is_in_a_file_it_is_read_or_refused_and_its_events_can_be_decoded(tmp_path_factory, name, changes):
    raw = bytearray(table(name).encode())
    for at, odd in changes:
        place = at % len(raw)
        raw[place : place + 1] = odd
    folder = tmp_path_factory.mktemp("odd")
    files = [*whole_return(folder), *write(folder, {f"{name}.csv": bytes(raw)})]
    try:
        events = imported(files).events
    except ReturnRefusedError:
        events = []
    assert len(events) == sum(1 for event in events if decode(json.dumps(event)))

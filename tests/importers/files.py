"""Small SSDA903 returns, written by the tests that use them."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from engine.importers.files import import_returns
from engine.importers.findings import Finding

KEY = b"a key of the tests, no secret"
AUTHORITY = "E06000019"
TODAY = dt.date(2026, 1, 31)

COLUMNS = {
    "header": "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB",
    "episodes": "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN",
    "reviews": "CHILD,DOB,REVIEW,REVIEW_CODE",
    "missing": "CHILD,DOB,MISSING,MIS_START,MIS_END",
}
ROWS = {
    "header": ["101,1,27/03/2008,WBRI,X1,,", "102,2,09/09/2011,MWBC,X2,,", "103,2,14/02/2013,AOTH,X3,,"],
    "episodes": [
        "101,15/02/2016,L,C2,N3,U4,PR1,14/08/2017,X1,CARPL,AB1 2CD,EF3 4GH,1234567",
        "101,14/08/2017,P,C2,N3,U6,PR4,,,,AB1 2CD,IJ5 6KL,1234568",
        "102,26/04/2017,S,V2,N8,K2,PR2,09/03/2018,E4A,,MN7 8OP,QR9 0ST,1234569",
        "103,01/12/2017,S,V4,N2,U6,PR1,,,,UV1 2WX,YZ3 4AB,1234570",
    ],
    "reviews": ["101,27/03/2008,30/08/2017,PN1", "102,09/09/2011,20/05/2017,PN0", "102,09/09/2011,19/08/2017,PN0"],
    "missing": ["101,27/03/2008,M,13/11/2017,25/11/2017", "102,09/09/2011,A,01/01/2018,"],
}
EVENTS_OF_A_ROW = {"header": 1, "episodes": 2, "reviews": 1, "missing": 2}


def table(name: str, rows: Iterable[str] | None = None, columns: str | None = None) -> str:
    """The text of a table."""
    lines = [columns or COLUMNS[name], *(ROWS[name] if rows is None else rows)]
    return "".join(f"{line}\n" for line in lines)


def write(folder: Path, files: Mapping[str, str | bytes]) -> list[Path]:
    """Files by name; gives their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return [folder / name for name in files]


def whole_return(folder: Path, **changed: Sequence[str]) -> list[Path]:
    """All four tables; `changed` gives some tables other rows."""
    return write(folder, {f"{name}.csv": table(name, changed.get(name)) for name in COLUMNS})


class Imported(NamedTuple):
    """What came of some files, all of it read."""

    events: list[dict[str, Any]]
    findings: list[Finding]
    skipped: list[str]
    rows: int
    left_out: int


def imported(files: Sequence[Path], recorded: dt.date | None = None, replaces: Sequence[Path] = ()) -> Imported:
    done = import_returns(files, authority=AUTHORITY, key=KEY, recorded=recorded, replaces=replaces, today=TODAY)
    return Imported(list(done.events), done.findings, done.skipped, done.rows, done.left_out)


def of_type(result: Imported, kind: str) -> list[dict[str, Any]]:
    return [event for event in result.events if event["type"] == kind]


def happened(result: Imported) -> list[dict[str, Any]]:
    """Events about children."""
    return [event for event in result.events if "subject" in event]

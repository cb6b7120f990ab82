"""The SSDA903 return (children looked after) of a year, as the CSV files that a log of events can fill.

The pseudonym stands as the child's id. What a log does not hold is left blank, or filled where the guide wants a code:
SEX by the pseudonym (1 or 2, the same every year), ETHNIC NOBT (not yet obtained), UPN UN5 (records disagree), in OC2
0 (no) for what is asked of every child; DOB is the first of the month of birth. Columns and codes: DfE, technical
specification to the SSDA903 collection.
"""

import csv
import datetime as dt
from contextlib import ExitStack
from pathlib import Path

from engine.examples.returns.histories import Histories, believed
from engine.examples.returns.ssda903_child import ChildsReturn
from engine.examples.returns.written import Written
from engine.examples.returns.year import year_to

COLUMNS = {
    "header": "CHILD SEX DOB ETHNIC UPN MOTHER MC_DOB",
    "episodes": "CHILD DECOM RNE LS CIN PLACE PLACE_PROVIDER DEC REC REASON_PLACE_CHANGE HOME_POST PL_POST URN",
    "reviews": "CHILD DOB REVIEW REVIEW_CODE",
    "missing": "CHILD DOB MISSING MIS_START MIS_END",
    "oc2": "CHILD DOB SDQ_SCORE SDQ_REASON CONVICTED HEALTH_CHECK IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT"
    " SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED",
    "social_worker_episodes": "CHILD DOB SW_ID SW_DECOM SW_DEC SW_REASON",
    "dolo": "CHILD DOB DOLO_START DOLO_END",
    "uasc": "CHILD SEX DOB DUC",
}
"""The columns of each file, in their order."""


def write_ssda903(histories: Histories, year: int, folder: Path, known: dt.date | None = None) -> Written:
    """A file a table, as header.csv, of the year that ends on 31 March of `year`.

    They tell of the children with an episode on any day of the year all that was known on the evening of `known` (the
    year's last day by default) of the days up to the year's end; OC2 of the year, UASC of those who were in the year.
    """
    its, written = year_to(year), Written()
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        writers = {name: _writer(stack, folder / f"{name}.csv", name) for name in COLUMNS}
        for subject, history in histories.items():
            child = ChildsReturn(subject, believed(history, known or its.end, its.end), its)
            if child.in_care:
                _write(child, writers, written)
                written.leave_out(subject, child.endless, "its start is not known")
    return written


def _writer(stack: ExitStack, path: Path, name: str) -> "csv.DictWriter[str]":
    file = stack.enter_context(path.open("w", encoding="utf-8", newline=""))
    writer = csv.DictWriter(file, COLUMNS[name].split(), lineterminator="\n")
    writer.writeheader()
    return writer


def _write(child: ChildsReturn, writers: "dict[str, csv.DictWriter[str]]", written: Written) -> None:
    written.children += 1
    for table, row in child.rows():
        writers[table].writerow(row)
        written.rows[table] += 1

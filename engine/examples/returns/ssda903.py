"""The SSDA903 return (children looked after) of a year, as four of its CSV files.

The pseudonym stands as the child's id. What a log does not hold is left blank, or filled where the guide wants a code:
SEX by the pseudonym (1 or 2, the same every year), ETHNIC NOBT (not yet obtained), UPN UN5 (records disagree); DOB is
the first of the month of birth. Columns and codes: DfE, technical specification to the SSDA903 collection.
"""

import csv
import datetime as dt
from contextlib import ExitStack
from pathlib import Path

from engine.examples.returns.histories import Histories, believed, born, fact
from engine.examples.returns.spans import Span, spans
from engine.examples.returns.written import Written
from engine.examples.returns.year import Year, year_to
from engine.history import Version

COLUMNS = {
    "header": "CHILD SEX DOB ETHNIC UPN MOTHER MC_DOB",
    "episodes": "CHILD DECOM RNE LS CIN PLACE PLACE_PROVIDER DEC REC REASON_PLACE_CHANGE HOME_POST PL_POST URN",
    "reviews": "CHILD DOB REVIEW REVIEW_CODE",
    "missing": "CHILD DOB MISSING MIS_START MIS_END",
}
"""The columns of each file, in their order."""
Row = dict[str, str | None]
Writers = dict[str, "csv.DictWriter[str]"]


def write_ssda903(histories: Histories, year: int, folder: Path, known: dt.date | None = None) -> Written:
    """header.csv, episodes.csv, reviews.csv and missing.csv of the year that ends on 31 March of `year`.

    They tell of the children with an episode on any day of the year all that was known on the evening of `known` (the
    year's last day by default) of the days up to the year's end.
    """
    its, written = year_to(year), Written()
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        writers = {name: _writer(stack, folder / f"{name}.csv", name) for name in COLUMNS}
        for subject, history in histories.items():
            _write_child(subject, believed(history, known or its.end, its.end), its, writers, written)
    return written


def _writer(stack: ExitStack, path: Path, name: str) -> "csv.DictWriter[str]":
    file = stack.enter_context(path.open("w", encoding="utf-8", newline=""))
    writer = csv.DictWriter(file, COLUMNS[name].split(), lineterminator="\n")
    writer.writeheader()
    return writer


def _write_child(subject: str, versions: list[Version], year: Year, writers: Writers, written: Written) -> None:
    episodes, endless = spans(versions, "care_episode", "episode")
    if not any(episode.touches(year) for episode in episodes):
        return
    incidents, lost = spans(versions, "missing", "incident")
    written.leave_out(subject, endless + lost, "its start is not known")
    written.children += 1
    birth = born(versions)
    child: Row = {"CHILD": subject, "DOB": f"01/{birth[5:]}/{birth[:4]}" if birth else None}
    _write("header", child | _about(subject), writers, written)
    for episode in episodes:
        _write("episodes", {"CHILD": subject} | _episode(episode), writers, written)
    for review in versions:
        if review.type == "review.held":
            _write("reviews", child | _review(review), writers, written)
    for incident in incidents:
        _write("missing", child | _missing(incident), writers, written)


def _write(name: str, row: Row, writers: Writers, written: Written) -> None:
    writers[name].writerow(row)
    written.rows[name] += 1


def _about(subject: str) -> Row:
    return {"SEX": str(1 + sum(subject.encode()) % 2), "ETHNIC": "NOBT", "UPN": "UN5"}


def _episode(episode: Span) -> Row:
    start, end = episode
    row: Row = {"DECOM": _date(start), "RNE": fact(start, "entry"), "LS": fact(start, "legal_status")}
    row |= {"CIN": fact(start, "need"), "PLACE": fact(start, "placement"), "PLACE_PROVIDER": fact(start, "provider")}
    if end:
        row |= {"DEC": _date(end), "REC": fact(end, "reason"), "REASON_PLACE_CHANGE": fact(end, "change")}
    return row


def _review(review: Version) -> Row:
    return {"REVIEW": _date(review), "REVIEW_CODE": fact(review, "participation")}


def _missing(incident: Span) -> Row:
    start, end = incident
    kind = {"missing": "M", "away": "A"}[fact(start, "kind") or ""]
    return {"MISSING": kind, "MIS_START": _date(start), "MIS_END": _date(end) if end else None}


def _date(version: Version) -> str:
    return f"{dt.date.fromordinal(version.day):%d/%m/%Y}"

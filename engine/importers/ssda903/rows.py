"""What a row of the SSDA903 return says happened. No row looks at another: care is put together by the core."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from engine.calendar import month_start
from engine.importers.happening import NOTHING, Happening, Record, Said
from engine.importers.ssda903 import codes
from engine.importers.ssda903.cells import Cells


def header(cells: Cells) -> Said:
    """A child: only the month of birth is kept."""
    birth = cells.needed_day("DOB", past=True)
    if birth is None:
        return NOTHING
    month = month_start(birth)
    return (Happening("ssda903/header/registered", "child.registered", month, "DOB", {"born": f"{month:%Y-%m}"}),)


def episode(cells: Cells) -> Said:
    """An episode of care: DECOM identifies it within the child, since the guide lets no two begin on one day."""
    begun, ended = cells.needed_day("DECOM", past=True), cells.day("DEC")
    entry = cells.needed_code("RNE", codes.REASON_FOR_NEW_EPISODE)
    legal_status = cells.needed_code("LS", codes.LEGAL_STATUS)
    if begun and ended and ended < begun:
        cells.leave_out("DEC", "before DECOM; write the right days")
    if cells.left_out or not (begun and entry and legal_status):
        return NOTHING
    data = {"episode": begun.isoformat(), "entry": entry, "legal_status": legal_status} | _details(cells)
    start = Happening(f"ssda903/episodes/{begun}/started", "care_episode.started", begun, "DECOM", data)
    reasons = _reasons(cells)
    if ended is None:
        return (start,)
    _look_at_end(cells, begun, ended)
    data = {"episode": begun.isoformat()} | reasons
    return start, Happening(f"ssda903/episodes/{begun}/ended", "care_episode.ended", ended, "DEC", data)


def _details(cells: Cells) -> dict[str, str]:
    if cells.is_blank("PLACE"):
        cells.warn("PLACE", "blank; taken without a type of placement")
    return (
        cells.code("PLACE", codes.PLACEMENT_TYPE, "placement")
        | cells.code("PLACE_PROVIDER", codes.PLACEMENT_PROVIDER, "provider")
        | cells.code("CIN", codes.CATEGORY_OF_NEED, "need")
    )


def _reasons(cells: Cells) -> dict[str, str]:
    if cells.is_blank("DEC") and not cells.is_blank("REC"):
        cells.warn("DEC", "blank, though REC gives a reason; taken as open")
    return cells.code("REC", codes.REASON_EPISODE_CEASED, "reason") | cells.code(
        "REASON_PLACE_CHANGE", codes.REASON_PLACEMENT_CHANGED, "change"
    )


def _look_at_end(cells: Cells, begun: dt.date, ended: dt.date) -> None:
    if cells.is_blank("REC"):
        cells.warn("REC", "blank, though DEC gives an end; taken as ended without a reason")
    if ended == begun:
        cells.warn("DEC", "the day of DECOM, which the guide rules out; taken as it is")


def review(cells: Cells) -> Said:
    """A review: one a child and day."""
    held = cells.needed_day("REVIEW")
    if held is None or cells.left_out:
        return NOTHING
    if cells.is_blank("REVIEW_CODE"):
        cells.warn("REVIEW_CODE", "blank; taken without how the child took part")
    data = {"kind": "looked_after"} | cells.code("REVIEW_CODE", codes.PARTICIPATION, "participation")
    return (Happening(f"ssda903/reviews/{held}/held", "review.held", held, "REVIEW", data),)


def missing(cells: Cells) -> Said:
    """A child is missing or away, from MIS_START on."""
    start, end = cells.needed_day("MIS_START"), cells.day("MIS_END")
    kind = cells.needed_code("MISSING", codes.MISSING)
    if start and end and end < start:
        cells.leave_out("MIS_END", "before MIS_START; write the right days")
    if start is None or kind is None or cells.left_out:
        return NOTHING
    incident = start.isoformat()
    begun = _missing_started(incident, start, codes.MISSING[kind])
    return (begun, _missing_ended(incident, end)) if end else (begun,)


def _missing_started(incident: str, day: dt.date, kind: str) -> Happening:
    data = {"incident": incident, "kind": kind}
    return Happening(f"ssda903/missing/{incident}/started", "missing.started", day, "MIS_START", data)


def _missing_ended(incident: str, day: dt.date) -> Happening:
    return Happening(f"ssda903/missing/{incident}/ended", "missing.ended", day, "MIS_END", {"incident": incident})


def told_apart(records: Sequence[Record]) -> list[Record]:
    """Missing: a child may go missing twice on a day, and no column tells the two apart.

    They are numbered by their ends and kinds, not by their lines: 2017-03-03, 2017-03-03.2. Rows that say the same
    stay the same.
    """
    of_day: defaultdict[tuple[str, str], set[tuple[dt.date, str]]] = defaultdict(set)
    for record in records:
        of_day[record.identity].add(_end_and_kind(record))
    numbers = {
        (identity, one): number for identity, several in of_day.items() for number, one in enumerate(sorted(several), 1)
    }
    return [_numbered(record, numbers[record.identity, _end_and_kind(record)]) for record in records]


def _end_and_kind(record: Record) -> tuple[dt.date, str]:
    start, *end = record.happenings
    return end[0].day if end else dt.date.max, start.data["kind"]


def _numbered(record: Record, number: int) -> Record:
    if number == 1:
        return record
    start, *end = record.happenings
    incident = f"{start.data['incident']}.{number}"
    ended = [_missing_ended(incident, one.day) for one in end]
    return record._replace(happenings=(_missing_started(incident, start.day, start.data["kind"]), *ended))

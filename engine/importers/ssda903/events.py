"""The SSDA903 return (children looked after): its CSV files become events.

The importer maps rows and puts nothing together: what is care, a placement or a timely review is the core's to say,
so that files and stream give the same figures. Names, UPNs, postcodes, sex and ethnicity are dropped; of the date of
birth, month and year are kept.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from engine.calendar import LONDON
from engine.importers.cells import Context
from engine.importers.event_lines import recorded_at_end
from engine.importers.findings import Finding, ReturnRefusedError
from engine.importers.pseudonym import fingerprint
from engine.importers.restate import Retraction, retractions, without_repeats
from engine.importers.returns import EPISODES, Return, dated, grouped
from engine.importers.sheets import Sheet, read_sheet
from engine.importers.ssda903_episodes import flag_episodes
from engine.importers.ssda903_rows import Happening
from schemas.events.management import COVERED, RETRACTED

SOURCE = "ssda903"
"""The same for every year, so that a later return restates an earlier one."""
HORIZON_YEARS = 20
"""Days further ahead than this are mistypings. Reviews and ends that lie ahead are kept and found."""

__all__ = ["HORIZON_YEARS", "SOURCE", "Imported", "ReturnRefusedError", "import_returns"]


@dataclass
class Imported:
    """What came of some files. `rows`: of the tables imported; `left_out`: those of them that are not taken."""

    events: list[dict[str, Any]]
    findings: list[Finding]
    skipped: list[str]
    rows: int
    left_out: int


def import_returns(
    files: Sequence[Path],
    *,
    authority: str,
    key: bytes,
    recorded: dt.date | None,
    replaces: Sequence[Path] = (),
    today: dt.date | None = None,
) -> Imported:
    """The events of the returns that the files are, in the order of their recorded days.

    `recorded`: the day on which the return was recorded; takes one return. `replaces`: the files that these take the
    place of: what is no longer there is retracted. `today` bounds days that cannot lie ahead. Raises
    ReturnRefusedError where a file as a whole cannot be used.
    """
    context = _context(key, authority, today)
    sheets, skipped = _read(files, context)
    returns = _returns(sheets, recorded)
    taken = list(without_repeats(returns))
    gone = list(retractions(returns, _read(replaces, context)[0]))
    stamp = _Stamp(authority, fingerprint(key))
    events = [event for one in returns for event in stamp.events(one, [sheet for its, sheet in taken if its is one])]
    events += [stamp.retracted(retraction, returns[0]) for retraction in gone]
    skipped += [
        f"{sheet.path}: skipped: says the same as another file"
        for sheet in sheets
        if all(sheet is not one for _, one in taken)
    ]
    for sheet in sheets:
        if sheet.table.name == EPISODES:
            flag_episodes(sheet)
    findings = [finding for sheet in sheets for finding in sheet.findings.listed()]
    rows, left_out = sum(sheet.rows for sheet in sheets), sum(len(sheet.left_out) for sheet in sheets)
    return Imported(events, findings, skipped, rows, left_out)


def _context(key: bytes, authority: str, today: dt.date | None) -> Context:
    day = today or dt.datetime.now(LONDON).date()
    return Context(key, authority, day, dt.date(day.year + HORIZON_YEARS, 12, 31))


def _read(files: Iterable[Path], context: Context) -> tuple[list[Sheet], list[str]]:
    distinct = {file.resolve(): file for file in files}.values()
    read = [read_sheet(file, context) for file in distinct]
    return [one for one in read if isinstance(one, Sheet)], [one for one in read if isinstance(one, str)]


def _returns(sheets: Iterable[Sheet], recorded: dt.date | None) -> list[Return]:
    groups = grouped(sheets)
    if recorded and len(groups) > 1:
        raise ReturnRefusedError(
            f"--recorded takes one return, and these files are {len(groups)}; import each by itself"
        )
    return sorted((dated(group, recorded) for group in groups), key=lambda one: one.recorded)


class _Stamp:
    """Puts happenings into envelopes."""

    def __init__(self, authority: str, key: str) -> None:
        self._common = {"specversion": "1.0", "source": SOURCE, "authority": authority, "pseudonymkey": key}

    def events(self, one: Return, sheets: Sequence[Sheet]) -> Iterator[dict[str, Any]]:
        """A return's events, child by child and day by day whatever the order of its rows; then what it covers."""
        found = [event for sheet in sheets for event in self._happened(one, sheet)]
        yield from sorted(found, key=lambda event: (event["subject"], event["time"], event["id"], str(event["data"])))
        yield from (self._covered(one, sheet) for sheet in sorted(sheets, key=lambda sheet: sheet.table.name))

    def retracted(self, gone: Retraction, one: Return) -> dict[str, Any]:
        """An event is taken back when the later return is recorded."""
        data = {"id": gone.id, "reason": "not in the later return"}
        recorded = _recorded(one.recorded)
        return self._event(f"retract/{gone.id}/{one.recorded}", RETRACTED, recorded, one, data) | {
            "subject": gone.subject
        }

    def _happened(self, one: Return, sheet: Sheet) -> Iterator[dict[str, Any]]:
        for record in sheet.records:
            for happening in record.happenings:
                _look_ahead(one, sheet, record.line, happening)
                data = happening.data | {"precision": "day"}
                event = self._event(happening.id, happening.type, _midnight(happening.day), one, data)
                yield event | {"subject": record.subject}

    def _covered(self, one: Return, sheet: Sheet) -> dict[str, Any]:
        """Every event type that the return has a table for, whether or not a row was found."""
        data = {"types": list(sheet.table.types), "start": one.start.isoformat(), "end": one.end.isoformat()}
        said = data | ({"assumed": True} if one.assumed else {})
        recorded = _recorded(one.recorded)
        return self._event(f"{SOURCE}/{sheet.table.name}/{one.year}/covered", COVERED, recorded, one, said)

    def _event(self, identity: str, kind: str, time: str, one: Return, data: dict[str, Any]) -> dict[str, Any]:
        recorded = _recorded(one.recorded)
        return self._common | {"id": identity, "type": kind, "time": time, "recordedtime": recorded, "data": data}


def _look_ahead(one: Return, sheet: Sheet, line: int, happening: Happening) -> None:
    if happening.day > one.recorded:
        text = f"after {one.recorded}, when the return was recorded; kept, and in no figure that ends earlier"
        sheet.findings.warn(line, happening.field, text)


@lru_cache(maxsize=4096)
def _midnight(day: dt.date) -> str:
    return dt.datetime.combine(day, dt.time(), LONDON).isoformat()


@lru_cache(maxsize=64)
def _recorded(day: dt.date) -> str:
    return recorded_at_end(day).isoformat()

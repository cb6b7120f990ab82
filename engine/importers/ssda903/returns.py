"""Files become returns: which belong together, which year they are of, when they were recorded."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from engine.history import is_too_far_ahead
from engine.importers.dates import TOO_FAR_AHEAD
from engine.importers.findings import ReturnRefusedError
from engine.importers.happening import Record
from engine.importers.period import Period
from engine.importers.retracting import Retraction
from engine.importers.ssda903.sheets import Sheet
from engine.importers.ssda903.years import dated_in

EPISODES = "episodes"
_SEPARATORS = re.compile(r"[\s_.,()+-]+")
_FEW = 100
"""A year that has fewer than one in so many of the episodes of the year before is a doubtful year."""


@dataclass
class Return:
    """Files of one return. `taken`: those that say nothing that another says; `retracted`: what they take back."""

    sheets: list[Sheet]
    period: Period
    taken: list[Sheet] = field(default_factory=list[Sheet])
    retracted: list[Retraction] = field(default_factory=list[Retraction])


def year_end(day: dt.date) -> dt.date:
    """The first 31 March on or after a day."""
    end = dt.date(day.year, 3, 31)
    return end if day <= end else end.replace(year=day.year + 1)


def grouped(sheets: Iterable[Sheet]) -> list[list[Sheet]]:
    """The files of one folder that share the rest of their name once the table's name is taken out of it.

    A file that lacks its table's name joins the only return with episodes in its folder, where that lacks its table.
    """
    groups: defaultdict[tuple[Path, str], list[Sheet]] = defaultdict(list)
    for sheet in sheets:
        groups[sheet.path.parent.resolve(), _rest_of_name(sheet)].append(sheet)
    return _joined(groups)


def _rest_of_name(sheet: Sheet) -> str:
    stem = _SEPARATORS.sub("_", sheet.path.stem.casefold())
    called = next((word for word in sheet.table.called if word in stem), "")
    return _SEPARATORS.sub("_", stem.replace(called, "", 1)).strip("_")


def _joined(groups: dict[tuple[Path, str], list[Sheet]]) -> list[list[Sheet]]:
    with_episodes: defaultdict[Path, list[list[Sheet]]] = defaultdict(list)
    for (folder, _), group in groups.items():
        if _episodes(group):
            with_episodes[folder].append(group)
    returns: list[list[Sheet]] = []
    for (folder, _), group in groups.items():
        hosts = with_episodes[folder]
        if len(hosts) == 1 and group is not hosts[0] and _may_join(group, hosts[0]):
            hosts[0].extend(group)
        else:
            returns.append(group)
    return returns


def _may_join(group: Sequence[Sheet], host: Sequence[Sheet]) -> bool:
    [sheet, *more] = group
    named = any(word in sheet.path.stem.casefold() for word in sheet.table.called)
    return not more and not named and all(sheet.table is not other.table for other in host)


def _episodes(sheets: Iterable[Sheet]) -> list[Sheet]:
    return [sheet for sheet in sheets if sheet.table.name == EPISODES]


def dated(sheets: Sequence[Sheet], recorded: dt.date | None) -> Return:
    """The return of some files. Raises ReturnRefusedError where no recorded date can be told.

    Without `recorded`: the first 31 March on or after the latest DECOM. A return covers the year of its latest DECOM,
    and no day after the one that it was recorded on; without episodes, the year that ended last by then. Where only a
    few episodes would make it a year later, and `recorded` is given, it covers the year before.
    """
    end = last_year_end(sheets, recorded)
    if end is None and recorded is None:
        text = f"{sheets[0].path}: no recorded date can be told without a DECOM; give the episodes too, named alike"
        raise ReturnRefusedError(f"{text}, or --recorded DATE")
    end = end or _year_ended(recorded or dt.date.max)
    doubtful = _doubtful_year(sheets, end)
    if doubtful and recorded is None:
        raise ReturnRefusedError(doubtful)
    if doubtful:
        end = end.replace(year=end.year - 1)
    start = end.replace(year=end.year - 1) + dt.timedelta(1)
    day = recorded or end
    period = Period(start, min(end, day), day, recorded is None)
    for sheet in sheets:
        date_years(sheet, period)
    return Return(list(sheets), period)


def last_year_end(sheets: Iterable[Sheet], recorded: dt.date | None) -> dt.date | None:
    """The end of the year of the latest DECOM, by the recorded day if given; None without one."""
    begun = [day for sheet in _episodes(sheets) for day, _ in _days_begun(sheet)]
    return max((year_end(day) for day in begun if recorded is None or day <= recorded), default=None)


def _year_ended(day: dt.date) -> dt.date:
    end = year_end(day)
    return end if end == day else end.replace(year=end.year - 1)


def _days_begun(sheet: Sheet) -> list[tuple[dt.date, int]]:
    return [(record.happenings[0].day, record.line) for record in sheet.records]


def _doubtful_year(sheets: Iterable[Sheet], end: dt.date) -> str | None:
    """Why the year is in doubt, and what to do: one mistyped year would date the whole return."""
    for sheet in _episodes(sheets):
        days = _days_begun(sheet)
        last = [line for day, line in days if year_end(day) == end]
        if last and len(last) * _FEW < len(days):
            text = f"{len(last)} of {len(days):,} episodes alone would date this return {end}"
            remedy = "correct them, or give --recorded DATE"
            return f"{sheet.path}:{last[0]}: DECOM: {text}; {remedy}"
    return None


def date_years(sheet: Sheet, period: Period) -> None:
    """Gives rows that name no day one of the return's year; leaves out those whose days cannot be of the return."""
    kept: list[Record] = []
    for record in sheet.records:
        one = dated_in(record, period)
        if one is None:
            text = f"before {period.start}, when the return's year begins; write the right day"
            _leave_out(sheet, record, record.happenings[-1].field, text)
        elif far := [said.field for said in one.happenings if is_too_far_ahead(said.day, period.recorded)]:
            _leave_out(sheet, record, far[0], TOO_FAR_AHEAD)
        else:
            kept.append(one)
    sheet.records = kept


def _leave_out(sheet: Sheet, record: Record, field: str, text: str) -> None:
    sheet.findings.error(record.line, field, f"{text}; row left out")
    sheet.left_out.append(record.subject)

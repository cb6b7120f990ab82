"""What a child's episodes say of each other: listed only, since what is care is the core's to say."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from engine.importers.happening import Record
from engine.importers.ssda903.sheets import Sheet

_A_DAY = dt.timedelta(1)
_NEVER = dt.date.max - _A_DAY


class _Episode(NamedTuple):
    start: dt.date
    end: dt.date
    entry: str
    reason: str
    line: int


def flag_episodes(sheet: Sheet) -> None:
    """Warns of an X1 that no episode follows within a day, and of a start other than S after care had ended."""
    children: defaultdict[str, list[_Episode]] = defaultdict(list)
    for record in sheet.records:
        children[record.subject].append(_episode(record))
    for episodes in children.values():
        for line, field, text in _flags(sorted(episodes)):
            sheet.findings.warn(line, field, text)


def _episode(record: Record) -> _Episode:
    begun, *ended = record.happenings
    end, reason = (ended[0].day, ended[0].data.get("reason", "")) if ended else (_NEVER, "")
    return _Episode(begun.day, end, begun.data["entry"], reason, record.line)


def _flags(episodes: list[_Episode]) -> Iterator[tuple[int, str, str]]:
    for number, one in enumerate(episodes):
        others = episodes[:number] + episodes[number + 1 :]
        goes_on = any(other.start <= one.end + _A_DAY and one.end <= other.end for other in others)
        if one.reason == "X1" and not goes_on:
            yield one.line, "REC", "X1, and no episode begins within a day; care is taken as ended"
        before = [other.end for other in episodes[:number]]
        if before and one.entry != "S" and one.start > max(before) + _A_DAY:
            yield one.line, "RNE", "not S, though care had ended; taken as care again, and not as a start"

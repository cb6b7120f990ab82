"""The door: the files of a command become the returns that they are, and these become events.

A file of XML is a CIN census, and CSV files are the tables of SSDA903 returns. All are opened, and looked through
to their ends, before the first event goes out: of a command that is refused, nothing is written.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from engine.calendar import LONDON
from engine.importers.cin import Census, opened
from engine.importers.comparing import Earlier
from engine.importers.context import Context
from engine.importers.findings import Finding, ReturnRefusedError
from engine.importers.period import Period
from engine.importers.ssda903.events import ready
from engine.importers.ssda903.returns import grouped
from engine.importers.ssda903.sheets import read_sheets
from engine.importers.stamp import Stamped

_BEFORE_XML = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
"""Byte order marks, blanks, and what UTF-16 puts beside them."""


class Return(Protocol):
    """A return that is open. Findings, rows and left_out are whole once its events are exhausted."""

    @property
    def source(self) -> str: ...
    @property
    def period(self) -> Period: ...
    @property
    def findings(self) -> list[Finding]: ...
    @property
    def rows(self) -> int: ...
    @property
    def left_out(self) -> int: ...
    def events(self, earlier: Earlier | None) -> Iterator[Stamped]: ...


class Imported:
    """What comes of some files. Findings, rows, left_out and still_open are whole once `events` is exhausted.

    `skipped`: a line about each file that is not used. `rows`: of the tables imported, and a census's children;
    `left_out`: those of them that are not taken; `still_open`: records that were open in one return, and that a later
    one does not have.
    """

    def __init__(self, returns: Sequence[Return], skipped: list[str]) -> None:
        self._returns, self.skipped = returns, skipped
        several = [source for source, number in Counter(one.source for one in returns).items() if number > 1]
        self._earlier = {source: Earlier() for source in several}
        self.events = (event for one in returns for event in one.events(self._earlier.get(one.source)))

    @property
    def findings(self) -> list[Finding]:
        return [finding for one in self._returns for finding in one.findings]

    @property
    def rows(self) -> int:
        return sum(one.rows for one in self._returns)

    @property
    def still_open(self) -> int:
        return sum(one.still_open for one in self._earlier.values())

    @property
    def left_out(self) -> int:
        return sum(one.left_out for one in self._returns)


class _Kinds(NamedTuple):
    tables: list[Path]
    censuses: list[Path]


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
    context = Context(key, authority, today or dt.datetime.now(LONDON).date())
    if recorded and recorded > context.today:
        raise ReturnRefusedError(
            f"--recorded {recorded}: lies ahead; nothing recorded later could correct it for years"
        )
    new, old = _kinds(files), _kinds(replaces)
    sheets, skipped = read_sheets(new.tables, context)
    groups = grouped(sheets)
    _check_alone(len(groups), new, old, recorded)
    tables = ready(groups, context, recorded, read_sheets(old.tables, context)[0])
    censuses, repeated = _taken_once(_opened(new, old, context, recorded))
    skipped += [line for one in tables for line in one.skipped] + repeated
    return Imported(sorted([*tables, *censuses], key=lambda one: one.period.recorded), skipped)


def _kinds(files: Iterable[Path]) -> _Kinds:
    """Each file once, by what it is."""
    distinct = list({file.resolve(): file for file in files}.values())
    censuses = [file for file in distinct if _is_xml(file)]
    return _Kinds([file for file in distinct if file not in censuses], censuses)


def _is_xml(file: Path) -> bool:
    with file.open("rb") as opened:
        head = opened.read(4096)
    return head.lstrip(_BEFORE_XML).startswith(b"<") or file.suffix.casefold() == ".xml"


def _check_alone(groups: int, new: _Kinds, old: _Kinds, recorded: dt.date | None) -> None:
    """Raises ReturnRefusedError where an option that takes one return is given with another number of them."""
    returns = groups + len(new.censuses)
    if recorded and returns > 1:
        raise _number_refused("--recorded", returns)
    if old.tables and groups != 1:
        raise _number_refused("--replaces", groups, " of CSV")
    for censuses in (new.censuses, old.censuses) if old.censuses else ():
        if len(censuses) != 1:
            raise _number_refused("--replaces", len(censuses), " of XML")


def _number_refused(option: str, returns: int, kind: str = "") -> ReturnRefusedError:
    text = f"{option} takes one return{kind}, and these files are {returns}"
    return ReturnRefusedError(f"{text}; import each by itself" if returns else f"{text}; give the new one too")


def _opened(new: _Kinds, old: _Kinds, context: Context, recorded: dt.date | None) -> Iterator[tuple[Path, Census]]:
    replaced = old.censuses[0] if old.censuses else None
    for file in new.censuses:
        yield file, opened(file, context, recorded, replaced)


def _taken_once(censuses: Iterable[tuple[Path, Census]]) -> tuple[list[Census], list[str]]:
    """Those that say nothing that an earlier one says, and a line about each that is skipped.

    Raises ReturnRefusedError where two of one coverage and recorded time differ: their bytes would decide.
    """
    first: dict[tuple[str, dt.date], tuple[Path, Census]] = {}
    skipped: list[str] = []
    for file, census in censuses:
        year, recorded = census.period.year, census.period.recorded
        earlier, same = first.setdefault((year, recorded), (file, census))
        if same.digest != census.digest:
            text = f"{earlier} and {file}: both the CIN census of {year}, recorded {recorded}, and differ"
            raise ReturnRefusedError(f"{text}; import the later one by itself with a later --recorded DATE")
        if same is not census:
            skipped.append(f"{file}: skipped: says the same as another file")
    return [census for _, census in first.values()], skipped

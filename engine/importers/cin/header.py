"""The header of a census: which year it is of, when it was recorded, whose it is."""

import datetime as dt
import re
from pathlib import Path
from typing import NamedTuple

from engine.importers.cin.authorities import LEA
from engine.importers.cin.elements import Leaf
from engine.importers.context import Context
from engine.importers.dates import ISO, day_written
from engine.importers.findings import Findings, ReturnRefusedError
from engine.importers.period import Period

_NO_LEAF = Leaf("", 1)
_YEAR = re.compile(r"20[0-9]{2}")


class Header(NamedTuple):
    """`year`: the census of 2023-24 is 2024. `leaves`: what its elements say."""

    year: int
    reference: dt.date
    leaves: dict[str, Leaf]

    @property
    def year_end(self) -> dt.date:
        """The day that the reference date should be."""
        return dt.date(self.year, 3, 31)

    @property
    def start(self) -> dt.date:
        return dt.date(self.year - 1, 4, 1)

    def line(self, name: str) -> int:
        return _line(self.leaves, name)


def header_of(path: Path, leaves: dict[str, Leaf]) -> Header:
    """Raises ReturnRefusedError where it is not told which census it is."""
    said = {name: leaf.text for name, leaf in leaves.items()}
    if said.get("Collection", "").upper() != "CIN":
        raise _refused(path, leaves, "Collection", "not CIN; give the XML of a children in need census")
    year = said.get("Year", "")
    if not _YEAR.fullmatch(year):
        raise _refused(path, leaves, "Year", "not a year; write the one that the census ends in, as 2024")
    try:
        reference = day_written(said.get("ReferenceDate", ""), ISO)
    except ValueError as error:
        raise _refused(path, leaves, "ReferenceDate", str(error)) from None
    return Header(int(year), reference, leaves)


def period_of(path: Path, header: Header, recorded: dt.date | None, today: dt.date) -> Period:
    """Covers 1 April of the year before to the reference date, and no day after the one that it was recorded on.

    Raises ReturnRefusedError where it would be recorded before its year or after today.
    """
    if header.reference < header.start:
        text = f"before {header.start}, when the year begins; write the right day"
        raise _refused(path, header.leaves, "ReferenceDate", text)
    day = recorded or header.reference
    if recorded is None and day > today:
        text = "in the future; give the day of the export with --recorded DATE"
        raise _refused(path, header.leaves, "ReferenceDate", text)
    if day < header.start:
        text = f"begins on {header.start}, after --recorded; give the day of the export"
        raise _refused(path, header.leaves, "Year", text)
    return Period(header.start, min(header.reference, day), day, recorded is None)


def look_at_header(header: Header, context: Context, findings: Findings) -> None:
    """Warns of another reference date than 31 March, and of another authority's code."""
    if header.reference != header.year_end:
        text = f"not {header.year_end}, though Year is {header.year}; taken as it is, as the end of what is covered"
        findings.warn(header.line("ReferenceDate"), "ReferenceDate", text)
    doubt = _doubt(header.leaves.get("LEA", _NO_LEAF).text, context.authority)
    if doubt:
        findings.warn(header.line("LEA"), "LEA", f"{doubt}; taken as its own")


def _doubt(lea: str, authority: str) -> str:
    """Why the file may be another authority's."""
    own = LEA.get(authority)
    if not lea:
        return f"not there to compare with {authority}"
    if own is None:
        return f"no code is known of {authority} to compare it with"
    return "" if lea == own else f"not {own}, the code of {authority}: the right file?"


def _refused(path: Path, leaves: dict[str, Leaf], name: str, text: str) -> ReturnRefusedError:
    return ReturnRefusedError(f"{path}:{_line(leaves, name)}: {name}: {text}")


def _line(leaves: dict[str, Leaf], name: str) -> int:
    """Of the header, where it has no such element."""
    return leaves.get(name, leaves.get("Header", _NO_LEAF)).line

"""What is wrong with a file: by file, line and field, with the remedy.

A finding never quotes a cell: it may name a child.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]

MOST_LISTED = 20
"""Errors of one kind in one file that are listed one by one; the rest are one line."""


class ReturnRefusedError(ValueError):
    """Files that as a whole cannot be used; the text says which, why and what to do. Nothing of the command counts."""


@dataclass(frozen=True)
class Finding:
    """Something wrong in a row. An error: the row, or a part of it, is not taken. A warning: taken as the text says."""

    file: str
    line: int
    field: str
    text: str
    severity: Severity

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.field}: {self.text}"


class Findings:
    """The findings of one file: errors up to a limit each, warnings as one line a kind."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._lines: defaultdict[tuple[Severity, str, str], list[int]] = defaultdict(list)

    def error(self, line: int, field: str, text: str) -> None:
        self._lines["error", field, text].append(line)

    def warn(self, line: int, field: str, text: str) -> None:
        self._lines["warning", field, text].append(line)

    def listed(self) -> list[Finding]:
        """In the order of the lines."""
        kinds = self._lines.items()
        found = [
            finding for (severity, field, text), lines in kinds for finding in self._kind(severity, field, text, lines)
        ]
        return sorted(found, key=lambda finding: finding.line)

    def _kind(self, severity: Severity, field: str, text: str, lines: list[int]) -> list[Finding]:
        if severity == "warning":
            more = f" ({len(lines)} rows; this is the first)" if len(lines) > 1 else ""
            return [Finding(self._file, min(lines), field, text + more, severity)]
        shown = [Finding(self._file, line, field, text, severity) for line in lines[:MOST_LISTED]]
        if rest := lines[MOST_LISTED:]:
            shown.append(Finding(self._file, rest[0], field, f"{text} ({len(rest)} rows from here on)", severity))
        return shown

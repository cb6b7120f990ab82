"""What is wrong with a file: by file, line and field, with the remedy.

A finding never quotes a cell: it may name a child.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]

MOST_LISTED = 20
"""Errors of one kind in one file that are listed one by one; the rest are one line."""


class ReturnRefusedError(ValueError):
    """Files that as a whole cannot be used; the text says which, why and what to do. Nothing of the command counts."""


@dataclass(frozen=True)
class Finding:
    """Something wrong in a record. An error: it, or a part of it, is not taken. A warning: taken as the text says."""

    file: str
    line: int
    field: str
    text: str
    severity: Severity

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.field}: {self.text}"


@dataclass
class _Kind:
    """Findings that differ by their line only. `lines`: of the first ones."""

    count: int = 0
    first: int = 0
    lines: list[int] = field(default_factory=list[int])

    def add(self, line: int) -> None:
        self.first = min(self.first, line) if self.count else line
        self.count += 1
        if len(self.lines) <= MOST_LISTED:
            self.lines.append(line)


class Findings:
    """The findings of one file: errors up to a limit each, warnings as one line a kind."""

    def __init__(self, file: str, called: str = "rows") -> None:
        self._file, self._called = file, called
        self._kinds: defaultdict[tuple[Severity, str, str], _Kind] = defaultdict(_Kind)

    def error(self, line: int, field: str, text: str) -> None:
        self._kinds["error", field, text].add(line)

    def warn(self, line: int, field: str, text: str) -> None:
        self._kinds["warning", field, text].add(line)

    def listed(self) -> list[Finding]:
        """In the order of the lines."""
        kinds = self._kinds.items()
        found = [
            finding for (severity, field, text), kind in kinds for finding in self._listed(severity, field, text, kind)
        ]
        return sorted(found, key=lambda finding: finding.line)

    def _listed(self, severity: Severity, field: str, text: str, kind: _Kind) -> list[Finding]:
        if severity == "warning":
            more = f" ({kind.count} {self._called}; this is the first)" if kind.count > 1 else ""
            return [Finding(self._file, kind.first, field, text + more, severity)]
        shown = [Finding(self._file, line, field, text, severity) for line in kind.lines[:MOST_LISTED]]
        if kind.count > MOST_LISTED:
            rest = f"{text} ({kind.count - MOST_LISTED} {self._called} from here on)"
            shown.append(Finding(self._file, kind.lines[MOST_LISTED], field, rest, severity))
        return shown

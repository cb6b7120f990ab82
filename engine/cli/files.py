"""Files given to a command: returns and event files become events, read from one place."""

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from engine.cli.console import Exit, stop
from engine.importers.event_lines import BadLine, FileRefusedError, Line, event_lines
from engine.importers.findings import Finding
from engine.importers.ssda903 import Imported, ReturnRefusedError, import_returns
from schemas.envelope import decode


class Source:
    """The events of some files; may be read more than once. Ends the command where a file as a whole is refused."""

    def __init__(
        self,
        files: Sequence[Path],
        authority: str,
        key: bytes,
        recorded: dt.date | None,
        replaces: Sequence[Path] = (),
    ) -> None:
        self._authority, self._recorded = authority, recorded
        self._lines = [file for file in files if file.suffix == ".jsonl"]
        returns = [file for file in files if file.suffix != ".jsonl"]
        self._imported = self._import(returns, key, replaces)

    def read(self) -> Iterator[Line | BadLine]:
        """Every event, and every line that is none."""
        for event in self._imported.events if self._imported else ():
            text = json.dumps(event, ensure_ascii=False, separators=(",", ":"))
            yield Line(text, decode(text))
        try:
            for file in self._lines:
                yield from event_lines(file, self._authority, self._recorded)
        except FileRefusedError as error:
            stop(str(error), Exit.REFUSED)

    @property
    def findings(self) -> list[Finding]:
        """What was found in the returns, row by row."""
        return self._imported.findings if self._imported else []

    @property
    def skipped(self) -> list[str]:
        """Files that no indicator uses, a line each."""
        return self._imported.skipped if self._imported else []

    def _import(self, files: Sequence[Path], key: bytes, replaces: Sequence[Path]) -> Imported | None:
        if not files:
            return None
        try:
            return import_returns(files, authority=self._authority, key=key, recorded=self._recorded, replaces=replaces)
        except ReturnRefusedError as error:
            stop(str(error), Exit.REFUSED)

"""Files given to a command: returns and event files become events, read from one place."""

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from engine.cli.console import Exit, stop
from engine.cli.progress import working
from engine.importers.event_lines import BadLine, FileRefusedError, Line, event_lines
from engine.importers.files import Imported, import_returns
from engine.importers.findings import Finding, ReturnRefusedError
from engine.importers.odd_lines import OddLines
from schemas.envelope import decode


class Source:
    """The events of some files, read once. Ends the command where a file as a whole is refused."""

    def __init__(
        self,
        files: Sequence[Path],
        authority: str,
        key: bytes,
        recorded: dt.date | None,
        replaces: Sequence[Path] = (),
    ) -> None:
        self._authority, self._recorded = authority, recorded
        self._lines = [file for file in files if file.suffix.casefold() == ".jsonl"]
        returns = [file for file in files if file not in self._lines]
        self._useless: list[Path] = []
        self._odd: list[Finding] = []
        with working("looking through the files", returns):
            self._imported = self._import(returns, key, replaces)

    def refuse_lines(self) -> None:
        """Ends the command here where an event file is refused, before anything of the others is written."""
        for _ in self._read_lines():
            pass

    def read(self) -> Iterator[Line | BadLine]:
        """Every event, and every line that is none."""
        for event in self._imported.events:
            text = json.dumps(event, ensure_ascii=False, separators=(",", ":"))
            yield Line(text, decode(text))
        odd = OddLines()
        for line in self._read_lines():
            if isinstance(line, Line):
                odd.look(line)
            yield line
        self._odd = odd.findings()

    @property
    def findings(self) -> list[Finding]:
        """What was found in the returns, row by row, and of the lines that were taken; whole once all is read."""
        return [*self._imported.findings, *self._odd]

    @property
    def still_open(self) -> int:
        """Records that were open in one return, and that a later one does not have; whole once all is read."""
        return self._imported.still_open

    @property
    def skipped(self) -> list[str]:
        """Files that no indicator uses, and event files of no use (known once they are read), a line each."""
        return [*self._imported.skipped, *(f"{file}: skipped: no event in it can be used" for file in self._useless)]

    def _read_lines(self) -> Iterator[Line | BadLine]:
        self._useless = list(self._lines)
        try:
            for file in self._lines:
                for line in event_lines(file, self._authority, self._recorded):
                    if isinstance(line, Line) and file in self._useless:
                        self._useless.remove(file)
                    yield line
        except FileRefusedError as error:
            stop(str(error), Exit.REFUSED)

    def _import(self, files: Sequence[Path], key: bytes, replaces: Sequence[Path]) -> Imported:
        try:
            return import_returns(files, authority=self._authority, key=key, recorded=self._recorded, replaces=replaces)
        except ReturnRefusedError as error:
            stop(str(error), Exit.REFUSED)

"""A return's events, and what was found in its files."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby

from engine.importers.comparing import Earlier, Turn
from engine.importers.context import Context
from engine.importers.findings import Finding, ReturnRefusedError
from engine.importers.period import Period
from engine.importers.ssda903.episodes import flag_episodes
from engine.importers.ssda903.restate import retractions, take_once
from engine.importers.ssda903.returns import EPISODES, Return, dated
from engine.importers.ssda903.sheets import Sheet
from engine.importers.stamp import Stamp, Stamped

SOURCE = "ssda903"


class Ssda903:
    """One return, ready to be read as events."""

    source = SOURCE

    def __init__(self, one: Return, context: Context) -> None:
        self.period = one.period
        self._return, self._stamp = one, Stamp(SOURCE, context, one.period)
        for sheet in one.sheets:
            if sheet.table.name == EPISODES:
                flag_episodes(sheet)
        for sheet in one.taken:
            _look_ahead(sheet, one.period)

    @property
    def findings(self) -> list[Finding]:
        """File by file, in the order of the lines."""
        return [finding for sheet in self._return.sheets for finding in sheet.findings.listed()]

    @property
    def skipped(self) -> list[str]:
        """The files that say the same as another, a line each."""
        repeated = [sheet for sheet in self._return.sheets if all(sheet is not one for one in self._return.taken)]
        return [f"{sheet.path}: skipped: says the same as another file" for sheet in repeated]

    @property
    def rows(self) -> int:
        return sum(sheet.rows for sheet in self._return.sheets)

    @property
    def left_out(self) -> int:
        """Rows that are not taken."""
        return sum(len(sheet.left_out) for sheet in self._return.sheets)

    def events(self, earlier: Earlier | None = None) -> Iterator[Stamped]:
        """Child by child and day by day whatever the order of the rows; then what is covered, and what is gone.

        `earlier`: what the command's earlier returns said.
        """
        sheets = self._return.taken
        happened = [event for sheet in sheets for event in self._happened(sheet)]
        happened.sort(key=lambda event: (event["subject"], event["time"], event["id"], str(event["data"])))
        # Two tables may tell of one thing.
        yield from (event for event, _ in groupby(happened))
        for sheet in sorted(sheets, key=lambda sheet: sheet.table.name):
            if sheet.table.types:
                yield self._stamp.covered(f"{SOURCE}/{sheet.table.name}", sheet.table.types)
        for gone in self._return.retracted:
            yield self._stamp.retracted(gone)
        if earlier:
            yield from self._compared(Turn(earlier, self.period))

    def _compared(self, turn: Turn) -> Iterator[Stamped]:
        for sheet in self._return.taken:
            for record in sheet.records:
                turn.take(record, sheet.findings)
        types = {kind for sheet in self._return.taken for kind in sheet.table.types}
        yield from (self._stamp.retracted(gone) for gone in turn.close(types))

    def _happened(self, sheet: Sheet) -> Iterator[Stamped]:
        for record in sheet.records:
            for happening in record.happenings:
                yield self._stamp.happened(happening, record.subject)


def ready(
    groups: Sequence[Sequence[Sheet]], context: Context, recorded: dt.date | None, replaced: Sequence[Sheet]
) -> list[Ssda903]:
    """The returns that groups of files are, each file taken once. `replaced`: what the only one takes the place of.

    Raises ReturnRefusedError where no recorded date can be told, or files contradict each other.
    """
    returns = sorted((dated(group, recorded) for group in groups), key=lambda one: one.period.recorded)
    for one in returns:
        _refuse_future(one, context.today)
    take_once(returns)
    for one in returns:
        one.retracted = list(retractions(one, replaced)) if replaced else []
    return [Ssda903(one, context) for one in returns]


def _refuse_future(one: Return, today: dt.date) -> None:
    if one.period.recorded > today:
        text = (
            f"would be recorded {one.period.recorded}, in the future; give the day of the export with --recorded DATE"
        )
        raise ReturnRefusedError(f"{one.sheets[0].path}: {text}")


def _look_ahead(sheet: Sheet, period: Period) -> None:
    for record in sheet.records:
        for happening in record.happenings:
            if happening.day > period.recorded:
                text = (
                    f"after {period.recorded}, when the return was recorded; kept, and in no figure that ends earlier"
                )
                sheet.findings.warn(record.line, happening.field, text)

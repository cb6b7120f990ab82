"""The events of files, folded; what cannot be used is listed."""

import datetime as dt

from engine.authority import Authority
from engine.calendar import day_of, end_of
from engine.cli.console import listed, say
from engine.cli.files import Source
from engine.cli.progress import counted
from engine.importers.event_lines import BadLine
from schemas.envelope import EventRefusedError


def fold(one: Authority, source: Source, known: dt.date | None) -> None:
    """Takes and folds what can be used, and says where nothing of it was recorded by the day that is known."""
    first = _taken(one, source)
    one.fold()
    if known and first and first > end_of(known):
        say(f"--known {known}: nothing had been recorded by then; the first was on {day_of(first)}")


def _taken(one: Authority, source: Source) -> dt.datetime | None:
    """Takes what can be used; lists what cannot. Gives when the first of it was recorded."""
    bad: list[object] = []
    first: dt.datetime | None = None
    for line in counted(source.read(), "events"):
        if isinstance(line, BadLine):
            bad.append(line)
            continue
        try:
            one.take(line.event)
            first = min(first or line.event["recordedtime"], line.event["recordedtime"])
        except EventRefusedError as error:
            bad.append(f"{line.place}: {error}")
    for skipped in source.skipped:
        say(skipped)
    listed([*source.findings, *bad])
    if first is None:
        say("no event in these files can be used: no figure has data")
    return first

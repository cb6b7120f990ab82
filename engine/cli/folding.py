"""The events of files, folded; what cannot be used is listed."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from engine.authority import Authority
from engine.calendar import day_of, end_of
from engine.cli import options
from engine.cli.console import listed, say
from engine.cli.files import Source
from engine.cli.progress import counted
from engine.cli.settings import random_key, read_key, read_settings
from engine.importers.event_lines import BadLine
from engine.readings.periods import known_by
from schemas.catalogue import Catalogue
from schemas.envelope import EventRefusedError


def folded(
    files: Sequence[Path], authority: str, catalogue: Catalogue, recorded: str | None, knowns: Sequence[dt.date | None]
) -> Authority:
    """An authority that has what can be used, to be read as known by these days, the earliest first.

    Says where nothing was recorded by the earliest.
    """
    one = Authority(options.authority_code(authority), catalogue, map(known_by, knowns))
    key = read_key(read_settings()) or random_key()
    first = _taken(one, Source(files, authority, key, options.day(recorded, "--recorded")))
    one.fold()
    known = knowns[0]
    if known and first and first > end_of(known):
        say(f"--known {known}: nothing had been recorded by then; the first was on {day_of(first)}")
    return one


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

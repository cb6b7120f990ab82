"""`casetide import`: returns become events."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from engine.cli import app, options
from engine.cli.console import Exit, listed, say, stop
from engine.cli.files import Source
from engine.cli.progress import counted
from engine.cli.settings import live_settings, random_key, read_key, read_settings
from engine.importers.event_lines import BadLine


@app.command("import")
def import_(
    files: options.Files,
    authority: options.AuthorityCode,
    to: Annotated[Literal["kafka", "-"], typer.Option("--to", help="Kafka's log, or - for stdout as JSON Lines.")],
    recorded: options.Recorded = None,
    replaces: Annotated[
        list[Path] | None,
        typer.Option(
            "--replaces", exists=True, dir_okay=False, help="The earlier file: its rows that are gone are retracted."
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Write nothing when a row is bad.")] = False,
) -> None:
    """Returns (or event files) to events. Bad rows are listed; the good ones go in.

    Give a year's return together with the year before: what repeats changes nothing, what the later one no longer says
    is taken back, and what was open and is not in it is listed.
    """
    code, key, day = options.authority_code(authority), _key(to), options.day(recorded, "--recorded")
    if strict:
        _refuse_bad(Source(files, code, key, day, replaces or ()))
    source = Source(files, code, key, day, replaces or ())
    source.refuse_lines()
    for line in source.skipped:
        say(line)
    bad: list[BadLine] = []
    good = _good(source, bad)
    sent = _write(good) if to == "-" else _send(good, code)
    count = listed([*source.findings, *bad])
    say(f"{sent} events; {count} findings, {_errors(source, bad)} of them errors{_open(source)}")


def _refuse_bad(source: Source) -> None:
    """Reads all, and ends the command where anything is bad, before anything is written."""
    bad: list[BadLine] = []
    for _ in counted(_good(source, bad), "events looked through"):
        pass
    if errors := _errors(source, bad):
        listed([*source.findings, *bad])
        stop(f"nothing written: {errors} bad rows, and --strict", Exit.REFUSED)


def _good(source: Source, bad: list[BadLine]) -> Iterator[str]:
    """The events as JSON; the lines that are none go to `bad`."""
    for line in source.read():
        if isinstance(line, BadLine):
            bad.append(line)
        else:
            yield line.text


def _errors(source: Source, bad: Sequence[BadLine]) -> int:
    return len(bad) + sum(finding.severity == "error" for finding in source.findings)


def _open(source: Source) -> str:
    return f"; {source.still_open} records count as open that a later return does not have" if source.still_open else ""


def _key(to: str) -> bytes:
    key = read_key(read_settings())
    if key is None and to == "kafka":
        text = (
            "set CASETIDE_PSEUDONYM_KEY or CASETIDE_PSEUDONYM_KEY_FILE: without it pseudonyms would fit no other import"
        )
        stop(text, Exit.USAGE)
    if key is None:
        say("no pseudonym key is set: a random one is used, and these events fit no others")
    return key or random_key()


def _send(events: Iterable[str], authority: str) -> int:
    from engine.live.errors import LiveError, ServiceUnreachableError
    from engine.live.send import send_events

    lines = (text.encode() for text in counted(events, "events"))
    try:
        return send_events(live_settings(read_settings()), authority, lines).events
    except ServiceUnreachableError as error:
        stop(str(error), Exit.UNREACHABLE)
    except LiveError as error:
        stop(str(error), Exit.REFUSED)


def _write(events: Iterable[str]) -> int:
    sent = 0
    for text in events if sys.stdout.isatty() else counted(events, "events"):
        typer.echo(text)
        sent += 1
    return sent

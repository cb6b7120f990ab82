"""`casetide import`: returns become events."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from engine.cli import app, options
from engine.cli.console import Exit, listed, say, stop
from engine.cli.files import Source
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
    """Returns (or event files) to events. Bad rows are listed; the good ones go in."""
    code = options.authority_code(authority)
    source = Source(files, code, _key(to), options.day(recorded, "--recorded"), replaces or ())
    for line in source.skipped:
        say(line)
    bad = [line for line in source.read() if isinstance(line, BadLine)]
    count = listed([*source.findings, *bad])
    errors = len(bad) + sum(finding.severity == "error" for finding in source.findings)
    if strict and errors:
        stop(f"nothing written: {errors} bad rows, and --strict", Exit.REFUSED)
    sent = _write(source) if to == "-" else _send(source, code)
    say(f"{sent} events; {count} findings, {errors} of them errors")


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


def _send(source: Source, authority: str) -> int:
    from engine.live.errors import LiveError, ServiceUnreachableError
    from engine.live.send import send_events

    lines = (line.text.encode() for line in source.read() if not isinstance(line, BadLine))
    try:
        return send_events(live_settings(read_settings()), authority, lines).events
    except ServiceUnreachableError as error:
        stop(str(error), Exit.UNREACHABLE)
    except LiveError as error:
        stop(str(error), Exit.REFUSED)


def _write(source: Source) -> int:
    sent = 0
    for line in source.read():
        if not isinstance(line, BadLine):
            typer.echo(line.text)
            sent += 1
    return sent

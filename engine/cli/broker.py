"""`casetide broker`: Apache Kafka on this machine."""

from pathlib import Path
from typing import Annotated

import typer

from engine.cli import app
from engine.cli.console import Exit, say, stop
from engine.cli.settings import read_settings


@app.command()
def broker(
    state: Annotated[Path | None, typer.Option("--state", help="Folder of its log; it is kept.")] = None,
    port: Annotated[
        int | None, typer.Option("--port", min=1, max=65535, help="On loopback; else CASETIDE_BOOTSTRAP's.")
    ] = None,
) -> None:
    """Run Apache Kafka here, one node on loopback, until Ctrl-C. Needs no Docker and no Java."""
    from engine.local.errors import BrokerError
    from engine.local.kafka import run_broker

    settings = read_settings()
    wanted = port or _port(settings.bootstrap)
    try:
        with run_broker(state or settings.state / "kafka", wanted) as running:
            say(f"Kafka is at {running.bootstrap}; its log is in {running.state}. Ctrl-C stops it.")
            running.wait()
    except BrokerError as error:
        stop(str(error), Exit.UNREACHABLE)


def _port(bootstrap: str) -> int:
    port = bootstrap.rpartition(":")[2]
    if not port.isdigit():
        stop(f"CASETIDE_BOOTSTRAP: {bootstrap} has no port: host:port, or give --port", Exit.USAGE)
    return int(port)

"""`casetide stack`: all of it on one machine, without containers."""

from pathlib import Path
from typing import Annotated

import typer
from pydantic_core import to_json

from engine.cli import app
from engine.cli.children import run_engine
from engine.cli.console import Exit, say, stop
from engine.cli.settings import read_settings


@app.command()
def stack(
    state: Annotated[
        Path | None, typer.Option("--state", help="Folder of Kafka's log and of Prometheus; kept.")
    ] = None,
    webhook: Annotated[str | None, typer.Option("--webhook", metavar="URL", help="Where alerts are sent.")] = None,
    now: Annotated[
        str | None, typer.Option("--now", metavar="T", help="Hold the engines' clock at this instant, for tests.")
    ] = None,
    speed: Annotated[
        float, typer.Option("--speed", min=0, help="Let it run on from there, so many times as fast.")
    ] = 0,
    hurry: Annotated[
        float, typer.Option("--hurry", min=1, help="Make the waits of alerts so many times shorter; at any hour.")
    ] = 1,
) -> None:
    """Start Kafka, two engines, Prometheus and Alertmanager with the files of deploy/; their addresses as JSON."""
    from engine.local.configured import Wanted
    from engine.local.errors import BrokerError
    from engine.local.stack import Stack, run_stack

    def up(running: Stack) -> None:
        typer.echo(to_json(running._asdict()))
        say("Ctrl-C stops everything.")

    settings = read_settings()
    options = [f"--now={now}", f"--speed={speed:g}"] if now else []
    wanted = Wanted(settings.catalogue, [], webhook=webhook, hurry=hurry)
    try:
        run_stack(run_engine, say, up, state or settings.state, wanted, settings.group, options)
    except KeyboardInterrupt:
        say("stopped")
    except BrokerError as error:
        stop(str(error), Exit.UNREACHABLE)

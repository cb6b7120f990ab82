"""`casetide stack`: all of it on one machine, without containers."""

from pathlib import Path
from typing import Annotated

import typer
from pydantic_core import to_json

from dashboards import build_rules
from engine.cli import app, options
from engine.cli.children import run_engine
from engine.cli.console import Exit, say, stop
from engine.cli.settings import read_settings
from schemas.catalogue import available


@app.command()
def stack(
    state: Annotated[
        Path | None, typer.Option("--state", help="Folder of Kafka's log and of Prometheus; kept.")
    ] = None,
    webhook: Annotated[str | None, typer.Option("--webhook", metavar="URL", help="Where alerts are sent.")] = None,
    now: options.Now = None,
    speed: options.Speed = 0,
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
    folder = state or settings.state
    catalogue, rules = _catalogue(settings.catalogue, folder)
    clock = [f"--now={now}", f"--speed={speed:g}"] if now else []
    try:
        run_stack(
            run_engine,
            say,
            up,
            folder,
            catalogue,
            settings.group,
            Wanted(rules, [], webhook=webhook, hurry=hurry),
            clock,
        )
    except KeyboardInterrupt:
        say("stopped")
    except BrokerError as error:
        stop(str(error), Exit.UNREACHABLE)


def _catalogue(name: str, folder: Path) -> tuple[str, Path]:
    """What the engines are told, and the rules: those of the product, or made of the catalogue in a file."""
    from engine.local.configured import rules_of

    catalogue = options.catalogue(name)
    if name in available():
        return name, rules_of(name)
    (rules,) = build_rules(catalogue, (folder / "rules").absolute())
    return str(Path(name).absolute()), rules

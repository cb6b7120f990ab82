"""`casetide demo`: everything on this machine, with data."""

from typing import Annotated

import typer

from engine.cli import app
from engine.cli.children import run_engine
from engine.cli.console import Exit, say, stop
from engine.cli.settings import read_settings


@app.command()
def demo(
    speed: Annotated[
        float, typer.Option("--speed", min=0, help="How many times as fast as real its days run by.")
    ] = 8640,
    seconds: Annotated[float | None, typer.Option("--seconds", min=0, help="End by itself after so long.")] = None,
) -> None:
    """Start Kafka and the engine, load the example log of 2014, and let the days run on from its end: 10 s a day."""
    from engine.live.errors import LiveError
    from engine.local.demo import run_demo
    from engine.local.errors import BrokerError

    try:
        run_demo(run_engine, say, speed, read_settings().http_port, seconds)
    except KeyboardInterrupt:
        say("stopped")
    except (BrokerError, LiveError) as error:
        stop(str(error), Exit.UNREACHABLE)

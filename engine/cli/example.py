"""`casetide example`: a synthetic event log."""

import json
from typing import Annotated

import typer

from engine.cli import app, options
from engine.examples import EXAMPLES


@app.command()
def example(
    name: Annotated[str, typer.Argument(help=f"One of: {', '.join(EXAMPLES)}.")],
    seed: Annotated[int, typer.Option("--seed", help="Another seed, another log of the same kind.")] = 1,
    out: options.Out = None,
) -> None:
    """A made-up authority's events, as JSON Lines: no real child is in them."""
    if name not in EXAMPLES:
        raise typer.BadParameter(f"one of {', '.join(EXAMPLES)}", param_hint="name")
    options.write_lines((json.dumps(event, ensure_ascii=False) for event in EXAMPLES[name](seed)), out)

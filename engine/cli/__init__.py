"""The command `casetide`: a file a command. Reads the settings and wires the shells to the core."""

import gc
from importlib import import_module
from importlib.metadata import version
from typing import Annotated

import typer

app = typer.Typer(
    name="casetide",
    help="Live indicators of children's social care from case events.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
_COMMANDS = ("report", "why", "import_", "example", "check", "broker", "run", "demo", "stack", "dashboards")
_YOUNG = 10_000
"""Objects made before Python looks for cycles among them. Folding makes hundreds of thousands and no cycles: looked for
after each 700 they cost a third of its time."""


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"casetide {version('casetide')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Live indicators of children's social care from case events."""


def load_commands() -> None:
    """Each file of this folder that is a command adds itself to `app`."""
    for command in _COMMANDS:
        import_module(f"engine.cli.{command}")


def look_seldom_for_cycles() -> None:
    """For this process, as for every command."""
    gc.set_threshold(_YOUNG)


def main() -> None:
    """The entry point."""
    look_seldom_for_cycles()
    load_commands()
    app()

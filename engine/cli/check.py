"""`casetide check`: is the catalogue right?"""

from pathlib import Path
from typing import Annotated

import typer

from engine.cli import app
from engine.cli.console import Exit, listed, say, stop
from schemas.catalogue import Catalogue, CatalogueError, available, load, named


@app.command()
def check(
    file: Annotated[
        Path | None,
        typer.Argument(
            exists=True, dir_okay=False, help="A catalogue in YAML; without one, all that come with the product."
        ),
    ] = None,
) -> None:
    """Check a catalogue: what is wrong, by file, line and field, and what would be right."""
    try:
        catalogues = [load(file)] if file else [named(name) for name in available()]
    except CatalogueError as error:
        count = listed(error.problems)
        stop(f"{count} to mend in the catalogue", Exit.REFUSED)
    for catalogue in catalogues:
        say(_summary(catalogue))


def _summary(one: Catalogue) -> str:
    return (
        f"{one.catalogue}: {len(one.indicators)} indicators of {len(one.processes)} processes, right; hash {one.digest}"
    )

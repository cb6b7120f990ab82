"""`casetide dashboards build` and `casetide rules build`: files generated from the catalogues."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from dashboards import GRAFANA, RUNBOOKS, BuilderMissingError, Links, build, build_rules
from engine.cli import app
from engine.cli.console import Exit, stop
from schemas.catalogue import available, named

dashboards = typer.Typer(help="Grafana boards.", no_args_is_help=True)
rules = typer.Typer(help="Prometheus alert rules.", no_args_is_help=True)
app.add_typer(dashboards, name="dashboards")
app.add_typer(rules, name="rules")
Grafana = Annotated[str, typer.Option(help="Where Grafana is: alerts lead to its boards.")]
Runbooks = Annotated[str, typer.Option(help="The folder, or the address, of the pages that say what to do.")]
Folder = Annotated[Path, typer.Option("--out", file_okay=False, help="The folder to write to.")]


@dashboards.command("build")
def build_dashboards(out: Folder = Path("dashboards/generated")) -> None:
    """Write a Grafana board for each catalogue, its targets as thresholds."""
    try:
        _say(path for name in available() for path in build(named(name), out))
    except BuilderMissingError as error:
        stop(str(error), Exit.USAGE)


@rules.command("build")
def build_all_rules(
    out: Folder = Path("deploy/prometheus/rules"), grafana: Grafana = GRAFANA, runbooks: Runbooks = RUNBOOKS
) -> None:
    """Write the alert rules of each catalogue."""
    links = Links(grafana, runbooks)
    _say(path for name in available() for path in build_rules(named(name), out, links))


def _say(paths: Iterable[Path]) -> None:
    try:
        for path in paths:
            typer.echo(path)
    except OSError as error:
        stop(f"{error.filename}: {error.strerror}", Exit.USAGE)

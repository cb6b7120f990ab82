"""`casetide dashboards build` and `casetide rules build`: files generated from the catalogues."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from dashboards import GRAFANA, RUNBOOKS, BoardNameError, BuilderMissingError, Links, build, build_rules
from engine.cli import app, options
from engine.cli.console import Exit, stop
from schemas.catalogue import Catalogue, available

dashboards = typer.Typer(help="Grafana boards.", no_args_is_help=True)
rules = typer.Typer(help="Prometheus alert rules.", no_args_is_help=True)
app.add_typer(dashboards, name="dashboards")
app.add_typer(rules, name="rules")
Of = Annotated[
    str | None, typer.Option("--catalogue", metavar="NAME|FILE", help="Of this catalogue; else of all of the product.")
]
Grafana = Annotated[str, typer.Option(help="Where Grafana is: alerts lead to its boards.")]
Runbooks = Annotated[str, typer.Option(help="The folder, or the address, of the pages that say what to do.")]
Folder = Annotated[Path, typer.Option("--out", file_okay=False, help="The folder to write to.")]


@dashboards.command("build")
def build_dashboards(of: Of = None, out: Folder = Path("dashboards/generated")) -> None:
    """Write the Grafana boards of each catalogue, its targets as thresholds."""
    try:
        _say(path for catalogue in _chosen(of) for path in build(catalogue, out))
    except (BoardNameError, BuilderMissingError) as error:
        stop(str(error), Exit.USAGE)


@rules.command("build")
def build_all_rules(
    of: Of = None,
    out: Folder = Path("deploy/prometheus/rules"),
    grafana: Grafana = GRAFANA,
    runbooks: Runbooks = RUNBOOKS,
) -> None:
    """Write the alert rules of each catalogue."""
    links = Links(grafana, runbooks)
    _say(path for catalogue in _chosen(of) for path in build_rules(catalogue, out, links))


def _chosen(of: str | None) -> list[Catalogue]:
    return [options.catalogue(name) for name in ([of] if of else available())]


def _say(paths: Iterable[Path]) -> None:
    try:
        for path in paths:
            typer.echo(path)
    except OSError as error:
        stop(f"{error.filename}: {error.strerror}", Exit.USAGE)

"""The figures as a table for people, and as a file for programs."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from rich.console import Console
from rich.table import Table

from tests.bench.figures import Figure, rounded

WIDTH = 150
"""Where stdout is no terminal."""


def show(machine: Mapping[str, Any], figures: Sequence[Figure]) -> None:
    """To stdout."""
    console = Console()
    console = console if console.is_terminal else Console(width=WIDTH)
    table = Table(
        title="Casetide, measured quickly", caption=_caption(machine), title_justify="left", caption_justify="left"
    )
    table.add_column("what")
    for name in ("median", "least to most", "times"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("unit", no_wrap=True)
    for figure in figures:
        table.add_row(figure.says, rounded(median(figure.values)), _range(figure), str(len(figure.values)), figure.unit)
    console.print(table)


def write(file: Path, machine: Mapping[str, Any], figures: Sequence[Figure]) -> None:
    """{machine, runs: [figure, …]}."""
    file.parent.mkdir(exist_ok=True)
    whole = {"machine": machine, "runs": [figure.as_json() for figure in figures]}
    file.write_text(json.dumps(whole, indent=2, ensure_ascii=False) + "\n", "utf-8")


def _range(figure: Figure) -> str:
    return f"{rounded(min(figure.values))} to {rounded(max(figure.values))}" if len(figure.values) > 1 else ""


def _caption(machine: Mapping[str, Any]) -> str:
    return (
        f"{machine['cores']} cores of {machine['processor']}, {machine['memory_gib']} GiB, {machine['system']}, "
        f"Python {machine['python']}; load before {machine['load_before']}. Everything on this machine, over real Kafka."
    )

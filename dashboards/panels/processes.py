"""The processes: what started and ended lately, and what is open now."""

from dashboards import texts
from dashboards.layout import Block, Panel
from dashboards.panels.panel import Json, arranged, field, override, panel, table_options, tabled
from dashboards.promql import CHOSEN, agreed, series
from schemas.catalogue import Catalogue
from schemas.names import AUTHORITY, CATALOGUE, ENDED, OPEN, PROCESS, STARTED, WINDOW, WINDOWS

_SHOWN = [window for window in WINDOWS if window != "12_months"]


def processes(catalogue: Catalogue) -> list[Block]:
    """One table: a line for each process."""
    return [[_table(catalogue)]]


def _table(catalogue: Catalogue) -> Panel:
    columns = _columns(catalogue.catalogue)
    return panel(
        "table",
        "processes",
        "Started, ended, open now",
        (24, len(catalogue.processes) + 3),
        targets=tabled(query for _, query in columns),
        transformations=arranged(PROCESS, "Process", (title for title, _ in columns)),
        fieldConfig={
            "defaults": field(mappings=texts.nothing("–"), custom={"align": "auto", "cellOptions": {"type": "auto"}}),
            "overrides": [_names(catalogue)],
        },
        options=table_options(),
    )


def _columns(catalogue: str) -> list[tuple[str, str]]:
    """(title, query). The window is left out of the labels, so that the columns meet in one line."""
    of = {AUTHORITY: CHOSEN, CATALOGUE: catalogue}
    flows = [
        (f"{title}, {window.replace('_', ' ')}", agreed(series(metric, **of, **{WINDOW: window}), WINDOW))
        for title, metric in (("Started", STARTED), ("Ended", ENDED))
        for window in _SHOWN
    ]
    return [("Open now", agreed(series(OPEN, **of))), *flows]


def _names(catalogue: Catalogue) -> Json:
    """The processes' titles in place of their ids."""
    items = enumerate(catalogue.processes.items())
    titles = {name: {"text": process.title, "index": index} for index, (name, process) in items}
    return override("Process", mappings=[{"type": "value", "options": titles}], custom_width=420)

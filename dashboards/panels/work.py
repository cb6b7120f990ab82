"""The work in hand: overdue and due soon, by process, by team and by indicator. Numbers only, no child."""

from dashboards import texts
from dashboards.layout import Block, Panel
from dashboards.panels.panel import (
    Json,
    arranged,
    field,
    matrix,
    named,
    override,
    panel,
    stat_options,
    table_options,
    tabled,
)
from dashboards.promql import CHOSEN, Figures, agreed, series
from dashboards.targets import AMBER, NEUTRAL, RED, Step
from schemas import names
from schemas.catalogue import Catalogue, Cycle, Span
from schemas.names import AUTHORITY, CATALOGUE, PROCESS, TEAM, TEAM_DUE_SOON, TEAM_OVERDUE, Metric

_LATE, _SOON = "✗ Overdue", "◔ Due soon"


def totals(catalogue: Catalogue) -> list[Block]:
    """Overdue, due soon, and the age of the oldest, of all timed work."""
    days = ("suffix: days", 0)
    return [
        Block([_total("overdue", _LATE, _sum(catalogue, TEAM_OVERDUE), field(thresholds=_from_one(RED)))]),
        Block([_total("due-soon", _SOON, _sum(catalogue, TEAM_DUE_SOON), field(thresholds=_from_one(AMBER)))]),
        Block([_total("oldest", "Oldest, since its start", f"max({_now(catalogue, names.OLDEST)})", field(days))]),
    ]


def by_process(catalogue: Catalogue) -> list[Block]:
    """A line for each timed process."""
    columns = [
        (_LATE, f"sum without ({TEAM}) ({_now(catalogue, TEAM_OVERDUE)})"),
        (_SOON, f"sum without ({TEAM}) ({_now(catalogue, TEAM_DUE_SOON)})"),
        ("Oldest, days", _now(catalogue, names.OLDEST)),
    ]
    one = panel(
        "table",
        "work/by-process",
        "By process",
        (24, 3 + _timed(catalogue)),
        description="Due soon: within the working days that the process names. Oldest: days since the start.",
        targets=tabled(query for _, query in columns),
        transformations=arranged(PROCESS, "Process", (title for title, _ in columns)),
        fieldConfig={"defaults": _cell(), "overrides": [_titles(catalogue, "Process"), *_late_and_soon()]},
        options=table_options(),
    )
    return [Block([one])]


def by_team(catalogue: Catalogue) -> list[Block]:
    """Each process by the team that is responsible: overdue, and due soon."""
    return [
        Block([_by_team(catalogue, "overdue", f"{_LATE} by team", TEAM_OVERDUE, RED)]),
        Block([_by_team(catalogue, "due-soon", f"{_SOON} by team", TEAM_DUE_SOON, AMBER)]),
    ]


def by_indicator(catalogue: Catalogue) -> list[Block]:
    """A line for each indicator that is timed, with what the open month can still end at."""
    figures = Figures(catalogue.catalogue)
    columns = {
        _LATE: names.OVERDUE,
        _SOON: names.DUE_SOON,
        "In hand": names.PENDING,
        "Counted or open": names.CASES,
        "More late to miss": names.MARGIN,
        "Best month end": names.BEST,
        "Worst month end": names.WORST,
    }
    one = panel(
        "table",
        "work/by-indicator",
        "By indicator",
        (24, 14),
        targets=tabled(figures.carded(figures.now(metric), "title") for metric in columns.values()),
        transformations=arranged("title", "Indicator", columns, names.INDICATOR),
        fieldConfig={
            "defaults": _cell(),
            "overrides": [
                override("Indicator", custom_width=520),
                *_late_and_soon(),
                *(override(name, unit="percentunit", decimals=1) for name in ("Best month end", "Worst month end")),
            ],
        },
        options=table_options(),
    )
    return [Block([one])]


def _timed(catalogue: Catalogue) -> int:
    """How many lines a table of the timed processes has."""
    timed = [one for one in catalogue.processes.values() if isinstance(one, Cycle | Span)]
    return sum(isinstance(one, Cycle) or one.due is not None for one in timed)


def _now(catalogue: Catalogue, metric: Metric) -> str:
    return agreed(series(metric, **{AUTHORITY: CHOSEN, CATALOGUE: catalogue.catalogue}))


def _sum(catalogue: Catalogue, metric: Metric) -> str:
    return f"sum({_now(catalogue, metric)})"


def _total(key: str, title: str, query: str, defaults: Json) -> Panel:
    return panel(
        "stat",
        f"work/{key}",
        title,
        (8, 5),
        targets=named([(title, query)]),
        fieldConfig={"defaults": defaults, "overrides": []},
        options=stat_options(),
    )


def _by_team(catalogue: Catalogue, key: str, title: str, metric: Metric, color: str) -> Panel:
    first = [_titles(catalogue, f"{PROCESS}\\{TEAM}"), override(f"{PROCESS}\\{TEAM}", displayName="Process")]
    return panel(
        "table",
        f"work/{key}-by-team",
        title,
        (24, 3 + _timed(catalogue)),
        targets=tabled([_now(catalogue, metric)]),
        transformations=[matrix(PROCESS, TEAM, "Value")],
        fieldConfig={
            "defaults": _cell() | {"thresholds": _from_one(color)} | _coloured(),
            "overrides": first,
        },
        options=table_options(),
    )


def _titles(catalogue: Catalogue, name: str) -> Json:
    """The processes' titles in place of their ids."""
    items = enumerate(catalogue.processes.items())
    titles = {one: {"text": process.title, "index": index} for index, (one, process) in items}
    cell = {"type": "auto"}
    return override(name, mappings=[{"type": "value", "options": titles}], custom_width=420, custom_cellOptions=cell)


def _late_and_soon() -> list[Json]:
    cell = {"type": "color-background", "mode": "basic"}
    return [
        override(_LATE, thresholds=_from_one(RED), custom_cellOptions=cell),
        override(_SOON, thresholds=_from_one(AMBER), custom_cellOptions=cell),
    ]


def _from_one(color: str) -> Step:
    return {"mode": "absolute", "steps": [{"color": NEUTRAL, "value": None}, {"color": color, "value": 1}]}


def _cell() -> Json:
    return field(mappings=texts.nothing("–"), custom={"align": "auto", "cellOptions": {"type": "auto"}})


def _coloured() -> Json:
    return {"custom": {"align": "auto", "cellOptions": {"type": "color-background", "mode": "basic"}}}

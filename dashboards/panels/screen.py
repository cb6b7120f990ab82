"""What stands at the right of every wall: what it is of, how fresh the figures are, whose work is or will be late."""

from dashboards import areas, texts
from dashboards.layout import Block, Panel
from dashboards.panels.panel import Json, field, named, panel, stat_options
from dashboards.promql import CHOSEN, agreed, series
from dashboards.said import constant
from dashboards.targets import AMBER, NEUTRAL, RED
from dashboards.texts import NO_DATA
from schemas.catalogue import Catalogue, Cycle, Span
from schemas.names import (
    AUTHORITY,
    CATALOGUE,
    LAG,
    PROCESS,
    READING_DAY,
    READY,
    SILENCE,
    SOURCE,
    TEAM,
    TEAM_DUE_SOON,
    TEAM_OVERDUE,
    Metric,
)

_WIDTH = 4
_TEAMS = 6
"""So many can be read; the work-in-hand board has all."""
_TEAMS_HEIGHT = 7
_ROWS = {"orientation": "horizontal", "wideLayout": True, "text": {"titleSize": 20, "valueSize": 22}}
"""A line a team: the name at the left, the number at the right."""
_TEXT = {"titleSize": 20, "valueSize": 30}


def fresh(catalogue: Catalogue, area: str | None = None) -> list[Block]:
    """Of which area and day; whether an engine is ready and how far behind; when the last event came."""
    title = catalogue.areas[areas.named(catalogue, area)] if area else catalogue.title
    shown = [_day(catalogue, title), _ready(), _last_event()]
    return [Block([one], aside=True) for one in shown]


def by_team(catalogue: Catalogue, area: str | None = None) -> list[Block]:
    """Overdue now, and due soon, by team; of an area whose indicators time nothing, neither."""
    timed = sorted(_timed(catalogue, area))
    if not timed:
        return []
    both = [
        _teams(catalogue, "overdue", "✗ Overdue now", TEAM_OVERDUE, timed, RED),
        _teams(catalogue, "due-soon", "◔ Due soon", TEAM_DUE_SOON, timed, AMBER),
    ]
    return [Block([one], aside=True) for one in both]


def _timed(catalogue: Catalogue, area: str | None) -> set[str]:
    """The timed processes that the area's indicators are of; of no area, all."""
    every = catalogue.indicators if area is None else areas.of_area(catalogue, areas.named(catalogue, area))
    found = {one.of for one in every if one.measure == "timely"}
    return {name for name in found if isinstance(catalogue.processes[name], Cycle | Span)}


def _day(catalogue: Catalogue, title: str) -> Panel:
    query = agreed(series(READING_DAY, **{AUTHORITY: CHOSEN, CATALOGUE: catalogue.catalogue})) + " * 1000"
    return _said("day", title, query, field(("time:ddd D MMM YYYY", 0)), 4)


def _ready() -> Panel:
    """Messages that wait, where an engine is ready; a number below 0 where none is."""
    query = f"(sum({agreed(LAG.name)}) or max({agreed(READY.name)}) * 0) * (max({agreed(READY.name)}) == 1)"
    catching_up = f"max({agreed(READY.name)}) - 1 < 0"
    defaults = field(mappings=texts.WAITING, noValue="✗ no engine")
    return _said("ready", "Messages waiting", f"{query} or {catching_up}", defaults, 3)


def _last_event() -> Panel:
    query = f"bottomk(1, {agreed(series(SILENCE, **{AUTHORITY: CHOSEN}))})"
    return _said("last-event", f"Last: {{{{{SOURCE}}}}}", query, field(("s", 0)), 3)


def _said(key: str, name: str, query: str, defaults: Json, height: int) -> Panel:
    return panel(
        "stat",
        f"screen/{key}",
        "",
        (_WIDTH, height),
        targets=named([(name, query)]),
        fieldConfig={"defaults": defaults, "overrides": []},
        options=stat_options(names=True) | {"text": _TEXT},
    )


def _teams(catalogue: Catalogue, key: str, title: str, metric: Metric, timed: list[str], color: str) -> Panel:
    of = {AUTHORITY: CHOSEN, CATALOGUE: catalogue.catalogue, PROCESS: "|".join(timed)}
    total = f"sum by ({TEAM}) ({agreed(series(metric, **of))})"
    day = agreed(series(READING_DAY, **{AUTHORITY: CHOSEN, CATALOGUE: catalogue.catalogue}))
    none = constant(f"max by () ({day}) * NaN", NO_DATA, TEAM)
    steps = [{"color": NEUTRAL, "value": None}, {"color": color, "value": 1}]
    return panel(
        "stat",
        f"screen/{key}",
        title,
        (_WIDTH, _TEAMS_HEIGHT),
        targets=named([(f"{{{{{TEAM}}}}}", f"sort_desc(topk({_TEAMS}, {total})) or on () {none}")]),
        fieldConfig={"defaults": field(thresholds={"mode": "absolute", "steps": steps}), "overrides": []},
        options=stat_options(names=True) | _ROWS,
    )

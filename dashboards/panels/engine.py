"""Whether the figures can be trusted: is an engine ready, up to date, hearing from its sources."""

from dashboards import texts
from dashboards.layout import Block, Panel
from dashboards.panels.panel import field, named, panel, stat_options
from dashboards.promql import CHOSEN, agreed, series
from dashboards.silence import SILENT_AFTER
from dashboards.targets import AMBER, GREEN, NEUTRAL, from_one_on
from schemas.catalogue import Catalogue
from schemas.names import (
    AUTHORITY,
    BUILD,
    CATALOGUE,
    LAG,
    READING_DAY,
    READY,
    REJECTED,
    SILENCE,
    SOURCE,
    VERSION,
)


def engine(catalogue: Catalogue) -> list[Block]:
    """Six numbers, side by side."""
    return [[_ready()], [_day(catalogue)], [_lag()], [_silence()], [_rejected()], [_version()]]


def _ready() -> Panel:
    return panel(
        "stat",
        "engine/ready",
        "Engine",
        (4, 3),
        description="Ready: everything on the log is in the figures.",
        targets=named([("ready", agreed(READY.name))]),
        fieldConfig={"defaults": field(mappings=texts.READY, noValue="✗ no engine"), "overrides": []},
        options=stat_options(),
    )


def _day(catalogue: Catalogue) -> Panel:
    query = agreed(series(READING_DAY, **{AUTHORITY: CHOSEN, CATALOGUE: catalogue.catalogue})) + " * 1000"
    return panel(
        "stat",
        "engine/day",
        "Figures of",
        (4, 3),
        description="The day that the figures are of.",
        targets=named([("day", query)]),
        fieldConfig={"defaults": field(("time:ddd D MMM YYYY", 0)), "overrides": []},
        options=stat_options(),
    )


def _lag() -> Panel:
    return panel(
        "stat",
        "engine/lag",
        "Messages waiting",
        (4, 3),
        description="Messages on the log that are not in the figures yet.",
        targets=named([("waiting", f"sum({agreed(LAG.name)})")]),
        fieldConfig={"defaults": field(), "overrides": []},
        options=stat_options(),
    )


def _silence() -> Panel:
    steps = [{"color": GREEN, "value": None}, {"color": AMBER, "value": SILENT_AFTER.total_seconds()}]
    return panel(
        "stat",
        "engine/silence",
        "Since each source's last event",
        (6, 3),
        description="A return is silent until the next one is imported; a live feed speaks at least once a day.",
        targets=named([(f"{{{{{SOURCE}}}}}", agreed(series(SILENCE, **{AUTHORITY: CHOSEN})))]),
        fieldConfig={
            "defaults": field(("s", 1), thresholds={"mode": "absolute", "steps": steps}),
            "overrides": [],
        },
        options=stat_options(names=True),
    )


def _rejected() -> Panel:
    """A counter that has never counted is absent: 0, but only where an engine is there to say so."""
    query = f"sum({agreed(REJECTED.name)}) or max({agreed(READY.name)}) * 0"
    return panel(
        "stat",
        "engine/rejected",
        "Events rejected",
        (3, 3),
        description="Events that could not be used; the rejected topic holds each with its reason.",
        targets=named([("rejected", query)]),
        fieldConfig={"defaults": field(thresholds=from_one_on()), "overrides": []},
        options=stat_options(),
    )


def _version() -> Panel:
    return panel(
        "stat",
        "engine/version",
        "Version",
        (3, 3),
        targets=named([(f"{{{{{VERSION}}}}}", agreed(BUILD.name))]),
        fieldConfig={"defaults": field(color={"mode": "fixed", "fixedColor": NEUTRAL}), "overrides": []},
        options=stat_options() | {"textMode": "name"},
    )

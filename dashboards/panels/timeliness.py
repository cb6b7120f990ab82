"""What of the timed work is in hand, and where the month can still end."""

from dashboards.cards import card
from dashboards.layout import Block, Panel
from dashboards.panels.panel import Json, field, named, override, panel, stat_options
from dashboards.promql import Figures
from dashboards.targets import AMBER, RED, from_one_on, thresholds
from dashboards.units import grafana
from schemas.catalogue import Catalogue, Cycle, Indicator, Span
from schemas.names import BEST, DUE_SOON, OVERDUE, PENDING, WORST

_A_COLUMN = 5
"""So many, one below the other, leave room for the engine on the first screen."""


def timeliness(catalogue: Catalogue) -> list[Block]:
    """A panel for each timely indicator; two beside each other where one column would be too long."""
    timely = [one for one in catalogue.indicators if one.measure == "timely"]
    width = 24 if len(timely) <= _A_COLUMN else 12
    return [[_in_hand(catalogue, one, width)] for one in timely]


def due_soon(catalogue: Catalogue, indicator: Indicator) -> str:
    """What "due soon" means for the indicator, in words."""
    process = catalogue.processes[indicator.of]
    days = process.due_soon_working_days if isinstance(process, Cycle | Span) else 5
    return f"due within {days} working days"


def _in_hand(catalogue: Catalogue, indicator: Indicator, width: int) -> Panel:
    soon = due_soon(catalogue, indicator)
    metrics = [
        ("✗ overdue", OVERDUE),
        (f"◔ {soon}", DUE_SOON),
        ("in hand", PENDING),
        ("best month end", BEST),
        ("worst month end", WORST),
    ]
    figures = Figures(catalogue.catalogue, indicator.id)
    return panel(
        "stat",
        f"timeliness/{indicator.id}",
        indicator.name,
        (width, 4),
        description=card(indicator),
        targets=named((name, figures.shown(metric)) for name, metric in metrics),
        fieldConfig={
            "defaults": field(),
            "overrides": [
                override("✗ overdue", thresholds=from_one_on(RED)),
                override(f"◔ {soon}", thresholds=from_one_on(AMBER)),
                *(_month_end(catalogue, indicator, name) for name in ("best month end", "worst month end")),
            ],
        },
        options=stat_options(names=True),
    )


def _month_end(catalogue: Catalogue, indicator: Indicator, name: str) -> Json:
    unit, decimals = grafana(indicator.unit)
    return override(name, unit=unit, decimals=decimals, thresholds=thresholds(catalogue, indicator))

"""The wall's tiles: an indicator's value and name, large, over a strip that says in words what the colour says."""

from dashboards import texts
from dashboards.cards import card
from dashboards.layout import Block, Panel
from dashboards.panels.panel import field, named, override, panel, stat_options
from dashboards.promql import Figures
from dashboards.targets import in_words, met_at_the_bound, thresholds
from dashboards.units import grafana
from schemas.catalogue import Catalogue, Indicator
from schemas.names import DIRECTION, RATING, STATUS, VALUE

_WIDTH = 6


def tiles(catalogue: Catalogue, area: str) -> list[Block]:
    """A tile for each indicator of an area, in the catalogue's order."""
    return [[_value(catalogue, one), _strip(catalogue, one)] for one in catalogue.indicators if one.area == area]


def _value(catalogue: Catalogue, indicator: Indicator) -> Panel:
    target = in_words(indicator)
    defaults = field(
        grafana(indicator.unit),
        thresholds=thresholds(catalogue, indicator),
        mappings=texts.nothing() + met_at_the_bound(indicator),
    )
    return panel(
        "stat",
        f"tile/{indicator.id}",
        f"Target: {target}" if indicator.targets else "No target",
        (_WIDTH, 5),
        description=card(indicator),
        targets=named([(indicator.name, Figures(catalogue.catalogue, indicator.id).shown(VALUE))]),
        fieldConfig={"defaults": defaults, "overrides": []},
        options=stat_options(names=True),
    )


def _strip(catalogue: Catalogue, indicator: Indicator) -> Panel:
    said = [("direction", DIRECTION, texts.DIRECTION), ("data", STATUS, texts.STATUS)]
    if indicator.is_rated:
        said.insert(0, ("rating", RATING, texts.RATING))
    figures = Figures(catalogue.catalogue, indicator.id)
    return panel(
        "stat",
        f"strip/{indicator.id}",
        "",
        (_WIDTH, 2),
        transparent=True,
        description=card(indicator),
        targets=named((name, figures.shown(metric)) for name, metric, _ in said),
        fieldConfig={
            "defaults": field(),
            "overrides": [override(name, mappings=mappings) for name, _, mappings in said],
        },
        options=stat_options(),
    ) | {"gridPos": {"x": 0, "y": 5, "w": _WIDTH, "h": 2}}

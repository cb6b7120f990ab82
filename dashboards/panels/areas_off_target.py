"""How many figures of each area are off their target."""

from dashboards import areas, texts
from dashboards.layout import Block, Panel
from dashboards.links import to_area
from dashboards.panels.panel import field, named, override, panel, stat_options
from dashboards.promql import Figures
from dashboards.targets import GREEN, NEUTRAL, RED
from schemas.catalogue import Catalogue
from schemas.names import AREA, AUTHORITY, RATING, RATINGS, STATUS

_HEIGHT = 4


def off_target(catalogue: Catalogue) -> list[Block]:
    """One number an area, side by side over the tiles."""
    return [Block([_off_target(catalogue)])]


def _off_target(catalogue: Catalogue) -> Panel:
    used = areas.used(catalogue)
    steps = [{"color": GREEN, "value": None}, {"color": RED, "value": 1}]
    defaults = field(
        ("prefix:✗ ", 0),
        thresholds={"mode": "absolute", "steps": steps},
        mappings=texts.values({0: ("✓ none off target", GREEN), -1: ("not rated", NEUTRAL)}) + texts.nothing(),
    )
    return panel(
        "stat",
        "areas/off-target",
        "",
        (20, _HEIGHT),
        description="How many indicators of each area are rated red.",
        targets=named((catalogue.areas[area], _red(catalogue, area)) for area in used),
        fieldConfig={
            "defaults": defaults,
            "overrides": [override(catalogue.areas[area], links=[to_area(catalogue, area)]) for area in used],
        },
        options=stat_options(names=True) | {"text": {"titleSize": 20, "valueSize": 26}},
    )


def _red(catalogue: Catalogue, area: str) -> str:
    """Of those that are rated; -1 where none of the area's figures is."""
    figures = Figures(catalogue.catalogue)
    rating = figures.carded(figures.now(RATING), AREA, area=area)
    rated = f"{rating} > {RATINGS['none']}"
    none = f"max by ({AUTHORITY}) ({figures.carded(figures.now(STATUS), AREA, area=area)}) * 0 - 1"
    return f"sum by ({AUTHORITY}) (({rated}) == bool {RATINGS['red']}) or {none}"

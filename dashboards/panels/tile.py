"""A tile: an indicator's value and name, large, in the colour and with the sign of its rating, over what it rests on.

A wall is read from four metres: no text of a tile is smaller than what is said there in pixels.
"""

from dashboards import areas, said, texts
from dashboards.cards import card
from dashboards.layout import Block, Panel, below
from dashboards.links import to_indicator
from dashboards.panels.panel import Json, field, named, override, override_of_query, panel, stat_options
from dashboards.promql import SAME, Figures
from dashboards.targets import COLOURS, NEUTRAL, rate_thresholds, thresholds, unit_of_target
from dashboards.units import grafana
from schemas.catalogue import Catalogue, Indicator
from schemas.names import DENOMINATOR, NUMERATOR, RATE, RATING, RATINGS, STATUS, TARGET_HIGH, TARGET_LOW, VALUE

WIDTH, VALUE_HEIGHT, STRIP_HEIGHT = 4, 3, 2
MOST = 20
"""Tiles that the overview has room for."""
_NAME, _NUMBER, _STRIP = 23, 40, 22
_NO_DATA = "none"


def tiles(catalogue: Catalogue, area: str) -> list[Block]:
    """A tile for each indicator of the area that a board's name means, in the catalogue's order."""
    return [Block(tile(catalogue, one)) for one in areas.of_area(catalogue, areas.named(catalogue, area))]


def rated_tiles(catalogue: Catalogue) -> list[Block]:
    """A tile for each indicator that can be rated, as many as there is room for; the areas' own walls have them all."""
    rated = [one for one in catalogue.indicators if one.is_rated]
    return [Block(tile(catalogue, one)) for one in rated[:MOST]]


def tile(
    catalogue: Catalogue, indicator: Indicator, width: int = WIDTH, strip_height: int = STRIP_HEIGHT
) -> list[Panel]:
    """The value over the strip."""
    return below(_value(catalogue, indicator, width), _strip(catalogue, indicator, width, strip_height))


def _value(catalogue: Catalogue, indicator: Indicator, width: int) -> Panel:
    defaults = field(
        grafana(indicator.unit),
        thresholds=thresholds(catalogue, indicator),
        mappings=texts.nothing(),
        links=[to_indicator(catalogue, indicator)],
    )
    return panel(
        "stat",
        f"tile/{indicator.id}",
        "",
        (width, VALUE_HEIGHT),
        description=card(indicator),
        targets=named([("{{rating}}", _rated(Figures(catalogue.catalogue, indicator.id)))]),
        fieldConfig={"defaults": defaults, "overrides": list(_looks(indicator))},
        options=stat_options(names=True) | {"text": {"titleSize": _NAME, "valueSize": _NUMBER}},
    )


def _rated(figures: Figures) -> str:
    """The value under the name of its rating; NaN under another where there is no data."""
    by_rating = f"{figures.now(VALUE)} * {SAME} group_left (rating) {_rating(figures)}"
    return f"{by_rating} or {SAME} {said.constant(f'({figures.without_data()}) * NaN', _NO_DATA, 'rating')}"


def _rating(figures: Figures) -> str:
    return said.rating(figures.now(RATING), figures.now(STATUS))


def _looks(indicator: Indicator) -> list[Json]:
    """For each rating the colour, and the sign before the name: with the mark of partial data, and without."""
    named_so = {_NO_DATA: f"{said.NOTHING} {indicator.on_walls}"}
    colours = {_NO_DATA: NEUTRAL}
    for verdict, code in RATINGS.items():
        sign = "" if verdict == "none" else said.SIGNS[str(code)] + " "
        for number, mark in ((code, ""), (code + said.PARTIAL, "◐ ")):
            named_so[str(number)] = f"{sign}{mark}{indicator.on_walls}"
            colours[str(number)] = COLOURS[verdict]
    return [
        override(name, displayName=shown, color={"mode": "fixed", "fixedColor": colours[name]})
        for name, shown in named_so.items()
    ]


def _strip(catalogue: Catalogue, indicator: Indicator, width: int, height: int) -> Panel:
    """Below the value: its target and direction; the numbers that it rests on."""
    figures = Figures(catalogue.catalogue, indicator.id)
    told = [("{{said}}", _aim(indicator, figures)), ("{{said}}", _counted(indicator, figures))]
    rate = [override_of_query("B", thresholds=rate_thresholds(catalogue, indicator))]
    return panel(
        "stat",
        f"strip/{indicator.id}",
        "",
        (width, height),
        transparent=True,
        description=card(indicator),
        targets=named(told),
        fieldConfig={"defaults": field(), "overrides": rate if indicator.rated == "rate" else []},
        options=stat_options() | {"textMode": "name", "text": {"titleSize": _STRIP, "valueSize": _STRIP}},
    )


def _aim(indicator: Indicator, figures: Figures) -> str:
    """The target, as the engine has it for the authority, with the arrow; without a target the arrow in words."""
    alone = f"{said.written(said.arrow(figures, ' on last year'), '$1', of='way')}"
    legs = [*_targets(indicator, figures), alone, said.constant(figures.now(STATUS), "no target")]
    return f" or {SAME} ".join(legs)


def _targets(indicator: Indicator, figures: Figures) -> list[str]:
    if not indicator.targets:
        return []
    aim = _bounds(indicator, figures)
    both = f'label_join({aim} * {SAME} group_left (way) {said.arrow(figures)}, "said", " ", "said", "way")'
    return [both, aim]


def _bounds(indicator: Indicator, figures: Figures) -> str:
    """At least, at most, or from and to, as the engine has it: an authority may have another kind than others."""
    unit = unit_of_target(indicator)
    least, most = (said.rounded(figures.now(metric), unit) for metric in (TARGET_LOW, TARGET_HIGH))
    behind = " %" if unit == "share" else ""
    both = said.written(said.joined("–", least, most, one="low", other="high"), f"$1{behind}")
    ends = [said.written(said.label(bound), f"{sign} $1{behind}") for sign, bound in (("≥", least), ("≤", most))]
    return f"({f' or {SAME} '.join([both, *ends])})"


def _counted(indicator: Indicator, figures: Figures) -> str:
    """How many of how many, and how many late; the rate of a number."""
    all_of_it = said.constant(figures.now(STATUS), "–")
    return f"{_numbers(indicator, figures)} or {SAME} {all_of_it}"


def _numbers(indicator: Indicator, figures: Figures) -> str:
    part, whole, rate = (figures.now(metric) for metric in (NUMERATOR, DENOMINATOR, RATE))
    if indicator.measure == "timely":
        late = said.joined(" of ", figures.late(indicator), whole, one="late", other="whole")
        return said.written(late, "$1 late")
    if indicator.rate:
        return f"({rate} * {SAME} group_left (said) {said.number(rate, 'per_10000')})"
    if indicator.measure in {"mean", "median"}:
        return said.written(said.label(whole), "of $1")
    if indicator.has_denominator:
        return said.joined(" of ", part, whole, one="part", other="whole")
    return said.constant(figures.now(STATUS), "–")

"""The catalogue's models: what YAML may say."""

from schemas.catalogue.catalogue import Catalogue, Population, events_of
from schemas.catalogue.conditions import (
    AgeIs,
    Condition,
    DimensionIs,
    Lasted,
    SpellsOverlap,
    StartKnown,
    StateIs,
)
from schemas.catalogue.duration import Duration
from schemas.catalogue.indicators import (
    Benchmark,
    Breakdown,
    ByDimension,
    ByState,
    Indicator,
    Rate,
    Target,
)
from schemas.catalogue.load import CatalogueError, Problem, available, load, named
from schemas.catalogue.processes import AnyProcess, Cycle, Events, Joins, Moment, Span, State

__all__ = [
    "AgeIs",
    "AnyProcess",
    "Benchmark",
    "Breakdown",
    "ByDimension",
    "ByState",
    "Catalogue",
    "CatalogueError",
    "Condition",
    "Cycle",
    "DimensionIs",
    "Duration",
    "Events",
    "Indicator",
    "Joins",
    "Lasted",
    "Moment",
    "Population",
    "Problem",
    "Rate",
    "Span",
    "SpellsOverlap",
    "StartKnown",
    "State",
    "StateIs",
    "Target",
    "available",
    "events_of",
    "load",
    "named",
]

"""What an indicator reads: the event types its figure rests on."""

from collections.abc import Iterator

from engine.child import BIRTH
from schemas.catalogue import AgeIs, ByState, Catalogue, Indicator, SpellsOverlap, StateIs


def figure_reads(catalogue: Catalogue, indicator: Indicator) -> frozenset[str]:
    """The event types that must be covered for the figure to be whole."""
    return frozenset(_types(catalogue, indicator))


def rows_read(catalogue: Catalogue, indicator: Indicator) -> frozenset[str]:
    """Those, and the ones that only break it down."""
    by = indicator.breakdown.by if indicator.breakdown else None
    types = figure_reads(catalogue, indicator)
    return types | catalogue.reads(by.state) if isinstance(by, ByState) else types


def _types(catalogue: Catalogue, indicator: Indicator) -> Iterator[str]:
    yield from catalogue.reads(indicator.of)
    for condition in (*indicator.where, *indicator.part):
        if isinstance(condition, StateIs):
            yield from catalogue.reads(condition.state)
        elif isinstance(condition, SpellsOverlap):
            yield from catalogue.reads(condition.spells)
        elif isinstance(condition, AgeIs):
            yield BIRTH

"""What a catalogue says of its indicators: once an engine, for every authority, and there before any figure is."""

from collections.abc import Iterator

from engine.serve.figures import Sample
from schemas import names
from schemas.catalogue import Catalogue, Indicator
from schemas.names import label_of

_HEX_OF_48_BITS = 12
"""So many bits are a float without loss."""


def titles(catalogue: Catalogue) -> Iterator[Sample]:
    """What tiles and words are made with, and which catalogue this is."""
    for one in catalogue.indicators:
        said = (one.name, one.on_walls, one.area, one.unit, one.polarity, one.rated)
        yield names.INDICATOR_INFO, (catalogue.catalogue, one.id, *said), 1
    yield names.CATALOGUE_DIGEST, (catalogue.catalogue,), int(catalogue.digest[:_HEX_OF_48_BITS], 16)


def cards(catalogue: Catalogue) -> Iterator[Sample]:
    """The cards in their order, and the figures of others that stand beside theirs."""
    for place, one in enumerate(catalogue.indicators, 1):
        of = (catalogue.catalogue, one.id)
        yield names.INDICATOR_PLACE, of, place
        yield names.CARD, (*of, one.description, one.guide, one.officer, one.source), 1
        yield from _benchmarks(one, of)


def _benchmarks(indicator: Indicator, of: tuple[str, str]) -> Iterator[Sample]:
    for one in indicator.benchmarks:
        yield names.BENCHMARK, (*of, one.of, one.year, one.basis, one.applies_to, label_of(one.comparable)), one.value

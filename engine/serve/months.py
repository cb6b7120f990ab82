"""/metrics/months: the closed months and the cards, which hardly move and are asked for less often."""

from collections.abc import Iterator

from engine.serve.cards import cards
from engine.serve.collector import SampleCollector, Showing
from engine.serve.figures import Sample, months
from schemas.catalogue import Catalogue


class MonthsCollector(SampleCollector):
    """The cards are there whether or not there are figures."""

    def __init__(self, engine: str, catalogue: Catalogue, shown: Showing) -> None:
        super().__init__(engine)
        self._catalogue, self._shown = catalogue, shown

    def samples(self) -> Iterator[Sample]:
        """Of the catalogue, and of each authority."""
        yield from cards(self._catalogue)
        for one in list(self._shown().values()):
            yield from months(one.figures)

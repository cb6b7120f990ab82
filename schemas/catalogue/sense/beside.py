"""Can what stands beside a figure be compared with it?"""

from collections.abc import Iterator

from schemas.catalogue.catalogue import Catalogue
from schemas.catalogue.indicators import Benchmark, Indicator
from schemas.catalogue.measures import Measure
from schemas.catalogue.sense.found import Found

_PARTS_AND_MIDDLES: tuple[Measure, ...] = ("share", "timely", "mean", "median")
"""A longer period makes them steadier, not larger."""


def beside(catalogue: Catalogue) -> Iterator[Found]:
    """Benchmarks that are of another kind than the figure, and do not say so; two that cannot be told apart."""
    for number, one in enumerate(catalogue.indicators):
        for place, other in enumerate(one.benchmarks):
            here = ("indicators", number, "benchmarks", place)
            if any(_said(other) == _said(before) for before in one.benchmarks[:place]):
                yield here, f"a second one of {other.of} {other.year}, of the same figure and basis: leave one out"
            if other.applies_to == "rate" and one.rate is None:
                yield (*here, "applies_to"), f"{one.id} has no rate to set it beside: give the indicator one"
            elif other.comparable and not _suits(one, other):
                text = f"a {other.applies_to} of basis {other.basis} cannot be compared with one of basis"
                yield (*here, "basis"), f"{text} {_own(one, other)}: say comparable: false to show it all the same"


def _said(one: Benchmark) -> tuple[str, ...]:
    """What names a benchmark on a board."""
    return one.of, one.year, one.basis, one.applies_to


def _own(one: Indicator, other: Benchmark) -> str | None:
    return one.rate_basis if other.applies_to == "rate" else one.basis


def _suits(one: Indicator, other: Benchmark) -> bool:
    """On the same basis; or a part or a middle of another period, unless what counts once makes it grow with it."""
    if other.basis == _own(one, other):
        return True
    of_periods = "stock" not in {other.basis, one.basis}
    return other.applies_to == "value" and of_periods and one.measure in _PARTS_AND_MIDDLES and one.once_per is None

"""An indicator's card, as a panel's description."""

from dashboards.targets import in_words
from dashboards.units import spoken
from schemas.catalogue import Benchmark, Indicator
from schemas.catalogue.measures import BASES


def card(indicator: Indicator) -> str:
    """What it counts, how to read it, what it is compared with, who answers for it, where it is defined."""
    target = in_words(indicator)
    beside = [f"{one.of} {one.year}: {_beside(indicator, one)}." for one in indicator.benchmarks]
    lines = [
        indicator.description,
        indicator.guide,
        f"Target: {target}." if indicator.targets else "",
        *beside,
        f"{indicator.officer}. Source: {indicator.source}.",
    ]
    return "\n\n".join(" ".join(line.split()) for line in lines if line)


def _beside(indicator: Indicator, one: Benchmark) -> str:
    """With what it is of: a year's share beside a month's must be seen to be one."""
    figure = spoken("per_10000" if one.applies_to == "rate" else indicator.unit, one.value)
    return f"{figure}, {BASES[one.basis]}{'' if one.comparable else ', not comparable'}"

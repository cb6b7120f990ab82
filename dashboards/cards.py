"""An indicator's card, as a panel's description."""

from dashboards.targets import in_words
from dashboards.units import spoken
from schemas.catalogue import Indicator


def card(indicator: Indicator) -> str:
    """What it counts, how to read it, what it is compared with, who answers for it, where it is defined."""
    target = in_words(indicator)
    beside = [f"{one.of} {one.year}: {_figure(indicator, one.value, one.applies_to)}." for one in indicator.benchmarks]
    lines = [
        indicator.description,
        indicator.guide,
        f"Target: {target}." if indicator.targets else "",
        *beside,
        f"{indicator.officer}. Source: {indicator.source}.",
    ]
    return "\n\n".join(" ".join(line.split()) for line in lines if line)


def _figure(indicator: Indicator, value: float, applies_to: str) -> str:
    return spoken("per_10000" if applies_to == "rate" else indicator.unit, value)

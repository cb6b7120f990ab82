"""Queries, put together from the names of metrics and labels: two engines on one log are read as one."""

from schemas.catalogue import Indicator
from schemas.names import (
    AUTHORITY,
    BEST,
    CASES,
    CATALOGUE,
    DENOMINATOR,
    ENGINE,
    INDICATOR,
    INDICATOR_INFO,
    NUMERATOR,
    STATUS,
    STATUSES,
    Metric,
)

ALIKE = (ENGINE, "instance", "job")
"""What two engines that say the same differ in."""
CHOSEN = "$authority"
"""The board's variable."""
SAME = f"on ({AUTHORITY}, {CATALOGUE}, {INDICATOR})"
"""What makes two metrics those of one figure."""


def series(metric: Metric, **labels: str) -> str:
    """A selector; a label's value that lists alternatives (`a|b`), or is one of several chosen, is a pattern."""
    chosen = ", ".join(f'{name}{"=~" if _is_pattern(value) else "="}"{value}"' for name, value in labels.items())
    return f"{metric.name}{{{chosen}}}" if chosen else metric.name


def _is_pattern(value: str) -> bool:
    return "|" in value or value.startswith("${")


def agreed(expression: str, *also_without: str) -> str:
    """The expression as any one of the engines says it; `also_without`: labels to leave out besides."""
    return f"max without ({', '.join((*ALIKE, *also_without))}) ({expression})"


def lowest(expression: str) -> str:
    """The expression as the engine says it that says the least: two that differ have another `agreed`."""
    return f"min without ({', '.join(ALIKE)}) ({expression})"


class Figures:
    """Queries for the figures of some indicators of a catalogue; of the board's authority, or (`None`) of each."""

    def __init__(self, catalogue: str, *indicators: str, authority: str | None = CHOSEN) -> None:
        self._card = {CATALOGUE: catalogue} | ({INDICATOR: "|".join(indicators)} if indicators else {})
        self._labels = ({AUTHORITY: authority} if authority else {}) | self._card

    def now(self, metric: Metric, **labels: str) -> str:
        """The metric as it is; nothing where the engine says nothing."""
        own = self._labels if AUTHORITY in metric.labels else self._card
        return agreed(series(metric, **own, **labels))

    def shown(self, metric: Metric) -> str:
        """The metric, or NaN where the engine knows of the indicator but has no such figure: never 0, never nothing."""
        return self.now(metric) if metric is STATUS else f"{self.now(metric)} or {self.now(STATUS)} * NaN"

    def carded(self, expression: str, *labels: str, **chosen: str) -> str:
        """The expression with labels of the card: title, short, area, unit, polarity, what is rated.

        Of one card: while engines change to a new catalogue one by one, two may say different titles.
        """
        card = f"topk by ({CATALOGUE}, {INDICATOR}) (1, {self.now(INDICATOR_INFO, **chosen)})"
        return f"{expression} * on ({CATALOGUE}, {INDICATOR}) group_left ({', '.join(labels)}) {card}"

    def late(self, indicator: Indicator) -> str:
        """Of what is timed: those of the denominator that can be in time no more. Of what counts by its start, what is
        open and has time left is not late.
        """
        if indicator.moment == "starts":
            return f"round({self.now(CASES)} * (1 - {self.now(BEST)}))"
        return f"({self.now(DENOMINATOR)} - {self.now(NUMERATOR)})"

    def with_data(self) -> str:
        """The status of the indicators that have a value, whole or partial."""
        return f"{self.now(STATUS)} > {STATUSES['no_data']}"

    def without_data(self) -> str:
        """The status of the indicators that have no value."""
        return f"{self.now(STATUS)} == {STATUSES['no_data']}"

"""What the alerts of an indicator say, in words and numbers."""

from dashboards.alerts.asked import Asked
from dashboards.units import printed
from schemas import names
from schemas.catalogue import Catalogue, Indicator
from schemas.catalogue.indicators import Unit
from schemas.names import AUTHORITY, CATALOGUE, DUE_SOON_UNTIL, INDICATOR, STATUS, Metric

_BOUND = "%.6g"
"""A bound as it was written: 85, 22.6, without the last digits of binary arithmetic."""

_DAY = "Monday 2 January"


class Said:
    """The figures of one indicator, of the authority that the alert is about."""

    def __init__(self, catalogue: Catalogue, indicator: Indicator) -> None:
        self._indicator = indicator
        self._asked = Asked(AUTHORITY, **{CATALOGUE: catalogue.catalogue, INDICATOR: indicator.id})

    def text(self, there: str, gone: str) -> str:
        """`there` while there are figures, `gone` while there are none."""
        return self._asked.text(STATUS, there, gone)

    def number(self, metric: Metric, unit: Unit = "spells") -> str:
        """A figure as the report prints it."""
        times, form, behind = printed(unit)
        return self._asked.number(metric, form, times, behind)

    def bound(self, metric: Metric, unit: Unit) -> str:
        """A bound of the target."""
        times, _, behind = printed(unit)
        return self._asked.number(metric, _BOUND, times, behind)

    def figure(self, unit: Unit) -> str:
        """What a target rates: "66 of 94 (70.2 %)", "12.5 days, the mean of 94", "461.3 per 10,000"."""
        value = self.number(names.RATE if unit == "per_10000" else names.VALUE, unit)
        if unit == "per_10000" or not self._indicator.has_denominator:
            return value
        whole = self.number(names.DENOMINATOR)
        if self._indicator.measure in {"mean", "median"}:
            return f"{value}, the {self._indicator.measure} of {whole}"
        return f"{self.number(names.NUMERATOR)} of {whole} ({value})"

    def due_soon(self) -> str:
        """How many, and until when: "12 due by Friday 7 November", since by Monday, on a Monday, is no day."""
        return f"{self.number(names.DUE_SOON)} due {self._until(_DAY)}"

    def in_hand(self) -> str:
        """What is open, and where its month can end."""
        counts = f"{self.number(names.OVERDUE)} overdue, {self.number(names.DUE_SOON)} due"
        ends = f"{self.number(names.WORST, 'share')} at worst, {self.number(names.BEST, 'share')} at best"
        until = self._until(_DAY)
        return f"{self.number(names.PENDING)} in hand: {counts} {until}. The month can end at {ends}."

    def _until(self, form: str) -> str:
        """The day until which something is due soon: its last second is of the same day in UTC."""
        return self._asked.day(DUE_SOON_UNTIL, form, missing="soon")

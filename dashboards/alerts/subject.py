"""The indicator that an alert of figures is about: what is asked of it, how it is known, whom it is told."""

from dashboards.alerts.held import until_figures
from dashboards.alerts.rule import Rule, Severity
from dashboards.alerts.said import Said
from dashboards.promql import Figures
from schemas.catalogue import Catalogue, Indicator, Target
from schemas.names import AUTHORITY, CATALOGUE, INDICATOR, NUMERATOR, STATUS, Metric

_LONG_ENOUGH = "1h"
"""Longer than an import or a correction takes, shorter than a working morning: no figure moves faster than that."""
_SOON_FIRST = "first what is due soon, while it can still be in time; then what is overdue."
_GONE = "The alert stands until there are figures again. Look first why there are none."


class Subject:
    """An indicator of a catalogue; `limits`: when an alert of it is worth somebody's time."""

    def __init__(self, catalogue: Catalogue, indicator: Indicator) -> None:
        self._catalogue, self.indicator = catalogue.catalogue, indicator
        self._figures = Figures(catalogue.catalogue, indicator.id, authority=None)
        self._process = catalogue.processes[indicator.of].title if self.is_timed else ""
        self.said, self.limits = Said(catalogue, indicator), catalogue.alerts_of(indicator)

    @property
    def is_timed(self) -> bool:
        """Whether something of it can be due, and overdue."""
        return self.indicator.measure == "timely"

    def targets(self) -> list[Target]:
        """Its targets but those that are only shown."""
        return [target for target in self.indicator.targets if target.unrated is None]

    def now(self, metric: Metric) -> str:
        """A figure of each authority."""
        return self._figures.now(metric)

    def decided(self) -> str:
        """Of what counts by its start: what was in time, and what can be so no more."""
        return f"({self.now(NUMERATOR)} + {self._figures.late(self.indicator)})"

    def first(self, todo: str = _SOON_FIRST) -> str:
        """What is in hand, and what of it comes first."""
        return f"{self.said.in_hand()}\n{self._process}: {todo}"

    def rule(
        self, alert: str, conditions: list[str], summary: str, *, gone: str, todo: str, severity: Severity = "warning"
    ) -> Rule:
        """An alert where all `conditions` hold. `gone`: how it stood, said while there are no figures."""
        of = f"{{{{ $labels.{AUTHORITY} }}}}: {self.indicator.name}"
        asks = f"Responsible: {self.indicator.officer}."
        return Rule(
            alert,
            self._until_figures(alert, "\nand ".join(f"({condition})" for condition in conditions)),
            _LONG_ENOUGH,
            severity,
            self.said.text(f"{of}: {summary}", f"{of}: no figures now; {gone} when last known"),
            self.said.text(f"{todo}\n{asks}", f"{_GONE}\n{asks}"),
            self.indicator.area,
            f"indicator?var-authority={{{{ $labels.{AUTHORITY} }}}}&var-indicator={self.indicator.id}",
            {INDICATOR: self.indicator.id},
        )

    def _until_figures(self, alert: str, condition: str) -> str:
        known_by = {CATALOGUE: self._catalogue, INDICATOR: self.indicator.id}
        return until_figures(alert, condition, self.now(STATUS), known_by)

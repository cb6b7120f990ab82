"""An alert as Prometheus reads it."""

from dataclasses import dataclass, field
from typing import Any, Literal

from dashboards.promql import series
from dashboards.units import template
from schemas.catalogue.indicators import Unit
from schemas.names import AUTHORITY, CATALOGUE, INDICATOR, Metric

Severity = Literal["info", "warning", "critical"]


@dataclass(frozen=True)
class Rule:
    """`expr` holds for `holds_for`, and then says `summary` and, with what to do, `description`."""

    alert: str
    expr: str
    holds_for: str
    severity: Severity
    area: str
    summary: str
    description: str
    labels: dict[str, str] = field(default_factory=dict[str, str])
    keep_firing_for: str | None = None
    """A series that vanishes for a moment is no recovery."""

    def to_yaml(self, catalogue: str) -> dict[str, Any]:
        """The rule with its labels; `catalogue` is one of them."""
        rule = {"alert": self.alert, "expr": self.expr, "for": self.holds_for}
        if self.keep_firing_for:
            rule["keep_firing_for"] = self.keep_firing_for
        labels = {"severity": self.severity, "area": self.area, CATALOGUE: catalogue, **self.labels}
        return {**rule, "labels": labels, "annotations": {"summary": self.summary, "description": self.description}}


def number(catalogue: str, indicator: str, metric: Metric, unit: Unit = "spells") -> str:
    """A template that writes a figure of the authority that the alert is about."""
    labels = {AUTHORITY: "%s", CATALOGUE: catalogue, INDICATOR: indicator}
    found = f"{{{{ with printf `{series(metric, **labels)}` $labels.{AUTHORITY} | query }}}}"
    return f"{found}{{{{ . | first | value {template(unit)} }}}}{{{{ else }}}}no data{{{{ end }}}}"

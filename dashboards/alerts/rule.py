"""An alert as Prometheus reads it."""

from dataclasses import dataclass, field
from typing import Any, Literal

from dashboards.alerts.links import Links
from schemas.names import CATALOGUE

Severity = Literal["info", "warning", "critical"]
AREA_OF_ENGINE = "engine"


@dataclass(frozen=True)
class Rule:
    """`expr` holds for `holds_for`, and then says `summary` and, with what to do, `description`.

    `board`: the board that shows it, with its variables. The officer is in the words and in no label: labels are what
    an alert is known by, and a new officer's name would end it and begin another.
    """

    alert: str
    expr: str
    holds_for: str
    severity: Severity
    summary: str
    description: str
    area: str = AREA_OF_ENGINE
    board: str = "engine"
    labels: dict[str, str] = field(default_factory=dict[str, str])
    keep_firing_for: str | None = None
    """How long it goes on where what it was seen by is gone."""

    def to_yaml(self, catalogue: str, links: Links) -> dict[str, Any]:
        """The rule with its labels; `catalogue` is one of them."""
        rule = {"alert": self.alert, "expr": self.expr, "for": self.holds_for}
        if self.keep_firing_for:
            rule["keep_firing_for"] = self.keep_firing_for
        labels = {"severity": self.severity, "area": self.area, CATALOGUE: catalogue, **self.labels}
        return {**rule, "labels": labels, "annotations": self._annotations(catalogue, links)}

    def _annotations(self, catalogue: str, links: Links) -> dict[str, str]:
        return {
            "summary": self.summary,
            "description": self.description,
            "dashboard_url": links.board(catalogue, self.board),
            "runbook_url": links.runbook(self.alert),
        }

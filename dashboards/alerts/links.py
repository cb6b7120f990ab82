"""Where an alert leads: the board that shows it, the page that says what to do."""

import re
from typing import NamedTuple

GRAFANA, RUNBOOKS = "http://127.0.0.1:3000", "docs/runbooks"


class Links(NamedTuple):
    """`grafana`: where the boards are; `runbooks`: the folder or the address of the pages."""

    grafana: str = GRAFANA
    runbooks: str = RUNBOOKS

    def board(self, catalogue: str, board: str) -> str:
        """`board`: its name, with the variables that it is opened with."""
        return f"{self.grafana.rstrip('/')}/d/casetide-{catalogue}-{board}"

    def runbook(self, alert: str) -> str:
        """The page of an alert, which is named as the alert is."""
        return f"{self.runbooks.rstrip('/')}/{page(alert)}"


def page(alert: str) -> str:
    """BelowTarget → below-target.md."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", alert).lower() + ".md"

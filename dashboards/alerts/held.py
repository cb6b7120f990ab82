"""A series that vanishes is no recovery: an alert that fires goes on until there are figures that say otherwise."""

from textwrap import indent

from schemas.names import AUTHORITY

_STAMPED = ("alertname", "alertstate", "severity", "area")
"""What Prometheus and the rule put on an alert beside the labels of its series."""


def until_figures(alert: str, condition: str, figures: str, labels: dict[str, str], *also_stamped: str) -> str:
    """The condition; or, while `figures` are gone, that the alert fires already. Without figures none begins.

    Both sides have the same labels, so that it is one alert from beginning to end. `labels`: those of the rule by
    which its own alerts are known; `also_stamped`: which of these its series have not.
    """
    chosen = {"alertname": alert, "alertstate": "firing"} | labels
    known_by = ", ".join(f'{name}="{value}"' for name, value in chosen.items())
    firing = f'max without ({", ".join((*_STAMPED, *also_stamped))}) (ALERTS{{{known_by}, {AUTHORITY}!=""}})'
    return f"(\n{indent(condition, '  ')}\n)\nor (\n  {firing}\n  unless {figures}\n)"

"""What can be chosen at the top of a board."""

from typing import Any

from dashboards.panels.panel import DATASOURCE
from dashboards.promql import series
from schemas.names import AUTHORITY, CATALOGUE, STATUS

_ON_LOAD = 1
_BY_NAME = 1


def variables(catalogue: str) -> list[dict[str, Any]]:
    """The data source, and the authority among those that have figures."""
    return [_datasource(), _authority(catalogue)]


def _datasource() -> dict[str, Any]:
    return _variable("datasource", "Data source", "datasource", "prometheus")


def _authority(catalogue: str) -> dict[str, Any]:
    found = f"label_values({series(STATUS, **{CATALOGUE: catalogue})}, {AUTHORITY})"
    query = {"query": found, "refId": "authorities", "qryType": 1}
    return _variable(AUTHORITY, "Authority", "query", query) | {
        "datasource": DATASOURCE,
        "sort": _BY_NAME,
    }


def _variable(name: str, label: str, kind: str, query: Any) -> dict[str, Any]:
    return {
        "name": name,
        "label": label,
        "type": kind,
        "query": query,
        "current": {},
        "options": [],
        "hide": 0,
        "includeAll": False,
        "multi": False,
        "refresh": _ON_LOAD,
        "regex": "",
        "skipUrlSync": False,
    }

"""What can be chosen at the top of a board."""

from collections.abc import Iterable
from typing import Any

from dashboards.panels.panel import DATASOURCE
from dashboards.promql import series
from schemas.catalogue import Catalogue
from schemas.names import AREA, AUTHORITY, CATALOGUE, INDICATOR, INDICATOR_INFO, STATUS

_ON_LOAD = 1
_BY_NAME = 1
_LABEL_VALUES, _QUERY_RESULT = 1, 3
"""Grafana's numbers for the kinds of a Prometheus variable."""
_TITLED = f'/{INDICATOR}="(?<value>[^"]+)".*title="(?<text>[^"]+)"/'
"""An indicator is chosen by its title and stands for its id."""


def variables(catalogue: Catalogue, wanted: Iterable[str]) -> list[dict[str, Any]]:
    """The data source, and what else a board names: authority, authorities, area, indicator."""
    of = {CATALOGUE: catalogue.catalogue}
    found = f"label_values({series(STATUS, **of)}, {AUTHORITY})"
    made = {
        "authority": _asked(AUTHORITY, "Authority", found),
        "authorities": _asked(AUTHORITY, "Authorities", found) | _several(),
        "area": _asked(AREA, "Area", f"label_values({series(INDICATOR_INFO, **of)}, {AREA})") | _several(),
        "indicator": _titled(f"query_result({series(INDICATOR_INFO, **of)})"),
    }
    return [_variable("datasource", "Data source", "datasource", "prometheus"), *(made[name] for name in wanted)]


def _titled(query: str) -> dict[str, Any]:
    return _asked(INDICATOR, "Indicator", query, _QUERY_RESULT) | {"regex": _TITLED}


def _asked(name: str, label: str, query: str, kind: int = _LABEL_VALUES) -> dict[str, Any]:
    asked = {"query": query, "refId": name, "qryType": kind}
    return _variable(name, label, "query", asked) | {"datasource": DATASOURCE, "sort": _BY_NAME}


def _several() -> dict[str, Any]:
    return {"multi": True, "includeAll": True, "current": {"text": ["All"], "value": ["$__all"]}}


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

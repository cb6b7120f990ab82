"""Each test starts with nothing remembered, so that it is known of each which functions it reaches.

mutmut runs all tests once and then forks: what the engine worked out before must not answer for a mutant.
"""

import sys
from functools import _lru_cache_wrapper  # what lru_cache makes has no other name
from typing import Any

import pytest

from engine import calendar

_KEPT = (calendar._table,)
"""Decorated, so mutmut leaves it as it is; it takes a second to make."""


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Forgets what functions of the engine have worked out."""
    for name, module in list(sys.modules.items()):
        if name.startswith("engine."):
            _forget(vars(module))


def _forget(names: dict[str, Any]) -> None:
    for one in names.values():
        if isinstance(one, _lru_cache_wrapper) and one not in _KEPT:
            one.cache_clear()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """mutmut 3.7 reads the name that pytest 9.1 has given up."""
    for item in items:
        vars(item)["_nodeid"] = item.nodeid

"""The waits of Prometheus's and Alertmanager's files, made shorter: where days run by in seconds, so must an hour."""

import datetime as dt
import re
from typing import Any, cast

_UNITS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0, "w": 604800.0, "y": 31536000.0}
_PART = re.compile(r"(\d+)(ms|[smhdwy])")
_LOOKS = {"scrape_interval", "scrape_timeout", "evaluation_interval"}
"""How often somebody looks: no more than once a second, however fast the days are."""
_WAITS = {"for", "keep_firing_for", "group_wait", "group_interval", "repeat_interval", "resolve_timeout"}
_LEAST = dt.timedelta(milliseconds=1)
_MUTES = {"mute_time_intervals", "active_time_intervals"}
"""Hours of the day: they mean nothing where a day is no day."""


def hurried(tree: Any, times: float) -> Any:
    """The tree of a file with every wait so many times shorter, and nothing muted by the hour."""
    if isinstance(tree, list):
        return [hurried(one, times) for one in cast("list[Any]", tree)]
    if isinstance(tree, dict):
        fields = cast("dict[str, Any]", tree).items()
        return {key: _hurried(key, value, times) for key, value in fields if key not in _MUTES}
    return tree


def _hurried(key: str, value: Any, times: float) -> Any:
    if key in _LOOKS | _WAITS and isinstance(value, str):
        least = dt.timedelta(seconds=1) if key in _LOOKS else _LEAST
        return _written(max(_read(value) / times, min(least, _read(value))))
    return hurried(value, times)


def _read(text: str) -> dt.timedelta:
    """A duration as Prometheus writes it: 1h30m."""
    return dt.timedelta(seconds=sum(int(number) * _UNITS[unit] for number, unit in _PART.findall(text)))


def _written(duration: dt.timedelta) -> str:
    return f"{duration / dt.timedelta(milliseconds=1):.0f}ms"

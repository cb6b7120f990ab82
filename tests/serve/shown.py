"""What an engine would show, without Kafka and HTTP."""

from engine.serve.months import MonthsCollector
from engine.serve.now import EngineCollector
from engine.showing import Shown
from engine.status import Status
from schemas.catalogue import named
from schemas.names import MONTHS, NOW

ENGLAND = named("england")
INSTANT = 1522497599.0
"""The last second of 31 March 2018 in London."""


def collectors(*figures, status=None, position=7, now=INSTANT, catalogue=ENGLAND):
    """By path, of an engine that shows these figures."""
    shown = {one.authority: Shown(one, position) for one in figures}
    clock = (lambda: now, lambda instant: (now - instant) / 10)
    return {
        NOW: EngineCollector("a", "0", catalogue, status or Status(ready=True), lambda: shown, *clock),
        MONTHS: MonthsCollector("a", catalogue, lambda: shown),
    }


def said(collector):
    """Metric's name → labels without the engine's → value."""
    found = {}
    for family in collector.collect():
        for name, labels, value, *_ in family.samples:
            key = tuple(text for label, text in labels.items() if label != "engine")
            assert key not in found.setdefault(name, {}), f"{name} is there twice with the same labels"
            found[name][key] = value
    return found

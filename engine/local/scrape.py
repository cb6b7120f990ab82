"""What an engine on this machine says of itself, read as Prometheus reads it."""

import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families

from engine.local.child import Child
from engine.local.errors import BrokerError
from schemas.names import ENGINE, READY, Metric

_PATIENCE_S = 90
Labels = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Scrape:
    """The samples of one look at /metrics, by name and labels, the engine's own name left out."""

    samples: Mapping[tuple[str, Labels], float]

    def get(self, metric: Metric, **labels: str) -> float | None:
        """A value, or None where there is none."""
        return self.samples.get((metric.name, frozenset(labels.items())))

    def total(self, metric: Metric) -> float:
        """The sum over all labels."""
        return sum(value for (name, _), value in self.samples.items() if name == metric.name)


def scrape(url: str) -> Scrape | None:
    """A look at an engine's metrics; None while it does not answer."""
    try:
        with urllib.request.urlopen(f"{url}/metrics", timeout=10) as answer:  # noqa: S310 - the demo's own engine
            text = answer.read().decode()
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return None
    return Scrape(
        {
            (
                sample.name,
                frozenset((name, value) for name, value in sample.labels.items() if name != ENGINE),
            ): sample.value
            for family in text_string_to_metric_families(text)
            for sample in family.samples
        }
    )


def first_figures(url: str, engine: Child, folder: Path) -> Scrape:
    """Waits until an engine is ready, which with a long log takes its replay. Raises BrokerError."""
    deadline = time.monotonic() + _PATIENCE_S
    while time.monotonic() < deadline and engine.alive:
        seen = scrape(url)
        if seen and seen.get(READY):
            return seen
        engine.wait(0.2)
    raise BrokerError(f"The engine did not come up. It said:\n{(folder / 'engine.log').read_text('utf-8')}")

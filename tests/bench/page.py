"""The engine's /metrics as text: asked often, so nothing of it is parsed but the lines that are wanted."""

from time import perf_counter, sleep

from schemas.names import Metric
from tests.live.engine import Engine


def total(text: str, metric: Metric, *labels: str) -> float:
    """The sum of a metric's samples that have these labels, each written as `name="value"`."""
    starts = (f"{metric.name}{{", f"{metric.name} ")
    found = [line for line in text.splitlines() if line.startswith(starts) and all(label in line for label in labels)]
    return sum(float(line.rpartition(" ")[2]) for line in found)


def wait_until(engine: Engine, metric: Metric, least: float, every: float, seconds: float = 120) -> float:
    """When (by perf_counter) a page that has at least so much of a metric was here. Raises TimeoutError."""
    limit = perf_counter() + seconds
    while total(engine.page(), metric) < least:
        if engine.process.poll() is not None or perf_counter() > limit:
            raise TimeoutError(f"{metric.name} did not come to {least}: {engine.said()}")
        sleep(every)
    return perf_counter()

"""Collectors: they take the figures when Prometheus asks, and keep no state of their own but how long that took."""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from time import perf_counter

from prometheus_client import CollectorRegistry, Histogram
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.metrics_core import Metric as Family
from prometheus_client.registry import Collector

from engine.serve.figures import Sample
from engine.showing import Shown
from schemas import names
from schemas.names import Metric

_BUCKETS = (0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
Showing = Callable[[], Mapping[str, Shown]]
"""Gives the figures of each authority that this worker owns and is caught up with."""


class SampleCollector(Collector):
    """The families of the samples of a path. `took`: the seconds of the last look at them."""

    def __init__(self, engine: str) -> None:
        self._engine = engine
        self.took = 0.0

    @abstractmethod
    def samples(self) -> Iterator[Sample]:
        """Every sample of the path, as of now."""

    def collect(self) -> Iterable[Family]:
        """They, by metric."""
        began = perf_counter()
        families: dict[str, Family] = {}
        for metric, labels, value in self.samples():
            family = families.get(metric.name)
            if family is None:
                family = families[metric.name] = _family(metric)
            family.add_sample(metric.name, dict(zip(metric.labels, (self._engine, *labels), strict=True)), value)
        self.took = perf_counter() - began
        return families.values()

    def describe(self) -> Iterable[Family]:
        """Nothing: what there is follows from the catalogue."""
        return ()


def histograms(registry: CollectorRegistry, engine: str) -> Mapping[Metric, Callable[[float], None]]:
    """Registers the histograms; gives what observes each, in seconds."""
    return {
        metric: Histogram(metric.name, metric.help, metric.labels, registry=registry, buckets=_BUCKETS)
        .labels(engine)
        .observe
        for metric in (names.FOLD, names.EVENT_TO_METRIC)
    }


def _family(metric: Metric) -> Family:
    if metric.kind == "counter":
        return CounterMetricFamily(metric.name.removesuffix("_total"), metric.help, labels=metric.labels)
    return GaugeMetricFamily(metric.name, metric.help, labels=metric.labels)

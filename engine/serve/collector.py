"""The collector: takes the figures when Prometheus asks, and keeps no state of its own but how long that took."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from time import perf_counter

from prometheus_client import CollectorRegistry, Histogram
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.metrics_core import Metric as Family
from prometheus_client.registry import Collector

from engine.figures import Figures
from engine.serve.figures import Sample, samples
from engine.status import Status
from schemas import names
from schemas.names import Metric

_BUCKETS = (0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class EngineCollector(Collector):
    """`shown`: the figures of each authority that this worker owns and is caught up with.

    `now`: the engine's clock, seconds since 1970; `since`: real seconds since such an instant.
    """

    def __init__(
        self,
        engine: str,
        version: str,
        status: Status,
        shown: Callable[[], Mapping[str, Figures]],
        now: Callable[[], float],
        since: Callable[[float], float],
    ) -> None:
        self._engine, self._version, self._status, self._shown = engine, version, status, shown
        self._now, self._since = now, since
        self._took = 0.0

    def collect(self) -> Iterable[Family]:
        """Every metric of the engine and of its authorities, as of now."""
        began = perf_counter()
        families: dict[str, Family] = {}
        for metric, labels, value in self._samples():
            family = families.get(metric.name)
            if family is None:
                family = families[metric.name] = _family(metric)
            family.add_sample(metric.name, dict(zip(metric.labels, (self._engine, *labels), strict=True)), value)
        self._took = perf_counter() - began
        return families.values()

    def describe(self) -> Iterable[Family]:
        """Nothing: what there is follows from the catalogue."""
        return ()

    def _samples(self) -> Iterator[Sample]:
        figures = dict(self._shown())
        yield from self._of_engine(figures)
        for one in figures.values():
            yield from samples(one)
            for source, recorded in one.last_recorded.items():
                yield names.SILENCE, (one.authority, source), max(0.0, self._since(recorded / 1e6))

    def _of_engine(self, figures: Mapping[str, Figures]) -> Iterator[Sample]:
        status = self._status
        yield names.BUILD, (self._version,), 1
        yield names.READY, (), status.ready
        yield names.CLOCK, (), self._now()
        yield names.SCRAPE, (), self._took
        yield names.AGENT_EVENTS, (), status.agent_events
        yield from _by_partition(status)
        for (kind, outcome), count in sorted(_outcomes(status, figures).items()):
            yield names.EVENTS, (kind, outcome), count
        for reason, count in dict(status.rejected).items():
            yield names.REJECTED, (reason,), count


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


def _by_partition(status: Status) -> Iterator[Sample]:
    offsets = ((names.REPLAY_POSITION, status.positions), (names.REPLAY_END, status.ends), (names.LAG, status.lag))
    for metric, by_partition in offsets:
        for partition, value in dict(by_partition).items():
            yield metric, (str(partition),), value


def _outcomes(status: Status, figures: Mapping[str, Figures]) -> dict[tuple[str, str], int]:
    """New and repeated events as the folds found them, and those that were rejected."""
    total = {key: count for key, count in dict(status.events).items() if key[1] == "rejected"}
    for one in figures.values():
        for key, count in one.outcomes.items():
            total[key] = total.get(key, 0) + count
    return total

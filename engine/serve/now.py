"""/metrics: what moves with every event, and how the engine itself stands."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from time import monotonic

from engine.calendar import LONDON, working_hours
from engine.figures import Figures
from engine.history import instant_of
from engine.serve.cards import titles
from engine.serve.collector import SampleCollector, Showing
from engine.serve.digest import Digests
from engine.serve.figures import Sample, samples
from engine.status import Status
from schemas import names
from schemas.catalogue import Catalogue


class EngineCollector(SampleCollector):
    """`now`: the engine's clock, seconds since 1970; `since`: real seconds since such an instant."""

    def __init__(
        self,
        engine: str,
        version: str,
        catalogue: Catalogue,
        status: Status,
        shown: Showing,
        now: Callable[[], float],
        since: Callable[[float], float],
    ) -> None:
        super().__init__(engine)
        self._version, self._catalogue, self._status, self._shown = version, catalogue, status, shown
        self._now, self._since = now, since
        self._digests = Digests()

    def samples(self) -> Iterator[Sample]:
        """Of the engine, of its catalogue, and of each authority."""
        shown = dict(self._shown())
        figures = {code: one.figures for code, one in shown.items()}
        yield from self._of_engine(figures.values())
        yield from titles(self._catalogue)
        digests = self._digests.of(figures)
        for code, one in shown.items():
            place = (code, one.figures.catalogue)
            yield from samples(one.figures)
            yield names.DIGEST, place, digests[code]
            if one.position is not None:
                yield names.POSITION, place, one.position
            yield from self._silences(one.figures)

    def _silences(self, figures: Figures) -> Iterator[Sample]:
        """How long each source is silent: by real time, and by the hours of work of the engine's days."""
        now = dt.datetime.fromtimestamp(self._now(), LONDON)
        for name, source in figures.sources.items():
            quiet = working_hours(instant_of(source.last), now)
            yield names.SILENCE, (figures.authority, name), max(0.0, self._since(source.last / 1e6))
            yield names.QUIET, (figures.authority, name), max(0.0, quiet)

    def _of_engine(self, figures: Iterable[Figures]) -> Iterator[Sample]:
        status = self._status
        yield names.BUILD, (self._version,), 1
        yield names.READY, (), status.ready
        yield names.REJECTED_TOPIC_OK, (), status.rejected_topic_ok
        yield names.CLOCK, (), self._now()
        yield names.SCRAPE, (), self.took
        yield names.AGENT_EVENTS, (), status.agent_events
        for metric, seen in ((names.FIGURES_AGE, status.refreshed), (names.LOG_AGE, status.log_seen)):
            if seen is not None:
                yield metric, (), monotonic() - seen
        yield from _by_partition(status)
        for (kind, outcome), count in sorted(_outcomes(status, figures).items()):
            yield names.EVENTS, (kind, outcome), count
        for reason, count in dict(status.rejected).items():
            yield names.REJECTED, (reason,), count


def _by_partition(status: Status) -> Iterator[Sample]:
    offsets = (
        (names.REPLAY_POSITION, status.positions),
        (names.REPLAY_END, status.ends),
        (names.LOG_POSITION, status.taken),
        (names.LAG, status.lag),
    )
    for metric, by_partition in offsets:
        for partition, value in dict(by_partition).items():
            yield metric, (str(partition),), value


def _outcomes(status: Status, figures: Iterable[Figures]) -> dict[tuple[str, str], int]:
    """New and repeated events as the folds found them, and those that were rejected."""
    total = {key: count for key, count in dict(status.events).items() if key[1] == "rejected"}
    for one in figures:
        for key, count in one.outcomes.items():
            total[key] = total.get(key, 0) + count
    return total

"""`casetide run`: the engine."""

import datetime as dt
import logging
from collections.abc import Iterator, Mapping
from importlib.metadata import version

import typer
from prometheus_client import CollectorRegistry, ProcessCollector

from engine.authorities import Authorities
from engine.cli import app, options
from engine.cli.clashes import Clashes
from engine.cli.console import Exit, say, stop
from engine.cli.settings import Settings, live_settings, read_settings
from engine.cli.timing import TimedAuthorities
from engine.local.clock import Clock
from engine.serve.collector import histograms
from engine.serve.http import Pages, serve
from engine.serve.months import MonthsCollector
from engine.serve.now import EngineCollector
from engine.showing import Showing, Shown
from engine.status import Status
from schemas.catalogue import Catalogue
from schemas.names import MONTHS, NOW


@app.command()
def run(now: options.Now = None, speed: options.Speed = 0) -> None:
    """Run the engine: it keeps every indicator from the events on Kafka, and shows them at /metrics."""
    from engine.live.errors import LiveError, ServiceUnreachableError
    from engine.live.worker import run as run_worker

    settings, clock = read_settings(), _clock(now, speed)
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s: %(message)s")
    authorities, status = Authorities(options.catalogue(settings.catalogue)), Status()
    showing = Showing(authorities)
    pages = _pages(settings, authorities.catalogue, status, showing, clock)
    url = _serve(settings, status, pages)
    observe = histograms(pages[NOW], settings.engine)
    clashes = Clashes(authorities)

    def refresh() -> Iterator[None]:
        """Remakes the figures, and says what clashed among the events that they count."""
        clashes.tell()
        yield from showing.refresh(clock.now().date(), status.folded)

    timed = TimedAuthorities(authorities, status, observe, refresh)
    say(f"{url}/metrics; catching up with {settings.events_topic} at {settings.bootstrap}")
    try:
        run_worker(live_settings(settings), timed, status, timed.tick, lambda: say("ready"))
    except ServiceUnreachableError as error:
        stop(str(error), Exit.UNREACHABLE)
    except LiveError as error:
        stop(str(error), Exit.REFUSED)


def _clock(now: str | None, speed: float) -> Clock:
    if now is None:
        return Clock()
    try:
        start = dt.datetime.fromisoformat(now)
    except ValueError:
        start = None
    if start is None or start.tzinfo is None:
        raise typer.BadParameter("an instant with offset, as 2018-03-31T23:59:59+01:00", param_hint="--now")
    return Clock(start, speed)


def _pages(settings: Settings, catalogue: Catalogue, status: Status, showing: Showing, clock: Clock) -> Pages:
    """What there is for Prometheus, by path; no figure is in it while the engine is not ready."""

    def shown() -> Mapping[str, Shown]:
        return showing.shown if status.ready else {}

    def now() -> float:
        return clock.now().timestamp()

    pages = {NOW: CollectorRegistry(), MONTHS: CollectorRegistry()}
    since = clock.real_seconds_since
    pages[NOW].register(EngineCollector(settings.engine, version("casetide"), catalogue, status, shown, now, since))
    pages[MONTHS].register(MonthsCollector(settings.engine, catalogue, shown))
    ProcessCollector(registry=pages[NOW])
    return pages


def _serve(settings: Settings, status: Status, pages: Pages) -> str:
    try:
        host, port = serve(
            settings.http_host, settings.http_port, pages, lambda: status.ready and status.rejected_topic_ok
        )
    except OSError as error:
        stop(f"{settings.http_host}:{settings.http_port}: {error.strerror}: set CASETIDE_HTTP_PORT", Exit.REFUSED)
    return f"http://{host}:{port}"

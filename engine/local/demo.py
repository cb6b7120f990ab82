"""The demo: Kafka, the engine and the example log on one machine; from its last instant on the days run by."""

import asyncio
import datetime as dt
import json
import secrets
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import chain, takewhile
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from rich.console import Console
from rich.live import Live

from engine.calendar import LONDON
from engine.examples.herefordshire.log import AUTHORITY, CATALOGUE, ENDS, herefordshire
from engine.examples.herefordshire.months import HORIZON
from engine.live.send import send_events
from engine.live.settings import LiveSettings
from engine.local.child import StartEngine, end
from engine.local.clock import Clock
from engine.local.configured import Wanted, rules_of
from engine.local.feed import feed
from engine.local.jars import missing_jars
from engine.local.kafka import run_broker
from engine.local.ports import LOOPBACK, free_port
from engine.local.prometheus import start_prometheus
from engine.local.scrape import Scrape, first_figures, scrape
from engine.local.screen import WIDE, pages, screen
from schemas import names
from schemas.catalogue import named

SEED, PARTITIONS, GROUP = 1, 8, "demo"
_PAGE_S = 6
_HURRY = 360
"""An hour's wait of an alert is ten seconds, as a day is."""
_GRAPH = names.NUMERATOR.name + '{indicator=~"contacts_received|.*_visits_within_timescale|initial_assessments_.*"}'
"""Figures that move within a minute."""


def run_demo(
    start_engine: StartEngine, say: Callable[[str], None], speed: float, port: int, seconds: float | None
) -> None:
    """Runs until Ctrl-C, or for so many seconds; then everything that it started has ended. Raises BrokerError."""
    with ExitStack() as ends:
        folder = Path(ends.enter_context(tempfile.TemporaryDirectory(prefix="casetide-demo-")))
        if missing_jars():
            say("fetching Kafka, once (45 MB)")
        say("starting Kafka")
        broker = ends.enter_context(run_broker(folder / "kafka"))
        settings = LiveSettings(broker.bootstrap, GROUP, partitions=PARTITIONS)
        at, events = _load(settings, say)
        url = f"http://{LOOPBACK}:{free_port(port)}"
        key = _key(folder)
        child = start_engine(folder, _environment(broker.bootstrap, url, key), [f"--now={at}", f"--speed={speed:g}"])
        ends.callback(end, child)
        first = first_figures(url, child, folder)
        _tell(say, ends, folder, url, broker.bootstrap, key)
        _go_on(settings, events, Clock(_clock_of(first), speed), url, first, seconds)


def _load(settings: LiveSettings, say: Callable[[str], None]) -> tuple[str, Iterator[dict[str, Any]]]:
    """Sends the example log; gives its last instant, and the events that come after it."""
    events = herefordshire(SEED, HORIZON)
    log: list[dict[str, Any]] = []
    later: list[dict[str, Any]] = []

    def is_of_log(event: dict[str, Any]) -> bool:
        is_past = dt.datetime.fromisoformat(event["recordedtime"]) < ENDS
        (log if is_past else later).append(event)
        return is_past

    say("loading the example log: made-up journeys in Herefordshire, September 2011 to November 2014")
    sent = send_events(settings, AUTHORITY, (json.dumps(event).encode() for event in takewhile(is_of_log, events)))
    say(f"{sent.events:,} events are on the log")
    return log[-1]["recordedtime"], chain(later, events)


def _key(folder: Path) -> Path:
    """A pseudonym key for returns that somebody imports into the demo."""
    key = folder / "pseudonym-key"
    key.touch(mode=0o600)
    key.write_text(secrets.token_hex(32))
    return key


def _environment(bootstrap: str, url: str, key: Path) -> dict[str, str]:
    return {
        "CASETIDE_BOOTSTRAP": bootstrap,
        "CASETIDE_GROUP": GROUP,
        "CASETIDE_CATALOGUE": CATALOGUE,
        "CASETIDE_PARTITIONS": str(PARTITIONS),
        "CASETIDE_HTTP_PORT": url.rpartition(":")[2],
        "CASETIDE_PSEUDONYM_KEY_FILE": str(key),
    }


def _tell(say: Callable[[str], None], ends: ExitStack, folder: Path, url: str, bootstrap: str, key: Path) -> None:
    say(f"\nThe engine's metrics:  {url}/metrics")
    wanted = Wanted(rules_of(CATALOGUE), [url.removeprefix("http://")], hurry=_HURRY)
    beside = start_prometheus(folder / "prometheus", wanted)
    if beside:
        ends.callback(end, beside.child)
        asked = urlencode({"g0.expr": _GRAPH, "g0.tab": 0, "g0.range_input": "5m"})
        say(f"Prometheus:            {beside.url}/graph?{asked}")
        # Debian's Prometheus has no page of alerts; every one has a page for queries.
        firing = urlencode({"g0.expr": 'ALERTS{alertstate="firing"}', "g0.tab": 1})
        say(f"Alerts:                {beside.url}/graph?{firing}")
    say("Grafana boards:        dashboards/generated (deploy/ has a Grafana that shows them)")
    say("A return of your own:  casetide import FILE… --authority CODE --to kafka, with")
    say(f"                       CASETIDE_BOOTSTRAP={bootstrap} CASETIDE_PARTITIONS={PARTITIONS}")
    say(f"                       CASETIDE_PSEUDONYM_KEY_FILE={key}")
    say("Ctrl-C stops everything and removes it.\n")


def _clock_of(seen: Scrape) -> dt.datetime:
    return dt.datetime.fromtimestamp(seen.get(names.CLOCK) or 0, LONDON)


def _go_on(
    settings: LiveSettings,
    events: Iterator[dict[str, Any]],
    clock: Clock,
    url: str,
    first: Scrape,
    seconds: float | None,
) -> None:
    async def both() -> None:
        feeding = asyncio.create_task(feed(settings, AUTHORITY, events, clock))
        showing = asyncio.create_task(_show(url, first))
        done, _ = await asyncio.wait([feeding, showing], timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        for task in (feeding, showing):
            task.cancel()
        await asyncio.gather(feeding, showing, return_exceptions=True)
        for task in done:
            task.result()

    asyncio.run(both())


async def _show(url: str, first: Scrape) -> None:
    """Draws the screen every second, its pages in turn; on what is no terminal all of it, every ten."""
    console, catalogue = Console(width=None if Console().is_terminal else WIDE), named(CATALOGUE)
    with Live(console=console, auto_refresh=False) if console.is_terminal else ExitStack() as live:
        while True:
            seen = await asyncio.to_thread(scrape, url)
            if seen and seen.get(names.READY):
                parts = pages(catalogue, console.height) if console.is_terminal else [catalogue.indicators]
                page = parts[int(time.monotonic() / _PAGE_S) % len(parts)]
                table = screen(catalogue, page, AUTHORITY, seen, first, console.width)
                if isinstance(live, Live):
                    live.update(table, refresh=True)
                else:
                    console.print(table)
            await asyncio.sleep(1 if console.is_terminal else 10)

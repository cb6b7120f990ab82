"""The stack: on one machine without containers Kafka, two engines, Prometheus and Alertmanager, as deploy/ has them."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from engine.local.child import Child, StartEngine, end
from engine.local.configured import Wanted
from engine.local.kafka import Broker, run_broker
from engine.local.ports import LOOPBACK, free_port
from engine.local.prometheus import Server, start_alertmanager, start_prometheus
from engine.local.scrape import first_figures

ENGINES = ("a", "b")
"""Each reads the whole log: two that say the same."""
_PORT = 9464
Say = Callable[[str], None]


class Stack(NamedTuple):
    """What runs, by name: addresses, and process numbers."""

    bootstrap: str
    urls: dict[str, str]
    pids: dict[str, int]


def run_stack(
    start_engine: StartEngine,
    say: Say,
    up: Callable[[Stack], None],
    state: Path,
    catalogue: str,
    group: str,
    wanted: Wanted,
    options: Sequence[str] = (),
) -> None:
    """Runs until Ctrl-C or SIGTERM; then everything that it started has ended. `up` is told once all answer.

    The addresses of `wanted` are chosen here. Raises BrokerError.
    """
    state = state.absolute()
    with ExitStack() as ends:
        say("starting Kafka")
        broker = ends.enter_context(run_broker(state / "kafka"))
        children: dict[str, Child] = {}
        urls = {name: f"http://{LOOPBACK}:{free_port(_PORT + number)}" for number, name in enumerate(ENGINES)}
        for name, url in urls.items():
            settings = _settings(broker, name, url, catalogue, group)
            children[name] = start_engine(_folder(state, f"engine-{name}"), settings, list(options))
            ends.callback(end, children[name])
        for name, url in urls.items():
            first_figures(url, children[name], state / f"engine-{name}")
        servers = _servers(state, wanted._replace(engines=[url.removeprefix("http://") for url in urls.values()]), say)
        for name, server in servers.items():
            children[name], urls[name] = server.child, server.url
            ends.callback(end, server.child)
        for server in servers.values():
            server.wait_ready()
        pids = {name: child.pid for name, child in children.items()}
        up(Stack(broker.bootstrap, urls, {"kafka": broker.pid, **pids}))
        _watch(broker, children, say)


def _folder(state: Path, name: str) -> Path:
    (state / name).mkdir(parents=True, exist_ok=True)
    return state / name


def _settings(broker: Broker, name: str, url: str, catalogue: str, group: str) -> dict[str, str]:
    return {
        "CASETIDE_BOOTSTRAP": broker.bootstrap,
        "CASETIDE_ENGINE": name,
        "CASETIDE_GROUP": f"{group}-{name}",
        "CASETIDE_CATALOGUE": catalogue,
        "CASETIDE_HTTP_PORT": url.rpartition(":")[2],
    }


def _servers(state: Path, wanted: Wanted, say: Say) -> dict[str, Server]:
    """Those that are installed."""
    manager = start_alertmanager(state / "alertmanager", wanted)
    beside = wanted._replace(alertmanager=manager.address if manager else None)
    found = {"alertmanager": manager, "prometheus": start_prometheus(state / "prometheus", beside)}
    for name in (name for name, server in found.items() if server is None):
        say(f"{name} is not installed: without it there are no alerts")
    return {name: server for name, server in found.items() if server is not None}


def _watch(broker: Broker, children: Mapping[str, Child], say: Say) -> None:
    """Says which of them has ended; the others go on, and the alerts tell of it."""
    alive = dict(children)
    while not broker.wait(0.5):
        for name in [name for name, child in alive.items() if not child.alive]:
            say(f"{name} has ended with code {alive.pop(name).exit_code}")

"""The returns of a made-up county through importer, Kafka and worker: over HTTP the figures of its own events."""

import datetime as dt
import json

import pytest

from engine.authority import Authority
from engine.card import card
from schemas.catalogue import named
from schemas.envelope import decode
from tests.commands import casetide
from tests.examples.returns.written import AUTHORITY, LAST, write
from tests.live.engine import environment, started

pytestmark = [pytest.mark.live, pytest.mark.timeout(600)]
ENGLAND = named("england")
NOW = f"{LAST}T23:59:59+01:00"


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    return write(tmp_path_factory.mktemp("returns"))


@pytest.fixture(scope="module")
def own(written):
    one = Authority(AUTHORITY, ENGLAND)
    for event in written.told:
        one.take(decode(json.dumps(event)))
    one.fold()
    return one


@pytest.fixture(scope="module")
def scraped(broker, tmp_path_factory, written):
    """The metrics of an engine that has caught up: the years before replayed, the last by its agent."""
    env = environment(broker, "returns")
    arguments = ("--authority", AUTHORITY, "--to", "kafka")
    before = [file for file in written.files if str(LAST.year) not in str(file.relative_to(file.parents[1]))]
    sent = _sent(casetide("import", *before, *arguments, env=env))
    with started(env, tmp_path_factory.mktemp("engine"), "--now", NOW) as engine:
        engine.wait_ready()
        assert sent == engine.total("casetide_events_total")
        live = _sent(casetide("import", *(set(written.files) - set(before)), *arguments, env=env))
        engine.wait_for(lambda: engine.total("casetide_events_total") == sent + live, 120, "the last year")
        assert 0 < live == engine.get("casetide_agent_events_total")
        yield engine.metrics()


def _sent(done):
    assert (0, "") == (done.returncode, done.stdout), done.stderr
    return int(done.stderr.split(" events;")[0].split()[-1].replace(",", ""))


def test_at_least_fifty_figures_are_those_of_the_countys_own_events(own, scraped):
    found = {one.id: shown(scraped, one.id) for one in ENGLAND.indicators}
    said = {name: values for name, values in found.items() if values != (None, None, None)}
    assert 50 <= len(said)
    today = dt.date.fromisoformat(NOW[:10])
    counted = {one.id: card(own, one, today, is_over=False).reading for one in ENGLAND.indicators if one.id in said}
    assert said == {name: (one.numerator, one.denominator, one.value) for name, one in counted.items()}


def shown(scraped, indicator):
    labels = frozenset({("authority", AUTHORITY), ("catalogue", "england"), ("indicator", indicator)})
    return tuple(scraped.get((f"casetide_indicator_{name}", labels)) for name in ("numerator", "denominator", "value"))

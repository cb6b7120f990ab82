"""The example log of 2014 through Kafka and a worker: all 46 cards over HTTP are the recount's, and what was printed."""

import datetime as dt
import json

import pytest

from engine.calendar import end_of
from schemas.catalogue import named
from schemas.envelope import decode
from schemas.names import STATUSES
from tests.acceptance.conftest import AUTHORITY, NAME, log
from tests.acceptance.decoded import decoded
from tests.acceptance.recounted import Recounted
from tests.commands import casetide
from tests.live.engine import environment, started
from tests.paths import needs_shared

pytestmark = [pytest.mark.live, pytest.mark.timeout(400)]
CATALOGUE = named(NAME)
LAST, NOW = dt.date(2014, 9, 30), "2014-09-30T23:59:59+01:00"
NOT_TOLD = {one.id for one in CATALOGUE.indicators if "health_assessments" in one.id}
"""Health told nothing of July to September 2014."""


@pytest.fixture(scope="module")
def known():
    """What was recorded by the end of the day."""
    return [event for event in log(1) if dt.datetime.fromisoformat(event["recordedtime"]) <= end_of(LAST)]


@pytest.fixture(scope="module")
def scraped(broker, tmp_path_factory, known):
    """The metrics of an engine that has caught up: what came before September replayed, September by its agent."""
    folder = tmp_path_factory.mktemp("report-2014")
    september = [event for event in known if event["recordedtime"] >= "2014-09-01"]
    before = [event for event in known if event["recordedtime"] < "2014-09-01"]
    files = folder / "before.jsonl", folder / "september.jsonl"
    for file, events in zip(files, (before, september), strict=True):
        file.write_text("".join(json.dumps(event) + "\n" for event in events), "utf-8")
    env = environment(broker, "report-2014", catalogue=NAME)
    arguments = ("--authority", AUTHORITY, "--to", "kafka")
    send(files[0], arguments, env)
    with started(env, folder, "--now", NOW) as engine:
        engine.wait_ready(120)
        assert len(before) == engine.total("casetide_events_total")
        send(files[1], arguments, env)
        engine.wait_for(lambda: engine.total("casetide_events_total") == len(known), 120, "September")
        assert len(september) == engine.get("casetide_agent_events_total")
        assert 0 == engine.total("casetide_events_rejected_total")
        yield engine.metrics()


def send(file, arguments, env):
    done = casetide("import", file, *arguments, env=env)
    assert 0 == done.returncode, done.stderr


def shown(scraped, name, indicator):
    labels = {"authority": AUTHORITY, "catalogue": NAME, "indicator": indicator}
    return scraped.get((f"casetide_indicator_{name}", frozenset(labels.items())))


def test_all_46_cards_are_the_recounts(scraped, known):
    judge = Recounted([decode(json.dumps(event)) for event in known], CATALOGUE, end_of(LAST), LAST)
    assert 46 == len(CATALOGUE.indicators)
    for indicator in CATALOGUE.indicators:
        judged = judge.figure(indicator, LAST)
        expected = (None, None) if indicator.id in NOT_TOLD else (judged.numerator, judged.denominator)
        assert expected == tuple(shown(scraped, name, indicator.id) for name in ("numerator", "denominator")), (
            indicator.id
        )
        status = "no_data" if indicator.id in NOT_TOLD else "ok"
        assert STATUSES[status] == shown(scraped, "status", indicator.id), indicator.id
        if indicator.rate:
            rate = (judge.rate_numerator(indicator, LAST) or 0) / 36_100 * 10_000
            assert pytest.approx(rate) == shown(scraped, "rate_per_10000", indicator.id), indicator.id


@needs_shared
def test_all_46_cards_are_what_was_printed(scraped):
    for name, card in decoded().items():
        for ours, theirs in (("numerator", "numerator"), ("denominator", "denominator")):
            if card[theirs] not in {"", "?"}:
                assert float(card[theirs]) == shown(scraped, ours, name), name
        if card["rate_per_10000_printed"]:
            assert card["rate_per_10000_printed"] == f"{shown(scraped, 'rate_per_10000', name):.2f}", name


def test_an_officers_rating_stands_beside_the_rules(scraped):
    assert (1.0, 2.0) == tuple(
        shown(scraped, name, "child_protection_plans_open") for name in ("rating", "overridden_rating")
    )

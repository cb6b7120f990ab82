"""How long a scrape may get: at most 6,000 lines for one authority on each path, by the example log of each catalogue."""

import datetime as dt

import pytest
from prometheus_client import CollectorRegistry, generate_latest

from engine.authority import Authority
from engine.examples import EXAMPLES
from engine.figures import figures
from engine.rows.columns import EVERYTHING
from schemas.catalogue import available, named
from schemas.names import BREAKDOWN, MONTH_VALUE, MONTHS, NOW, VALUE
from tests.acceptance.conftest import NAME, decoded, folded
from tests.serve.shown import collectors

MOST = 6000
LAST = {NAME: dt.date(2014, 11, 30), "england": dt.date(2026, 3, 31)}
"""The last day of the example log of each catalogue."""


def england():
    """An authority that has a county's log, to be read as known now."""
    events = list(map(decoded, EXAMPLES["county"](1)))
    one = Authority(events[0]["authority"], named("england"), [EVERYTHING])
    for event in events:
        one.take(event)
    one.fold()
    return one


@pytest.fixture(scope="module", params=available())
def pages(request):
    """Every line, by path."""
    made = figures(folded(1) if request.param == NAME else england(), LAST[request.param])
    return {path: lines(one) for path, one in collectors(made, catalogue=named(request.param)).items()}


def lines(collector):
    registry = CollectorRegistry()
    registry.register(collector)
    return generate_latest(registry).decode().splitlines()


def test_no_path_has_more_lines_for_an_authority(pages):
    assert {NOW, MONTHS} == pages.keys()
    assert {} == {path: len(found) for path, found in pages.items() if len(found) > MOST}


@pytest.mark.parametrize("metric", [VALUE, BREAKDOWN, MONTH_VALUE], ids=lambda one: one.short)
def test_they_are_lines_of_figures(pages, metric):
    assert 20 <= sum(line.startswith(metric.name + "{") for line in pages[metric.path])

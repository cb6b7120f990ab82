"""What is on which path, and what is there when."""

import datetime as dt
import urllib.error
import urllib.request
from time import monotonic

import pytest
from prometheus_client import CollectorRegistry

from engine.calendar import LONDON
from engine.figures import figures
from engine.serve.http import serve
from engine.status import Status
from schemas import names
from schemas.catalogue import available, named
from schemas.names import MONTHS, NOW
from tests.core.histories import AUTHORITY
from tests.core.test_changes import TODAY, referral, told
from tests.serve.shown import ENGLAND, collectors, said
from tests.serve.test_digest import folded

OF_CATALOGUE = {
    NOW: {names.INDICATOR_INFO, names.CATALOGUE_DIGEST},
    MONTHS: {names.CARD, names.INDICATOR_PLACE, names.BENCHMARK},
}


def shown(**options):
    return {path: said(one) for path, one in collectors(figures(folded([told()]), TODAY), **options).items()}


@pytest.mark.parametrize("path", [NOW, MONTHS])
def test_every_metric_is_on_its_own_path(path):
    made = shown()[path]
    assert {path} == {metric.path for metric in names.METRICS if metric.name in made}


@pytest.mark.parametrize("catalogue", available())
@pytest.mark.parametrize("path", [NOW, MONTHS])
def test_the_catalogue_is_told_before_the_engine_is_ready_and_no_figure_is(path, catalogue):
    made = said(collectors(catalogue=named(catalogue), status=Status())[path])
    of_figures = {metric.name for metric in names.METRICS if names.AUTHORITY in metric.labels}
    assert {metric.name for metric in OF_CATALOGUE[path]} <= made.keys()
    assert set() == of_figures & made.keys()


def test_each_indicator_has_one_card_and_its_place_whatever_authorities_there_are():
    made = shown()[MONTHS]
    assert {("england", one.id): place for place, one in enumerate(ENGLAND.indicators, 1)} == made[
        names.INDICATOR_PLACE.name
    ]
    assert {
        ("england", one.id, one.description, one.guide, one.officer, one.source): 1 for one in ENGLAND.indicators
    } == made[names.CARD.name]
    info = shown()[NOW][names.INDICATOR_INFO.name]
    assert {("england", one.id, one.name, one.on_walls, one.area, one.unit, one.polarity, one.rated): 1 for one in ENGLAND.indicators} == info  # fmt: skip


def test_a_benchmark_is_what_the_catalogue_says():
    made = shown()[MONTHS][names.BENCHMARK.name]
    one = next(one for one in ENGLAND.indicators if one.benchmarks)
    other = one.benchmarks[0]
    assert other.value == made["england", one.id, other.of, other.year, other.basis, other.applies_to, "yes"]
    assert sum(len(one.benchmarks) for one in ENGLAND.indicators) == len(made)


def test_the_position_is_absent_where_it_is_not_known_exactly():
    assert {(AUTHORITY, "england"): 7} == shown()[NOW][names.POSITION.name]
    assert names.POSITION.name not in shown(position=None)[NOW]


def test_the_age_of_the_figures_is_real_time_and_grows_by_itself():
    assert names.FIGURES_AGE.name not in shown()[NOW], "none were made"
    ages = [
        shown(status=Status(refreshed=monotonic() - 40))[NOW][names.FIGURES_AGE.name][()],
        shown(status=Status(refreshed=monotonic() - 90))[NOW][names.FIGURES_AGE.name][()],
    ]
    assert [40, 90] == pytest.approx(ages, abs=5)


def test_the_age_of_what_kafka_said_is_real_time_too():
    assert names.LOG_AGE.name not in shown()[NOW], "it has not answered yet"
    assert 40 == pytest.approx(shown(status=Status(log_seen=monotonic() - 40))[NOW][names.LOG_AGE.name][()], abs=5)


def test_positions_are_by_partition():
    made = shown(status=Status(taken={3: 17, 5: 0}))[NOW]
    assert {("3",): 17, ("5",): 0} == made[names.LOG_POSITION.name]


@pytest.mark.parametrize(
    ("quiet", "now"),
    [
        (0, "2016-02-05T11:00"),
        (1.5, "2016-02-05T13:30"),
        (5 + 1, "2016-02-08T10:00"),
        (0, "2016-02-04T10:00"),
    ],
)
def test_a_source_is_quiet_in_working_hours_of_the_engines_clock(quiet, now):
    """It was heard at noon of Friday 5 February 2016."""
    one = figures(folded([told() | {"recordedtime": dt.datetime(2016, 2, 5, 12, tzinfo=LONDON)}]), TODAY)
    clock = dt.datetime.fromisoformat(now).replace(tzinfo=LONDON).timestamp()
    made = said(collectors(one, now=clock)[NOW])
    elapsed = clock - dt.datetime(2016, 2, 5, 12, tzinfo=LONDON).timestamp()
    assert {(AUTHORITY, "test"): quiet} == made[names.QUIET.name]
    assert {(AUTHORITY, "test"): max(0, elapsed / 10)} == made[names.SILENCE.name], "ten times as fast"


def test_only_a_source_that_speaks_regularly_has_a_rhythm():
    def heard(days):
        noons = [dt.datetime(2016, 1, day, 12, tzinfo=LONDON) for day in range(4, 4 + days)]
        events = [referral(f"r{noon.day}", TODAY, noon) for noon in noons]
        return said(collectors(figures(folded(events), TODAY))[NOW])

    assert names.RHYTHM.name not in heard(10), "a week, its weekend and three days: nine hours of work"
    assert {(AUTHORITY, "test"): 8} == heard(11)[names.RHYTHM.name]


def test_both_paths_are_served_and_another_is_told_which_there_are():
    pages = {path: CollectorRegistry() for path in (NOW, MONTHS)}
    for path, one in collectors().items():
        pages[path].register(one)
    host, port = serve("127.0.0.1", 0, pages, lambda: True)

    def get(path):
        with urllib.request.urlopen(f"http://{host}:{port}{path}", timeout=10) as answer:
            return answer.read().decode()

    assert names.INDICATOR_INFO.name in get(NOW)
    assert names.INDICATOR_PLACE.name in get(MONTHS)
    with pytest.raises(urllib.error.HTTPError) as refused:
        get("/")
    assert b"there are /metrics, /metrics/months, /live and /ready\n" == refused.value.read()
    refused.value.close()

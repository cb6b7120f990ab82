"""The sample's files through importer, Kafka and worker: every figure over HTTP is the report's and the recount's."""

import datetime as dt
import json
from functools import cache

import pytest

from engine.calendar import add_months, month_end
from engine.recount import period_start, recount, recount_coverage
from schemas.catalogue import named
from schemas.envelope import decode
from schemas.events.management import COVERED
from schemas.names import DIRECTIONS, RATINGS, STATUSES
from schemas.names import MONTHS as MONTHS_PATH
from tests.commands import casetide
from tests.conftest import FULL
from tests.live.engine import environment, started
from tests.paths import SSDA903, needs_shared

pytestmark = [pytest.mark.live, needs_shared]
ENGLAND = named("england")
AUTHORITY, NOW = "E06000019", "2018-03-31T23:59:59+01:00"
FILES = sorted(SSDA903.glob("*.csv"))
OPEN = dt.date(2018, 3, 31)
MONTHS = [month_end(add_months(dt.date(2017, 2, 1), number)) for number in range(14)]
"""The 13 closed months and the open one."""
YEAR = [month for month in MONTHS if month >= dt.date(2017, 4, 30)]
JUDGED = MONTHS if FULL else (MONTHS[2], OPEN)
"""The recount is slow: of the others the report is the judge, which it judges in tests of its own."""
ALWAYS_OK = ("looked_after_children", "care_started", "care_ceased", "looked_after_reviews_held", "missing_incidents")
COUNTS = "numerator", "denominator", "value"


@pytest.fixture(scope="module")
def events():
    """What the importer makes of the files, under the same key."""
    key = {"CASETIDE_PSEUDONYM_KEY": "a key of the tests, long enough"}
    done = casetide("import", *FILES, "--authority", AUTHORITY, "--to", "-", env=key)
    return [decode(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def scraped(broker, tmp_path_factory, events):
    """The metrics of an engine that has caught up with the sample's files: half replayed, half by its agent."""
    env = environment(broker, "sample")
    arguments = ("--authority", AUTHORITY, "--to", "kafka")
    half = len(FILES) // 2
    first = casetide("import", *FILES, *arguments, env=env)
    assert (first.returncode, first.stdout) == (0, ""), first.stderr
    with started(env, tmp_path_factory.mktemp("sample"), "--now", NOW) as engine:
        engine.wait_ready()
        replayed = engine.total("casetide_events_total")
        again = casetide("import", *FILES[half:], SSDA903 / "episodes.csv", *arguments, env=env)
        assert again.returncode == 0, again.stderr
        repeated = int(again.stderr.split(" events;")[0].split()[-1])
        engine.wait_for(lambda: engine.total("casetide_events_total") == replayed + repeated, 60, "the second import")
        assert len(events) == replayed
        assert repeated == engine.get("casetide_agent_events_total")
        yield engine.metrics() | engine.metrics(MONTHS_PATH)


def figure(scraped, name, indicator, month):
    labels = {"authority": AUTHORITY, "catalogue": "england", "indicator": indicator}
    if month == OPEN:
        return scraped.get((f"casetide_indicator_{name}", frozenset(labels.items())))
    labels["month"] = f"{month:%Y-%m}"
    return scraped.get((f"casetide_month_{name}", frozenset(labels.items())))


def breakdown(scraped, indicator):
    """Label → numerator."""
    found = (
        (dict(labels), value) for (name, labels), value in scraped.items() if name == "casetide_indicator_breakdown"
    )
    return {labels["part"]: value for labels, value in found if labels["indicator"] == indicator}


@pytest.mark.parametrize("month", JUDGED, ids=str)
def test_every_figure_is_the_recounts(scraped, events, month):
    told = [event for event in events if event["type"] == COVERED]
    for indicator in ENGLAND.indicators:
        first = period_start(indicator, month)
        stated = recount_coverage(told, ENGLAND, indicator, first, month, None)
        judged = recount(events, ENGLAND, indicator, first, month, None) if stated != "no_data" else None
        is_said = judged is not None and judged.value is not None
        expected = (judged.numerator, judged.denominator) if judged and is_said else (None, None)
        found = tuple(figure(scraped, name, indicator.id, month) for name in COUNTS[:2])
        assert expected == found, indicator.id
        assert STATUSES[stated if is_said else "no_data"] == figure(scraped, "status", indicator.id, month)


@cache
def report(month):
    """The rows of thirteen months to this one."""
    done = casetide("report", *FILES, "--authority", AUTHORITY, "--period", month, "--format", "json")
    return json.loads(done.stdout)["readings"]


@pytest.mark.parametrize("last", ["2018-02", "2018-03"])
def test_every_figure_of_the_fourteen_months_is_the_reports(scraped, last):
    for row in report(last):
        for one in row["months"]:
            expected = [*(one[name] for name in COUNTS), STATUSES[one["status"]]]
            month = month_end(dt.date.fromisoformat(one["month"] + "-01"))
            assert expected == [figure(scraped, name, row["id"], month) for name in (*COUNTS, "status")], (
                row["id"],
                month,
            )


def test_all_else_of_the_open_month_is_the_reports_too(scraped):
    for row in report("2018-03"):
        expected = {
            "rate_per_10000": row["rate_per_10000"],
            "target_low": row["target_low"],
            "target_high": row["target_high"],
            "rating": RATINGS[row["rating"]],
            "direction": DIRECTIONS.get(row["direction"]),
            "pending": row["pending"],
        }
        assert expected == {name: figure(scraped, name, row["id"], OPEN) for name in expected}, row["id"]
        parts = {one["label"]: one["numerator"] for one in row["breakdown"]}
        assert parts == breakdown(scraped, row["id"])
        assert not parts or sum(parts.values()) == row["numerator"]


@pytest.mark.parametrize("indicator", ALWAYS_OK)
def test_what_the_return_tells_whole_is_ok_in_every_month_of_its_year(scraped, indicator):
    assert {STATUSES["ok"]} == {figure(scraped, "status", indicator, month) for month in YEAR}


def test_the_look_backs_reach_outside_the_return_and_say_so(scraped):
    """Twelve months of placements before March 2018, thirty of care, and six to the last review.

    No child of the return has a known start before 1 January 2015, so none was in care for thirty months before
    July 2017: of April to June the share is one of nothing, and that is no data.
    """
    nothing, partial, ok = (STATUSES[status] for status in ("no_data", "partial", "ok"))
    placements, home, reviews = (
        [figure(scraped, "status", indicator, month) for month in YEAR]
        for indicator in (
            "three_or_more_placements",
            "same_placement_2_years_or_more",
            "looked_after_reviews_within_timescale",
        )
    )
    assert [partial] * 11 + [ok] == placements
    assert [nothing] * 3 + [partial] * 9 == home
    assert [partial] * 6 + [ok] * 6 == reviews


def test_the_wall_shows_the_figures_of_the_last_day(scraped):
    assert (1201, 376, 28) == tuple(
        figure(scraped, "numerator", indicator, OPEN)
        for indicator in ("looked_after_children", "three_or_more_placements", "same_placement_2_years_or_more")
    )

"""Whether the recount finds data for a reading: no data is not zero. Worked by hand."""

import datetime as dt

import pytest

from engine.recount import recount_coverage
from schemas.catalogue import Catalogue
from schemas.envelope import Event
from tests.core.hand_made import ENGLAND, WORK, day, event, indicator, work_and

TYPES = ["child.registered", "care_episode.started", "care_episode.ended", "review.held"]


def covered(start: str, end: str, types: list[str] = TYPES) -> Event:
    one = event("source.covered", 1, name=f"{start} {types}")
    del one["subject"]
    one["data"] = {"types": types, "start": dt.date.fromisoformat(start), "end": dt.date.fromisoformat(end)}
    return one


YEAR = [covered("2017-04-01", "2018-03-31")]
HALVES = [covered("2017-04-01", "2017-09-30"), covered("2017-10-01", "2018-03-31")]


@pytest.mark.parametrize(
    ("expected", "name", "start", "end", "told"),
    [
        pytest.param("ok", "care_started", "2017-04-01", "2017-04-30", YEAR, id="a flow inside"),
        pytest.param("ok", "care_started", "2017-09-01", "2017-10-31", HALVES, id="two sources one after the other"),
        pytest.param("no_data", "care_started", "2017-03-01", "2017-03-31", YEAR, id="a flow before"),
        pytest.param("no_data", "care_started", "2018-04-01", "2018-04-30", YEAR, id="a flow after"),
        pytest.param("partial", "care_started", "2018-03-15", "2018-04-15", YEAR, id="a flow partly outside"),
        pytest.param("partial", "care_started", "2017-09-15", "2017-10-15", HALVES[:1], id="partly outside, too"),
        pytest.param("no_data", "care_started", "2017-04-01", "2017-04-30", [], id="nobody covers anything"),
        pytest.param("no_data", "missing_incidents", "2017-04-01", "2017-04-30", YEAR, id="another type"),
        pytest.param("ok", "looked_after_children", "2017-03-01", "2017-03-31", YEAR, id="the night after a stock"),
        pytest.param("no_data", "looked_after_children", "2017-03-01", "2017-03-30", YEAR, id="a stock before"),
        pytest.param("ok", "looked_after_children", "2018-03-01", "2018-03-31", YEAR, id="a stock on the last day"),
        pytest.param("no_data", "looked_after_children", "2018-03-01", "2018-04-01", YEAR, id="a stock after"),
        pytest.param("ok", "three_or_more_placements", "2018-03-01", "2018-03-31", YEAR, id="12 months back"),
        pytest.param("ok", "three_or_more_placements", "2018-03-01", "2018-03-30", YEAR, id="and the night before it"),
        pytest.param("partial", "three_or_more_placements", "2018-02-01", "2018-02-28", YEAR, id="more than there is"),
        pytest.param("partial", "same_placement_2_years_or_more", "2018-03-01", "2018-03-31", YEAR, id="30 months"),
        pytest.param(
            "ok",
            "looked_after_reviews_within_timescale",
            "2017-10-01",
            "2017-10-31",
            YEAR,
            id="6 months before a cycle",
        ),
        pytest.param(
            "partial", "looked_after_reviews_within_timescale", "2017-09-01", "2017-09-30", YEAR, id="7 months are not"
        ),
    ],
)
def test_a_period_outside_what_sources_cover_is_no_data_or_partial(expected, name, start, end, told):
    first, last = dt.date.fromisoformat(start), dt.date.fromisoformat(end)
    assert expected == recount_coverage(told, ENGLAND, ENGLAND.indicator(name), first, last, None)


def test_coverage_is_known_when_it_is_recorded():
    one = ENGLAND.indicator("care_started")
    before = YEAR[0]["recordedtime"] - dt.timedelta(seconds=1)
    assert recount_coverage(YEAR, ENGLAND, one, dt.date(2017, 4, 1), dt.date(2017, 4, 30), before) == "no_data"


def test_what_a_condition_reads_must_be_covered_too():
    one = indicator("looked_after_review_held", "starts", where=[{"state": "legal_status", "none_of": ["V3"]}])
    told = [covered("2017-04-01", "2018-03-31", ["review.held"])]
    assert recount_coverage(told, ENGLAND, one, dt.date(2017, 4, 1), dt.date(2017, 4, 30), None) == "no_data"


# --- What is looked back on, and which types are read ---

PLAN, VISIT, WORKER = ["plan.started", "plan.ended"], ["visit.made"], ["worker.allocated", "worker.deallocated"]


def told(first: int, last: int, types: list[str]) -> Event:
    return covered(day(first).isoformat(), day(last).isoformat(), types)


def status(one, first, last, *cover, catalogue=WORK):
    return recount_coverage(cover, catalogue, one, day(first), day(last), None)


VISITED = {"spells": "visit", "overlapping": {"days": 28}}


# The days from 60 to 90 are asked; plans and visits are covered to the end of them.
@pytest.mark.parametrize(
    ("furthest", "where"),
    [
        pytest.param(60, {"ordinal": {"at_least": 2}}, id="nothing is looked back on"),
        pytest.param(33, VISITED, id="28 days"),
        pytest.param(33, {"any": [[{"ordinal": {"under": 2}}], [VISITED]]}, id="in one branch of two"),
        # Day 60 is 1 March, day 32 is 1 February.
        pytest.param(33, {"spells": "visit", "starting": {"months": 1}}, id="a month that ends with 1 March"),
        pytest.param(60, {"lasted": {"months": 1}}, id="not what has lasted a month: its start is told"),
        pytest.param(60, {"lasted_at_most": {"months": 1}}, id="or no more"),
        pytest.param(32, {"since_last": "end", "within": {"months": 1}}, id="since the last"),
        pytest.param(53, {"state": "worker", "lasted": {"days": 7}}, id="how long a state has lasted"),
        pytest.param(60, {"state": "worker", "absent": True}, id="not whether there is one"),
    ],
)
def test_what_is_looked_back_on_must_be_covered_too(furthest, where):
    for moment in ("starts", "ends"):
        one = indicator("plan", moment, [where])
        found = [status(one, 60, 90, told(first, 90, PLAN + VISIT + WORKER)) for first in (furthest, furthest + 1)]
        assert ["ok", "partial"] == found


@pytest.mark.parametrize(
    ("furthest", "where"),
    [
        pytest.param(32, {"lasted": {"months": 1}}, id="what has lasted a month"),
        pytest.param(32, {"lasted_at_most": {"months": 1}}, id="or no more"),
        pytest.param(50, {"lasted": {"days": 10}}, id="so many days"),
        pytest.param(57, {"lasted": {"working_days": 3}}, id="working days: since Monday 26 February"),
    ],
)
@pytest.mark.parametrize("of", ["care", "dual"])
def test_how_long_a_spell_of_several_events_has_lasted_is_looked_back_on(of, furthest, where):
    """An episode of care that ended before the coverage is not told, and care may have begun with it."""
    care = {
        "form": "span",
        "opens": {"event": "care_episode.started"},
        "closes": {"event": "care_episode.ended"},
        "key": "episode",
        "joins": {"overlapping": True},
    }
    types = [*PLAN, "care_episode.started", "care_episode.ended"]
    one, catalogue = indicator(of, "ends", [where]), work_and(care=care)
    found = [status(one, 60, 90, told(first, 90, types), catalogue=catalogue) for first in (furthest, furthest + 1)]
    assert ["ok", "partial"] == found


def test_a_stock_of_what_has_lasted_two_years_is_whole_on_the_night_before_the_coverage():
    """A plan that is open comes with its start."""
    one = indicator("plan", part=[{"lasted": {"days": 730}}])
    assert ["ok", "no_data"] == [status(one, 60, 60, told(first, 90, PLAN)) for first in (61, 62)]


def test_what_happened_since_a_spell_began_is_never_wholly_told():
    """An open spell comes with the coverage, but not what happened in it before."""
    one = indicator("plan", "ends", [{"spells": "visit", "starting": {"spell": "this"}}])
    assert "partial" == status(one, 60, 90, told(-5000, 90, PLAN + VISIT))


def test_a_stock_asks_of_the_night_after_each_of_its_days():
    one = indicator("plan", where=[VISITED])
    found = [status(one, 1, 60, told(first, 60, PLAN + VISIT)) for first in (34, 35)]
    assert ["ok", "partial"] == found
    assert ["ok", "no_data"] == [status(indicator("plan"), 1, 60, told(first, 90, PLAN)) for first in (61, 62)]


@pytest.mark.parametrize(
    ("expected", "cover"),
    [
        pytest.param("ok", [told(1, 90, PLAN), told(1, 90, VISIT)], id="each by its own source"),
        pytest.param("partial", [told(1, 90, PLAN), told(1, 70, VISIT)], id="one of them for a part"),
        pytest.param("partial", [told(1, 70, PLAN), told(71, 90, VISIT)], id="each for another part: some of both"),
        pytest.param("no_data", [told(1, 90, PLAN), told(1, 59, VISIT)], id="one of them for none"),
        pytest.param("no_data", [told(1, 90, PLAN)], id="one of them never"),
    ],
)
def test_every_type_that_is_read_must_be_covered(expected, cover):
    one = indicator("plan", "starts", [{"spells": "visit", "overlapping": {"days": 1}}])
    assert expected == status(one, 60, 90, *cover)


@pytest.mark.parametrize(
    ("types", "one"),
    [
        pytest.param([*PLAN, "child.registered"], indicator("plan", where=[{"age": {"under": 5}}]), id="an age"),
        pytest.param(
            [*PLAN, "child.registered"], indicator("plan", "reaching", reaching={"age": 5}), id="an age that is reached"
        ),
        pytest.param(
            [*PLAN, "team.allocated"],
            indicator("plan", measure="mean", unit="points", quantity={"state": "team"}),
            id="a state that is a number",
        ),
        pytest.param(
            [*PLAN, "plan.category_changed"],
            indicator("plan", where=[{"state": "category", "absent": True}]),
            id="a state",
        ),
        pytest.param(
            ["care_episode.started", "care_episode.ended", *PLAN], indicator("dual", "starts"), id="all of an overlap"
        ),
        pytest.param(
            ["section_47.started", "section_47.ended", "conference.held"], indicator("conference_due"), id="cancellings"
        ),
    ],
)
def test_what_a_figure_needs(types, one):
    assert "ok" == status(one, 60, 90, told(1, 90, types))
    for missing in types:
        assert "no_data" == status(one, 60, 90, told(1, 90, [each for each in types if each != missing]))


def test_a_breakdown_needs_nothing_more():
    by = {"title": "-", "by": {"state": "team"}, "at": "start"}
    assert "ok" == status(indicator("plan", "starts", breakdown=by), 60, 90, told(60, 90, PLAN))


def test_a_length_that_is_reached_is_looked_back_on_where_several_events_make_the_start():
    reaching = {"lasted": {"days": 10}}
    plan, both = (indicator(of, "reaching", reaching=reaching) for of in ("plan", "dual"))
    types = [*PLAN, "care_episode.started", "care_episode.ended"]
    assert ["ok", "partial"] == [status(plan, 60, 90, told(first, 90, PLAN)) for first in (60, 61)]
    assert ["ok", "partial"] == [status(both, 60, 90, told(first, 90, types)) for first in (50, 51)]


@pytest.mark.parametrize(
    "one",
    [
        pytest.param(indicator("visiting", "ends"), id="of the indicator"),
        pytest.param(
            indicator("plan", "ends", [{"spells": "visiting", "overlapping": {"days": 1}, "where": [{"late": True}]}]),
            id="that a condition asks about",
        ),
    ],
)
def test_every_limit_of_a_cycle_is_looked_back_on(one):
    cycle = {
        "form": "cycle",
        "during": "plan",
        "held": {"event": "visit.made"},
        "limits": [{"days": 10}, {"days": 5}],
        "instead": [{"when": [{"state": "worker", "absent": True}], "limit": {"days": 20}}],
    }
    types = [*PLAN, *VISIT, *WORKER]
    found = [status(one, 60, 90, told(first, 90, types), catalogue=work_and(visiting=cycle)) for first in (40, 41)]
    assert ["ok", "partial"] == found
    assert "no_data" == status(one, 60, 90, told(1, 90, PLAN + VISIT), catalogue=work_and(visiting=cycle))


@pytest.mark.parametrize(
    ("expected", "plans", "visits"),
    [
        ("ok", (60, 90), (60, 90)),
        ("partial", (60, 90), (70, 90)),
        ("partial", (70, 90), (60, 90)),
        ("no_data", (60, 90), (91, 99)),
        ("no_data", (1, 59), (60, 90)),
    ],
)
def test_a_ratio_is_covered_as_far_as_both_of_its_counts(expected, plans: tuple[int, int], visits: tuple[int, int]):
    counts = [indicator("plan", "starts", id="plans"), indicator("visit", "starts", id="visits")]
    catalogue = Catalogue.model_validate({**WORK.model_dump(exclude_unset=True), "indicators": counts})
    one = indicator("visits", None, measure="ratio", per="plans")
    assert expected == status(
        one, 60, 90, told(plans[0], plans[1], PLAN), told(visits[0], visits[1], VISIT), catalogue=catalogue
    )

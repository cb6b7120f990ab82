"""Which files are one return, which year it is of, when it was recorded."""

import datetime as dt

import pytest

from engine.importers.findings import ReturnRefusedError
from engine.importers.ssda903.returns import year_end
from tests.importers.files import COLUMNS, ROWS, imported, of_type, table, whole_return, write


def year_before(rows: list[str]) -> list[str]:
    """The same, a year earlier."""
    return [row.replace("/2017", "/2016").replace("/2018", "/2017") for row in rows]


@pytest.mark.parametrize(
    ("expected", "day"),
    [
        ("2018-03-31", "2018-03-31"),
        ("2018-03-31", "2017-04-01"),
        ("2019-03-31", "2018-04-01"),
        ("2020-03-31", "2020-02-29"),
    ],
)
def test_the_year_ends_on_the_first_31_march_on_or_after_a_day(expected, day):
    assert dt.date.fromisoformat(expected) == year_end(dt.date.fromisoformat(day))


@pytest.mark.parametrize(
    "names",
    [
        "{}.csv",
        "{}_2018.csv",
        "SSDA903 {} 2017-18.csv",
        "2018-{}-final.CSV",
        "returns.{}.csv",
    ],
)
def test_files_that_share_the_rest_of_their_name_are_one_return(tmp_path, names):
    for spelling in (str, str.upper, str.title):
        files = write(tmp_path / spelling.__name__, {names.format(spelling(name)): table(name) for name in COLUMNS})
        assert imported(whole_return(tmp_path)).events == imported(files).events


def test_missing_episodes_by_that_name_belong_to_their_return(tmp_path):
    names = {
        "header": "header_18",
        "episodes": "episodes_18",
        "reviews": "reviews_18",
        "missing": "Missing Episodes 18",
    }
    files = write(tmp_path, {f"{called}.csv": table(name) for name, called in names.items()})
    assert {"2018-03-31T23:59:59+01:00"} == {event["recordedtime"] for event in imported(files).events}


def test_tables_are_recognised_whatever_their_files_are_called(tmp_path):
    files = write(tmp_path, {f"{'dcab'[n]}.csv": table(name) for n, name in enumerate(COLUMNS)})
    assert imported(whole_return(tmp_path / "named")).events == imported(files).events


def test_each_year_has_its_own_recorded_day_and_the_earlier_comes_first(tmp_path):
    later, earlier = {}, {}
    for name, rows in ROWS.items():
        later[f"{name}_2018.csv"] = table(name)
        earlier[f"{name}_2017.csv"] = table(name, year_before(rows))
    result = imported(write(tmp_path, later) + write(tmp_path, earlier))
    recorded = [event["recordedtime"][:10] for event in result.events]
    assert recorded == sorted(recorded)
    assert {"2017-03-31", "2018-03-31"} == set(recorded)
    assert {("2016-04-01", "2017-03-31"), ("2017-04-01", "2018-03-31")} == {
        (event["data"]["start"], event["data"]["end"]) for event in of_type(result, "source.covered")
    }


def test_folders_keep_years_apart_too(tmp_path):
    earlier = whole_return(tmp_path / "2017", **{name: year_before(rows) for name, rows in ROWS.items()})
    result = imported([*whole_return(tmp_path / "2018"), *earlier])
    assert {"2017-03-31", "2018-03-31"} == {event["recordedtime"][:10] for event in result.events}


def test_what_is_covered_is_said_for_every_table_that_is_there_even_without_rows(tmp_path):
    files = write(tmp_path, {"episodes.csv": table("episodes"), "missing.csv": table("missing", [])})
    assert [["care_episode.started", "care_episode.ended"], ["missing.started", "missing.ended"]] == [
        event["data"]["types"] for event in of_type(imported(files), "source.covered")
    ]


def test_without_an_episode_no_recorded_day_can_be_told(tmp_path):
    files = write(tmp_path, {"reviews.csv": table("reviews")})
    with pytest.raises(ReturnRefusedError, match="--recorded"):
        imported(files)
    with pytest.raises(ReturnRefusedError, match="--recorded"):
        imported([*files, *write(tmp_path, {"episodes.csv": table("episodes", [])})])


@pytest.mark.parametrize(
    ("recorded", "end"), [("2018-03-31", "2018-03-31"), ("2018-06-30", "2018-03-31"), ("2018-03-30", "2017-03-31")]
)
def test_without_episodes_a_return_is_of_the_year_that_ended_last_when_it_was_recorded(tmp_path, recorded, end):
    result = imported(write(tmp_path, {"reviews.csv": table("reviews")}), recorded=dt.date.fromisoformat(recorded))
    [covered] = of_type(result, "source.covered")
    assert (end, False) == (covered["data"]["end"], "assumed" in covered["data"])
    assert {f"{recorded}T23:59:59+01:00"} == {event["recordedtime"] for event in result.events}


def test_a_recorded_day_takes_one_return(tmp_path):
    files = whole_return(tmp_path / "a") + whole_return(tmp_path / "b")
    with pytest.raises(ReturnRefusedError, match="takes one return"):
        imported(files, recorded=dt.date(2018, 6, 30))


def test_one_mistyped_year_does_not_date_the_whole_return(tmp_path):
    rows = [f"{child},01/06/2017,S,V2,N1,U6,PR1,,,,,," for child in range(200)]
    mistyped = [*rows, "900,01/06/2018,S,V2,N1,U6,PR1,,,,,,"]
    files = whole_return(tmp_path, episodes=mistyped)
    with pytest.raises(ReturnRefusedError, match=r"episodes.csv:202: DECOM: 1 of 201 episodes"):
        imported(files)
    covered = of_type(imported(files, recorded=dt.date(2018, 4, 30)), "source.covered")
    assert {"2018-03-31"} == {event["data"]["end"] for event in covered}


def test_identical_files_of_one_return_count_once_and_differing_ones_are_refused(tmp_path):
    files = whole_return(tmp_path / "a")
    twice = imported([*files, *files, *whole_return(tmp_path / "b")])
    assert imported(files).events == twice.events
    assert 4 == len(twice.skipped)
    with pytest.raises(ReturnRefusedError, match="and differ"):
        imported([*files, *whole_return(tmp_path / "c", reviews=ROWS["reviews"][1:])])
    shuffled = whole_return(tmp_path / "d", reviews=ROWS["reviews"][::-1])
    assert imported(files).events == imported([*files, *shuffled]).events


def test_a_return_of_a_year_that_is_not_over_needs_the_day_of_its_export(tmp_path):
    """Today is 31 January 2026: without that day it would be recorded on 31 March."""
    files = whole_return(tmp_path, episodes=["1,01/06/2025,S,C2,N1,U1,PR1,,,,,,"])
    with pytest.raises(
        ReturnRefusedError, match="would be recorded 2026-03-31, in the future; give the day of the exp"
    ):
        imported(files)
    covered = of_type(imported(files, dt.date(2026, 1, 31)), "source.covered")
    assert {("2025-04-01", "2026-01-31")} == {(one["data"]["start"], one["data"]["end"]) for one in covered}


def test_a_few_episodes_after_the_year_do_not_move_what_a_return_of_a_given_day_covers(tmp_path):
    """A return of 2017-18 that was taken in June, with one episode of April."""
    rows = [f"{child},01/06/2017,S,V2,N1,U6,PR1,,,,,," for child in range(200)]
    files = whole_return(tmp_path, episodes=[*rows, "999,05/04/2018,S,V2,N1,U6,PR1,,,,,,"])
    covered = of_type(imported(files, dt.date(2018, 6, 1)), "source.covered")
    assert {("2017-04-01", "2018-03-31")} == {(one["data"]["start"], one["data"]["end"]) for one in covered}

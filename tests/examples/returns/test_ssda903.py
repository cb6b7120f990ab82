"""What the SSDA903 return says of small logs, row by row."""

import csv
import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from engine.examples.returns import Written, write_ssda903
from schemas.envelope import Event
from tests.paths import SSDA903, needs_shared

from .hand_made import born, log, recorded_again, retracted, said

FOSTERED = {"entry": "S", "legal_status": "C2", "need": "N1", "placement": "U6", "provider": "PR1"}


def began(day: str, episode: str = "a", child: str = "child-1", **data: Any) -> Event:
    return said("care_episode.started", day, child=child, episode=episode, **{**FOSTERED, **data})


def ended(day: str, episode: str = "a", recorded: str = "", **data: Any) -> Event:
    return said("care_episode.ended", day, recorded, episode=episode, **data)


@pytest.fixture
def write(tmp_path):
    def written(*events: Event, year: int = 2024, known: dt.date | None = None) -> Written:
        return write_ssda903(log(*events), year, tmp_path, known)

    return written


@pytest.fixture
def rows(tmp_path):
    def filled(name: str) -> list[dict[str, str]]:
        """The rows of a file; blank cells are left out."""
        with (tmp_path / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return [{field: cell for field, cell in row.items() if cell} for row in csv.DictReader(file)]

    return filled


@needs_shared
@pytest.mark.parametrize("name", ["header", "episodes", "reviews", "missing", "oc2", "uasc"])
def test_a_file_has_the_columns_of_the_sample(write, tmp_path, name):
    write(born("2015-02"), began("2023-05-02"))

    assert columns(SSDA903 / f"{name}.csv") == columns(tmp_path / f"{name}.csv")


def columns(file: Path) -> str:
    return file.read_text("utf-8-sig").splitlines()[0]


def test_a_child_in_care_has_a_row_in_the_header(write, rows):
    write(born("2015-02"), began("2023-05-02"))

    assert [{"CHILD": "child-1", "SEX": "1", "DOB": "01/02/2015", "ETHNIC": "NOBT", "UPN": "UN5"}] == rows("header")


def test_an_episode_that_ended_has_its_end_and_the_next_is_open(write, rows):
    write(
        began("2023-05-02"),
        ended("2023-09-01", reason="X1", change="CARPL"),
        began("2023-09-01", "b", entry="P", placement="K2"),
    )

    first = {"CHILD": "child-1", "DECOM": "02/05/2023", "RNE": "S", "LS": "C2", "CIN": "N1", "PLACE": "U6"}
    first |= {"PLACE_PROVIDER": "PR1", "DEC": "01/09/2023", "REC": "X1", "REASON_PLACE_CHANGE": "CARPL"}
    second = {"CHILD": "child-1", "DECOM": "01/09/2023", "RNE": "P", "LS": "C2", "CIN": "N1", "PLACE": "K2"}
    assert [first, second | {"PLACE_PROVIDER": "PR1"}] == rows("episodes")


def test_reviews_and_missing_incidents_of_the_child_stand_beside(write, rows):
    write(
        born("2015-02"),
        began("2023-05-02"),
        said("review.held", "2023-05-25", kind="looked_after", participation="PN1"),
        said("missing.started", "2023-07-01", incident="1", kind="missing"),
        said("missing.ended", "2023-07-03", incident="1"),
        said("missing.started", "2023-08-01", incident="2", kind="away"),
    )

    child = {"CHILD": "child-1", "DOB": "01/02/2015"}
    assert [child | {"REVIEW": "25/05/2023", "REVIEW_CODE": "PN1"}] == rows("reviews")
    assert [
        child | {"MISSING": "M", "MIS_START": "01/07/2023", "MIS_END": "03/07/2023"},
        child | {"MISSING": "A", "MIS_START": "01/08/2023"},
    ] == rows("missing")


def test_outcomes_of_the_year_say_no_to_what_is_asked_of_all_and_nothing_to_the_rest(write, rows):
    year: dict[str, Any] = {"health_assessment": True, "teeth_check": True, "convicted": False, "sdq_score": 0}
    before = said("outcomes.recorded", "2023-03-31", immunisations=True)

    write(born("2015-02"), began("2020-05-04"), before, said("outcomes.recorded", "2024-03-31", **year))

    expected = {"CHILD": "child-1", "DOB": "01/02/2015", "SDQ_SCORE": "0", "CONVICTED": "0", "IMMUNISATIONS": "0"}
    expected |= {"TEETH_CHECK": "1", "HEALTH_ASSESSMENT": "1", "SUBSTANCE_MISUSE": "0"}
    assert [expected] == rows("oc2")


def test_a_worker_who_comes_back_has_a_row_for_each_time(write, rows):
    def worker(verb, day, who):
        return said(f"worker.{verb}", day, name=day, worker=who)

    write(
        began("2023-05-02"),
        *(worker("allocated", "2023-05-02", "w1"), worker("deallocated", "2023-06-01", "w1")),
        *(worker("allocated", "2023-06-01", "w2"), worker("deallocated", "2023-08-01", "w2")),
        worker("allocated", "2023-08-01", "w1"),
    )

    assert [
        {"CHILD": "child-1", "SW_ID": "w1", "SW_DECOM": "02/05/2023", "SW_DEC": "01/06/2023", "SW_REASON": "FCONTA"},
        {"CHILD": "child-1", "SW_ID": "w2", "SW_DECOM": "01/06/2023", "SW_DEC": "01/08/2023", "SW_REASON": "OTHERS"},
        {"CHILD": "child-1", "SW_ID": "w1", "SW_DECOM": "01/08/2023", "SW_REASON": "OTHERS"},
    ] == rows("social_worker_episodes")


def test_orders_that_deprive_of_liberty_have_their_days(write, rows):
    deprived = said("liberty.deprived", "2023-07-01", order="o")
    restored = said("liberty.restored", "2023-09-01", order="o")

    write(began("2023-05-02"), deprived, restored)

    assert [{"CHILD": "child-1", "DOLO_START": "01/07/2023", "DOLO_END": "01/09/2023"}] == rows("dolo")


@pytest.mark.parametrize(
    ("ended_on", "expected"),
    [
        ("2023-03-31", []),
        ("2023-04-01", [{"CHILD": "child-1", "SEX": "1", "DUC": "01/04/2023"}]),
        (None, [{"CHILD": "child-1", "SEX": "1"}]),
    ],
)
def test_an_unaccompanied_child_is_told_of_in_the_years_of_that_status(write, rows, ended_on, expected):
    ended = [said("unaccompanied.ended", ended_on)] if ended_on else []

    write(began("2022-05-02"), said("unaccompanied.started", "2022-05-02"), *ended)

    assert expected == rows("uasc")


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2020-01-01", "2023-03-31", []),
        ("2020-01-01", "2023-04-01", ["01/04/2023"]),  # ended in the year, though it was in no night of it
        ("2024-03-31", None, [None]),
        ("2024-04-01", None, []),
        ("2020-01-01", "2024-04-01", [None]),  # what happened after the year is not told
    ],
)
def test_the_return_is_of_children_with_an_episode_on_a_day_of_the_year(write, rows, start, end, expected):
    write(began(start), *([ended(end, recorded="2023-04-01")] if end else []))

    assert expected == [row.get("DEC") for row in rows("episodes")]


def test_the_return_tells_what_was_known_when_it_was_written(write, rows):
    late = ended("2024-03-01", recorded="2024-05-01", reason="E8")
    moved = [began("2023-05-02"), recorded_again(began("2023-05-04"), "2023-06-01")]

    write(*moved, late)
    assert [("04/05/2023", None)] == [(row["DECOM"], row.get("DEC")) for row in rows("episodes")]

    write(*moved, late, known=dt.date(2024, 5, 1))
    assert [("04/05/2023", "01/03/2024")] == [(row["DECOM"], row["DEC"]) for row in rows("episodes")]

    write(*moved, late, known=dt.date(2023, 5, 31))
    assert [("02/05/2023", None)] == [(row["DECOM"], row.get("DEC")) for row in rows("episodes")]


def test_what_is_withdrawn_is_not_in_the_return(write, rows):
    written = write(began("2023-05-02"), retracted(began("2023-05-02"), "2023-05-09"))

    assert ([], 0) == (rows("header"), written.children)


def test_an_end_without_a_start_is_left_out_and_reported(write):
    written = write(began("2023-05-02"), ended("2023-06-01", "b"))

    assert ["1 children, 1 header, 1 episodes", "1 care_episode.ended left out: its start is not known"] == list(
        written.lines()
    )


def test_a_log_of_two_authorities_is_refused():
    other = began("2023-05-02", child="child-2")
    other["authority"] = "E06999998"

    with pytest.raises(ValueError, match="events: of 2 authorities; give those of one"):
        log(began("2023-05-02"), other)

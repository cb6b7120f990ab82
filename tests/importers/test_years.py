"""Several years of the SSDA903 return in one command: what a later one no longer has, and what it says otherwise."""

import datetime as dt
import json
from itertools import permutations

import pytest

from engine.authority import Authority
from engine.readings.periods import first_day
from engine.readings.reading import figure
from schemas.catalogue import named
from schemas.envelope import decode
from tests.importers.files import AUTHORITY, imported, of_type, table, whole_return, write
from tests.importers.test_command import run

ENGLAND = named("england")
OPEN = "101,01/05/2016,S,C2,N1,U1,PR1,,,,,,"
ENDED = "101,01/05/2016,S,C2,N1,U1,PR1,01/09/2017,E4A,,,,"
OTHERS = {2017: "900,01/06/2016,S,C2,N1,U1,PR1,01/02/2017,E4A,,,,", 2018: "901,01/06/2017,S,C2,N1,U1,PR1,,,,,,"}
"""Someone else of each year, who dates the return."""
GOES_ON = "it goes on counting as open"


def year(tmp_path, end, *episodes, **tables):
    """A return of the year to 31 March, in a folder of its own."""
    rows = {"header": [], "reviews": [], "missing": []} | tables
    return whole_return(tmp_path / f"{end}", episodes=[*episodes, OTHERS[end]], **rows)


def listed(result):
    return [(one.file.split("/")[-2:], one.line, one.field, one.severity) for one in result.findings]


def in_care(events, day):
    one = Authority(AUTHORITY, ENGLAND)
    for event in events:
        one.take(decode(json.dumps(event)))
    one.fold()
    its = ENGLAND.indicator("looked_after_children")
    return figure(one, its, first_day(its, day), day).numerator


def test_an_open_episode_that_the_next_year_does_not_have_is_listed_and_still_counts(tmp_path):
    files = [*year(tmp_path, 2017, OPEN), *year(tmp_path, 2018)]
    result = imported(files)
    assert [(["2017", "episodes.csv"], 2, "DEC", "warning")] == listed(result)
    assert GOES_ON in result.findings[0].text
    assert "2017-18" in result.findings[0].text
    assert "101" not in str(result.findings[0].text)
    assert 2 == in_care(result.events, dt.date(2018, 3, 31)), "this child, and the one who dates the year"
    assert [] == of_type(result, "event.retracted")


@pytest.mark.parametrize("next_year", [OPEN, ENDED])
def test_an_episode_that_the_next_year_tells_again_is_not_listed(next_year, tmp_path):
    files = [*year(tmp_path, 2017, OPEN), *year(tmp_path, 2018, next_year)]
    assert [] == listed(imported(files))


def test_an_episode_that_ended_need_not_be_told_again(tmp_path):
    ended = OPEN.replace(",,,,,,", ",31/03/2017,E4A,,,,")
    assert [] == listed(imported([*year(tmp_path, 2017, ended), *year(tmp_path, 2018)]))


def test_the_order_in_which_the_years_are_given_changes_nothing(tmp_path):
    years = [year(tmp_path, 2017, OPEN), year(tmp_path, 2018)]
    found = [imported([file for files in order for file in files]) for order in permutations(years)]
    assert found[0].events == found[1].events
    assert [1, 1] == [len(one.findings) for one in found]


def test_an_episode_whose_first_day_changed_is_two_and_the_former_is_listed(tmp_path):
    moved = OPEN.replace("01/05/2016", "02/05/2016")
    files = [*year(tmp_path, 2017, OPEN), *year(tmp_path, 2018, moved)]
    assert [(["2017", "episodes.csv"], 2, "DEC", "warning")] == listed(imported(files))


def test_a_table_that_the_next_year_does_not_have_tells_nothing_of_the_year_before(tmp_path):
    missing = ["900,,M,01/01/2017,"]
    before = year(tmp_path, 2017, missing=missing)
    assert [] == listed(imported([*before, *year(tmp_path, 2018)[:3]]))
    assert [(["2017", "missing.csv"], 2, "MIS_END", "warning")] == listed(imported([*before, *year(tmp_path, 2018)]))


def test_of_three_years_the_next_one_tells_and_each_is_listed_once(tmp_path):
    OTHERS[2019] = "902,01/06/2018,S,C2,N1,U1,PR1,,,,,,"
    both = [*year(tmp_path, 2017, OPEN), *year(tmp_path, 2018)]
    last = year(tmp_path, 2019, OTHERS[2018])
    assert [(["2017", "episodes.csv"], 2, "DEC", "warning")] == listed(imported([*both, *last]))


def test_the_closing_line_says_how_many_count_as_open(tmp_path):
    done = run([*year(tmp_path, 2017, OPEN, OPEN.replace("101", "102")), *year(tmp_path, 2018)])
    said = "13 events; 1 findings, 0 of them errors; 2 records count as open that a later return does not have"
    assert said == done.stderr.splitlines()[-1]


UNSAID = {
    "an end of care": ("episodes", ENDED.replace("2017,E4A", "2016,E4A"), OPEN, "ssda903/episodes/2016-05-01/ended"),
    "an end of missing": (
        "missing",
        "900,,M,01/01/2017,05/01/2017",
        "900,,M,01/01/2017,",
        "ssda903/missing/2017-01-01/ended",
    ),
}


@pytest.mark.parametrize("name", UNSAID)
def test_what_the_later_year_no_longer_says_is_taken_back_from_then_on(name, tmp_path):
    which, before, after, identity = UNSAID[name]
    rows = [{"episodes": (), which: [one]} for one in (before, after)]
    years = [year(tmp_path, end, *said.pop("episodes"), **said) for end, said in zip((2017, 2018), rows, strict=True)]
    for order in permutations(years):
        result = imported([file for files in order for file in files])
        [gone] = of_type(result, "event.retracted")
        assert (identity, "2018-03-31T23:59:59+01:00") == (gone["data"]["id"], gone["recordedtime"])
        assert [(["2018", f"{which}.csv"], 2, "warning")] == [
            (file, line, how) for file, line, _, how in listed(result)
        ]


def test_care_that_had_ended_and_is_open_a_year_later_goes_on(tmp_path):
    ended = ENDED.replace("2017,E4A", "2016,E4A")
    events = imported([*year(tmp_path, 2017, ended), *year(tmp_path, 2018, OPEN)]).events
    assert 2 == in_care(events, dt.date(2018, 3, 31)), "this child, and the one who dates the year"


def test_an_end_that_is_said_again_in_a_third_year_holds(tmp_path):
    OTHERS[2019] = "902,01/06/2018,S,C2,N1,U1,PR1,,,,,,"
    ended = ENDED.replace("2017,E4A", "2016,E4A")
    result = imported(
        [*year(tmp_path, 2017, ended), *year(tmp_path, 2018, OPEN), *year(tmp_path, 2019, ENDED, OTHERS[2018])]
    )
    assert 1 == len(of_type(result, "event.retracted"))
    assert 2 == in_care(result.events, dt.date(2019, 3, 31)), "those who date the years"


def test_that_a_child_no_longer_seeks_asylum_is_taken_back_too(tmp_path):
    columns = "CHILD,SEX,DOB,DUC"
    files = []
    for end, row in ((2017, "900,1,01/01/2001,01/02/2017"), (2018, "900,1,01/01/2001,")):
        files += [*year(tmp_path, end), *write(tmp_path / f"{end}", {"uasc.csv": table("uasc", [row], columns)})]
    [gone] = of_type(imported(files), "event.retracted")
    assert "ssda903/uasc/ended" == gone["data"]["id"]

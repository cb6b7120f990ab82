"""A later return restates exactly what changed; the same again, in any order, changes nothing."""

import datetime as dt
import json
import random

import pytest

from engine.authority import Authority
from engine.importers.files import import_returns
from engine.report import make_report
from schemas.catalogue import named
from schemas.envelope import decode

AUTHORITY, KEY = "E06999999", b"a key of the tests, long enough"
MARCH = dt.date(2018, 3, 1)
HEAD = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN"
OPEN = "{child},01/05/2017,S,{status},N1,U1,PR1,,,,,,"
ROWS = [OPEN.format(child=child, status="C2") for child in range(1, 6)]


def written(folder, rows):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "episodes.csv").write_text("\n".join([HEAD, *rows]) + "\n")
    return folder / "episodes.csv"


def events(file, recorded, replaces=()):
    done = import_returns([file], authority=AUTHORITY, key=KEY, recorded=recorded, replaces=replaces)
    taken = [decode(json.dumps(event)) for event in done.events]
    assert not [finding for finding in done.findings if finding.severity == "error"]
    return taken


def figures(taken, known=None, batch=None):
    """Every figure of the report, as known at the end of a day."""
    one = Authority(AUTHORITY, named("england"))
    for number, event in enumerate(taken, 1):
        one.take(event)
        if batch and number % batch == 0:
            one.fold()
    one.fold()
    return make_report(one, MARCH, known).readings


def value(rows, indicator):
    return next(row["value"] for row in rows if row["id"] == indicator)


FIRST, SECOND = dt.date(2018, 3, 31), dt.date(2018, 6, 30)


def test_everything_twice_shuffled_in_other_batches_changes_no_figure(tmp_path):
    once = events(written(tmp_path, ROWS), FIRST)
    twice = [*once, *once]
    random.Random(3).shuffle(twice)
    assert figures(once) == figures(twice, batch=2) == figures(twice, batch=3)


@pytest.mark.parametrize(("old", "new"), [("C2", "V4"), ("V4", "C2")])
def test_a_changed_and_an_ended_row_restate_just_those_whichever_way_the_bytes_sort(tmp_path, old, new):
    changed, ended = OPEN.format(child=1, status=old), ROWS[1]
    before = events(written(tmp_path / "a", [changed, *ROWS[1:]]), FIRST)
    later = [OPEN.format(child=1, status=new), ended.replace("PR1,,", "PR1,15/03/2018,E11"), *ROWS[2:]]
    both = [*before, *events(written(tmp_path / "b", later), SECOND)]
    now, then = figures(both), figures(both, known=FIRST)
    assert figures(before, known=FIRST) == then
    assert 5 - (old == "V4") == value(then, "looked_after_children")
    assert 4 - (new == "V4") == value(now, "looked_after_children")
    assert (0, 1) == (value(then, "care_ceased"), value(now, "care_ceased"))


def test_a_row_that_is_gone_stays_unless_the_file_replaces_the_old_one(tmp_path):
    old, new = written(tmp_path / "a", ROWS), written(tmp_path / "b", ROWS[:-1])
    before = events(old, FIRST)
    added, replaced = (figures([*before, *events(new, SECOND, replaces)]) for replaces in ((), (old,)))
    assert (5, 4) == (value(added, "looked_after_children"), value(replaced, "looked_after_children"))


def test_the_order_in_which_returns_arrive_changes_nothing(tmp_path):
    first = events(written(tmp_path / "a", ROWS), FIRST)
    second = events(written(tmp_path / "b", ROWS[:2]), SECOND, [written(tmp_path / "a", ROWS)])
    assert figures([*first, *second]) == figures([*second, *first], batch=1)

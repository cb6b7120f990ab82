"""The example log as it is written: the same for a seed, in order, shipped to the end of November 2014."""

import datetime as dt
import json
import resource
import time

import pytest

from tests.acceptance.conftest import AUTHORITY, NAME, decoded, folded, taken
from tests.acceptance.report import report
from tests.commands import casetide

KNOWN = dt.date(2014, 9, 30)


def test_a_seed_gives_the_same_bytes_in_any_process_and_another_seed_another_log(tmp_path, events):
    here = "".join(f"{json.dumps(event)}\n" for event in events)
    for seed, is_same in (("1", True), ("4", False)):
        file, began = tmp_path / f"{seed}.jsonl", seconds_of_children()
        done = casetide("example", NAME, "--seed", seed, "-o", file)
        assert (0, "") == (done.returncode, done.stdout)
        took = seconds_of_children() - began
        assert took < 15, took
        assert is_same == (here == file.read_text("utf-8"))


def seconds_of_children():
    """What ended commands took of a processor: the machine has other work too."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_every_event_is_one_and_they_come_in_the_order_of_their_recording(events):
    recorded = [decoded(event)["recordedtime"] for event in events]
    assert sorted(recorded) == recorded
    assert dt.date(2011, 9, 1) == recorded[0].date()
    assert dt.date(2014, 11, 28) <= recorded[-1].date() <= dt.date(2014, 11, 30)
    assert {AUTHORITY} == {event["authority"] for event in events}


def test_corrections_and_late_recordings_change_september_in_eight_cards_or_more():
    authority = folded(1)
    reported, since = report(authority, KNOWN), report(authority, dt.date(2014, 11, 30))
    changed = [one["id"] for one, later in zip(reported, since, strict=True) if figures(one) != figures(later)]
    assert len(changed) >= 8, changed


def figures(row):
    return {name: row[name] for name in ("value", "numerator", "denominator", "rate_numerator", "breakdown")}


@pytest.mark.timeout(240)
def test_the_whole_report_with_13_months_and_breakdowns_takes_less_than_a_second(events):
    """Of an engine that knows of any day what was known on it, as the live one."""
    authority = taken(map(decoded, events))
    rows, took = [], []
    for _ in range(3):
        began = time.perf_counter()
        rows = report(authority, KNOWN)
        took.append(time.perf_counter() - began)
    assert all(len(row["months"]) == 13 for row in rows)
    assert sum(bool(row["breakdown"]) for row in rows) >= 11
    assert min(took) < 1, took
    assert report(folded(1), KNOWN) == rows

"""The example log as it is written: the same for a seed, in order, shipped to the end of November 2014."""

import datetime as dt
import json
import resource
import time

from schemas.envelope import decode
from tests.acceptance.conftest import AUTHORITY, NAME, folded
from tests.acceptance.report import report
from tests.commands import casetide

KNOWN = dt.date(2014, 9, 30)


def test_a_seed_gives_the_same_bytes_and_another_seed_another_log(tmp_path):
    first, again, other = (tmp_path / name for name in ("first.jsonl", "again.jsonl", "other.jsonl"))
    for seed, file in (("3", first), ("3", again), ("4", other)):
        began = seconds_of_children()
        done = casetide("example", NAME, "--seed", seed, "-o", file)
        assert (0, "") == (done.returncode, done.stdout)
        took = seconds_of_children() - began
        assert took < 15, took
    assert first.read_bytes() == again.read_bytes()
    assert first.read_bytes() != other.read_bytes()


def seconds_of_children():
    """What ended commands took of a processor: the machine has other work too."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_every_event_is_one_and_they_come_in_the_order_of_their_recording(events):
    recorded = [decode(json.dumps(event))["recordedtime"] for event in events]
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


def test_the_whole_report_with_13_months_and_breakdowns_takes_less_than_a_second():
    authority = folded(1)
    rows, took = [], []
    for _ in range(3):
        began = time.perf_counter()
        rows = report(authority, KNOWN)
        took.append(time.perf_counter() - began)
    assert all(len(row["months"]) == 13 for row in rows)
    assert sum(bool(row["breakdown"]) for row in rows) >= 11
    assert min(took) < 1, took

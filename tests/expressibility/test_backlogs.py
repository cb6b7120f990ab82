"""What is open, overdue and due soon, and how the month can still end, as worked by hand in the examples."""

import dataclasses

import pytest

from engine.authority import Authority
from engine.calendar import end_of
from engine.readings.backlog import backlog
from engine.recount import recount_backlog
from tests.expressibility.examples import AUTHORITY, FILES, read, tiny

EXAMPLES = {path.stem: read(path) for path in FILES}
every_backlog = pytest.mark.parametrize(
    ("name", "indicator", "row"),
    [
        pytest.param(name, one["id"], row, id=f"{name}-{one['id']}-{row['today']}")
        for name, example in EXAMPLES.items()
        for one in example.tree["indicators"]
        for row in one.get("backlog", [])
    ],
)


@every_backlog
def test_the_recount_finds_the_backlog_worked_by_hand(name, indicator, row):
    catalogue, today = tiny(EXAMPLES[name]), row["today"]
    found = recount_backlog(EXAMPLES[name].events, catalogue, catalogue.indicator(indicator), today, end_of(today))
    assert expected(row) == dataclasses.astuple(found)[:7]


@every_backlog
def test_the_engine_finds_the_backlog_worked_by_hand(name, indicator, row):
    authority, today = Authority(AUTHORITY, tiny(EXAMPLES[name])), row["today"]
    for event in EXAMPLES[name].events:
        if event["recordedtime"] <= end_of(today):
            authority.take(event)
    authority.fold()
    assert expected(row) == backlog(authority, authority.catalogue.indicator(indicator), today)[:7]


def expected(row):
    """Open, overdue, due soon; the best and the worst as shares, None of nothing; all cases; how many more late miss."""
    ends = [tuple(map(int, row[name].split(" of "))) for name in ("best", "worst")]
    shares = [in_time / whole if whole else None for in_time, whole in ends]
    return row["open"], row["overdue"], row["due_soon"], *shares, ends[1][1], row.get("margin")

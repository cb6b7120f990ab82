"""What a source covers can be taken back as anything else."""

import datetime as dt

import pytest

from engine.history import microseconds
from engine.readings.coverage import covering
from engine.recount import recount_coverage
from tests.core.remarks_made import CATALOGUE, REFERRALS, SEPTEMBER, at, comment, management, told, withdrawn


def covered(name, first, last, recorded):
    data = {"types": ["referral.made"], "start": dt.date(2014, 9, first), "end": dt.date(2014, 9, last)}
    return management("source.covered", name, recorded, None, data)


@pytest.mark.parametrize(
    ("expected", "known", "events"),
    [
        pytest.param("ok", 1, [covered("a", 1, 30, at(1)), withdrawn("a", at(2))], id="before it was withdrawn"),
        pytest.param("no_data", 2, [covered("a", 1, 30, at(1)), withdrawn("a", at(2))], id="withdrawn"),
        pytest.param("no_data", 9, [withdrawn("a", at(2)), covered("a", 1, 30, at(1))], id="withdrawn before it came"),
        pytest.param(
            "partial",
            9,
            [covered("a", 1, 15, at(1)), covered("b", 16, 30, at(1)), withdrawn("b", at(2))],
            id="one of two",
        ),
        pytest.param("ok", 9, [withdrawn("a", at(2)), covered("a", 1, 30, at(3))], id="told again later"),
        pytest.param(
            "no_data", 9, [covered("a", 1, 30, at(1)), comment("-", at(2), name="a")], id="another type's now"
        ),
    ],
)
def test_a_withdrawn_coverage_is_none_from_then_on_as_the_recount_says(expected, known, events):
    first = SEPTEMBER.replace(day=1)
    found = covering(told(*events), REFERRALS, first, SEPTEMBER, microseconds(at(known)))
    judged = recount_coverage(events, CATALOGUE, REFERRALS, first, SEPTEMBER, at(known))
    assert (expected, expected) == (found, judged)

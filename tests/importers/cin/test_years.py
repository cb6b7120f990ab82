"""Censuses of several years, folded together: what one says and the next one says otherwise or elsewhere."""

import datetime as dt
import json

import pytest

from engine.authority import Authority
from engine.importers.files import import_returns
from engine.periods import first_day
from engine.readings import figure
from schemas.catalogue import named
from schemas.envelope import decode
from tests.importers.cin.xml import AUTHORITY, CONTEXT, ENQUIRY, HELD, REQUIRED, TODAY, child, details, message, write

ENGLAND = named("england")
NOVEMBER, NOW = dt.date(2023, 11, 30), dt.date(2025, 3, 31)


def census(tmp_path, year, *held):
    """One child's census of the year; all of it is in one referral."""
    text = message(child(details("".join(held))), year=year, reference=f"{year}-03-31")
    return write(tmp_path, text, f"{year}.xml")


def imported(files):
    done = import_returns(files, authority=AUTHORITY, key=CONTEXT.key, recorded=None, today=TODAY)
    return list(done.events), [f"{one.file.rpartition('/')[2]}: {one.field}: {one.text}" for one in done.findings]


def counted(events, indicator, day):
    """Numerator and denominator of an indicator, in the month that ends on the day."""
    one = Authority(AUTHORITY, ENGLAND)
    for event in events:
        one.take(decode(json.dumps(event)))
    one.fold()
    its = ENGLAND.indicator(indicator)
    found = figure(one, its, first_day(its, day), day)
    return found.numerator, found.denominator


TIMED = ENQUIRY.format(HELD + REQUIRED)
TELLINGS = [(HELD, TIMED), (TIMED, HELD), (HELD + TIMED, HELD), (TIMED, TIMED), (ENQUIRY.format(REQUIRED), TIMED)]


@pytest.mark.parametrize("together", [True, False])
@pytest.mark.parametrize("said", TELLINGS)
def test_a_conference_is_one_and_timed_wherever_each_year_tells_it(said, together, tmp_path):
    files = [census(tmp_path, 2024 + number, one) for number, one in enumerate(said)]
    alone = [event for file in files for event in imported([file])[0]]
    events = imported(files)[0] if together else alone
    assert 1 == counted(events, "initial_conferences_held", NOVEMBER)[0]
    assert (1, 1) == counted(events, "initial_conferences_within_15_working_days", NOVEMBER)
    assert 0 == counted(events, "initial_conferences_overdue", NOW)[0]

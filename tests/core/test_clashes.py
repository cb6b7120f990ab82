"""Two contents of one event, recorded at one instant: what the engine counts, and says on its log."""

import logging

import pytest

from engine.authorities import Authorities
from engine.authority import Authority
from engine.cli.clashes import Clashes
from engine.figures import figures
from tests.core.catalogues import CATALOGUES
from tests.core.engine_made import AUTHORITY
from tests.core.hand_made import day, event

ENGLAND = CATALOGUES["england"]


def review(code, recorded=10, name="one"):
    return event("review.held", 3, day(recorded), name, kind="looked_after", participation=code)


def of_its_id(recorded):
    """An incident that has the id of the review."""
    return event("missing.started", 3, day(recorded), incident="a", kind="missing") | {"id": review("PN1")["id"]}


def gone(recorded):
    return event("event.retracted", 3, day(recorded), str(recorded), id=review("PN1")["id"])


def covered(last):
    return event("source.covered", 3, day(10), "cover", types=["review.held"], start=day(1), end=day(last))


def folded(authority, *events):
    for one in events:
        authority.take(one)
        authority.fold()


@pytest.mark.parametrize(
    ("expected", "events"),
    [
        pytest.param({}, [review("PN1"), review("PN1")], id="a repeat"),
        pytest.param({}, [review("PN1"), review("PN2", recorded=11)], id="a correction"),
        pytest.param({"review.held": 1}, [review("PN1"), review("PN2")], id="a clash"),
        pytest.param({"review.held": 1}, [review("PN1"), review("PN2"), review("PN1")], id="the first again"),
        pytest.param({"review.held": 2}, [review("PN1"), review("PN2"), review("PN3")], id="a third content"),
        pytest.param({"missing.started": 1}, [review("PN1"), of_its_id(11)], id="another type"),
        pytest.param({"missing.started": 2}, [review("PN1"), of_its_id(10)], id="another type, at the same time"),
        pytest.param({"missing.started": 1}, [review("PN1"), of_its_id(11), of_its_id(12)], id="that, corrected"),
        pytest.param({}, [review("PN1"), gone(11), gone(12)], id="taken back, twice"),
        pytest.param({}, [gone(11), review("PN1")], id="taken back before it came"),
        pytest.param({}, [covered(20), covered(20)], id="what is covered, twice"),
        pytest.param({"source.covered": 1}, [covered(20), covered(31)], id="two that cover otherwise"),
    ],
)
def test_a_clash_is_counted_by_type_and_source(expected, events):
    authority = Authority(AUTHORITY, ENGLAND)
    folded(authority, *events)

    assert {(kind, "case-system"): count for kind, count in expected.items()} == authority.clashes
    assert sum(expected.values()) == figures(authority, day(31)).clashes


def test_the_log_names_type_and_source_once_and_nothing_of_the_child(caplog):
    authorities = Authorities(ENGLAND)
    clashes = Clashes(authorities)
    said = []
    for one in (review("PN1"), review("PN2"), review("PN2"), review("PN3")):
        authorities.take(one)
        authorities.fold(10)
        clashes.tell()
        said.append([(record.levelno, record.getMessage()) for record in caplog.records])
        caplog.clear()

    text = "clashes: 1 of review.held from 'case-system': an id and recordedtime with two contents; one counts"
    warning = (logging.WARNING, f"{AUTHORITY}: {text}")
    assert [[], [warning], [], [warning]] == said


def test_an_authority_that_went_and_came_back_is_told_anew(caplog):
    authorities = Authorities(ENGLAND)
    clashes = Clashes(authorities)
    for _ in range(2):
        for one in (review("PN1"), review("PN2")):
            authorities.take(one)
        authorities.fold(10)
        clashes.tell()
        authorities.drop(AUTHORITY)
        clashes.tell()

    assert 2 == len(caplog.records)

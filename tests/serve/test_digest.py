"""The fingerprint of what is shown of an authority: it follows from the figures, whole, and from nothing else."""

import datetime as dt
import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.authority import Authority
from engine.figures import figures
from engine.serve import digest as digests
from engine.serve.digest import Digests, digest
from engine.serve.figures import months, samples
from schemas import names
from tests.conftest import FULL
from tests.core.histories import AUTHORITY, DAYS, journeys
from tests.core.remarks_made import at, comment, override
from tests.core.remarks_made import told as told_remarks
from tests.core.test_changes import TODAY, covers, referral, told
from tests.paths import ROOT
from tests.serve.shown import ENGLAND, collectors, said


def folded(events, slices=()):
    """An authority that took the events in this order, and folded after each so many."""
    one = Authority(AUTHORITY, ENGLAND)
    for number, each in enumerate(events):
        one.take(each)
        if number in slices:
            one.fold()
    one.fold()
    return one


@settings(max_examples=300 if FULL else 25)
@given(journeys(), covers(), DAYS, st.data())
def test_the_same_events_in_another_order_and_once_more_have_the_same_digest(events, told_too, today, data):
    events = [told(), *told_too, *events]
    others = data.draw(st.permutations([*events, *events[:5]]))
    slices = data.draw(st.sets(st.integers(0, len(others))))
    assert digest(figures(folded(events), today)) == digest(figures(folded(others, slices), today))


BEFORE = [told(), referral("a", TODAY), referral("b", TODAY - dt.timedelta(100))]
DIGEST = digest(figures(folded(BEFORE), TODAY))


def of(event, source):
    return event | {"source": source}


@pytest.mark.parametrize(
    ("what", "events", "today"),
    [
        ("the open month", [referral("c", TODAY)], TODAY),
        ("a closed month alone", [referral("c", TODAY - dt.timedelta(100))], TODAY),
        ("the day alone", [], TODAY + dt.timedelta(1)),
        ("no count, but what a source has told", [told() | {"id": "gone", "type": "event.retracted", "data": {"id": "all", "about": "authority"}}], TODAY),
        ("no figure but a source that was not heard of before", [of(told(name="2"), "another")], TODAY),
        ("no figure but a version more", [referral("a", TODAY, dt.datetime(2016, 6, 1, tzinfo=dt.UTC))], TODAY),
    ],
)  # fmt: skip
def test_what_changes_changes_it(what, events, today):
    assert digest(figures(folded([*BEFORE, *events]), today)) != DIGEST, what


def test_an_officers_rating_changes_it_and_words_which_are_not_shown_do_not():
    said_once = [comment("Fewer.", at(3), period="2014-10")]
    said_twice = [*said_once, comment("Far fewer.", at(3), name="c2", period="2014-10")]
    rated = [*said_once, override("amber", at(3), period="2014-10")]
    once, twice, rating = (
        digest(figures(told_remarks(*events), dt.date(2014, 10, 9))) for events in (said_once, said_twice, rated)
    )
    assert once == twice != rating


def test_a_change_of_any_sample_changes_it(monkeypatch):
    made = figures(folded(BEFORE), TODAY)
    every = [*samples(made), *months(made)]
    monkeypatch.setattr(digests, "months", lambda _: ())
    for place in {metric: place for place, (metric, *_) in enumerate(every)}.values():
        metric, labels, value = every[place]
        for other in (
            (metric, labels, value + 1e-9),
            (metric, ("x", *labels[1:]), value),
            (names.VALUE, labels, value),
        ):
            if other != every[place]:
                changed = [*every[:place], other, *every[place + 1 :]]
                monkeypatch.setattr(digests, "samples", lambda _, changed=changed: changed)
                assert digest(made) != DIGEST, metric.short


def test_it_is_of_everything_that_is_shown_of_an_authority_but_where_the_log_is():
    made = figures(folded(BEFORE), TODAY)
    shown = {name for collector in collectors(made).values() for name in said(collector)}
    fingered = {metric for metric, *_ in (*samples(made), *months(made))} | {names.SILENCE, names.QUIET}
    assert {names.DIGEST, names.POSITION} == {
        one for one in names.METRICS if one.name in shown and names.AUTHORITY in one.labels
    } - fingered


def test_two_processes_find_the_same():
    script = (
        "from tests.serve.test_digest import *\n"
        "print(int(digest(figures(folded([told(), *map(referral, 'abcde', [TODAY] * 5)]), TODAY))))"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in "12"
    }
    assert 1 == len(found)


def test_it_is_made_once_for_the_figures_that_it_is_of(monkeypatch):
    made, asked = figures(folded(BEFORE), TODAY), []
    monkeypatch.setattr(digests, "digest", lambda of: asked.append(of) or float(len(asked)))
    those = Digests()
    assert {AUTHORITY: 1} == those.of({AUTHORITY: made}) == those.of({AUTHORITY: made})
    assert {AUTHORITY: 2} == those.of({AUTHORITY: made._replace(versions=9)})
    assert {} == those.of({})
    assert {AUTHORITY: 3} == those.of({AUTHORITY: made})


def test_it_is_a_sample_without_loss():
    assert DIGEST == int(DIGEST) < 2**48
    text = said(collectors(figures(folded(BEFORE), TODAY))[names.NOW])[names.DIGEST.name]
    assert {(AUTHORITY, "england"): DIGEST} == text

"""docs/figures.md: every number on the way from an event to a figure."""

import datetime as dt
from pathlib import Path

import pytest
from prometheus_client import CollectorRegistry, generate_latest

from engine.authority import Authority
from engine.calendar import LONDON, OPEN
from engine.card import card
from engine.child import Child
from engine.figures import figures
from engine.history import microseconds, order, version_of
from engine.rows.columns import Columns
from engine.rows.row import Part
from engine.serve.now import EngineCollector
from engine.showing import Shown
from engine.spells import Spell
from engine.status import Status
from schemas.catalogue import named
from schemas.envelope import Event, decode
from tests.papers.papers import blocks, pages, tables
from tests.paths import ROOT

PAGE = "docs/figures.md"
FIRST, CORRECTED = "one-child.jsonl", "one-child-corrected.jsonl"
FOLLOWED = "looked_after_reviews_within_timescale"
SHOWN = (Part.WAITING, Part.OVERDUE, Part.NUMERATOR, Part.DENOMINATOR)
LAST = dt.date(2025, 6, 30)
ENGLAND = named("england")


def _events(*names: str) -> list[Event]:
    files = [Path(ROOT, "docs", "examples", name) for name in names]
    return [decode(line) for file in files for line in file.read_text("utf-8").splitlines()]


def _authority(*names: str) -> Authority:
    one = Authority("E06999999", ENGLAND)
    for event in _events(*names):
        one.take(event)
    one.fold()
    return one


def _day(ordinal: int) -> str:
    return "" if ordinal == OPEN else dt.date.fromordinal(ordinal).isoformat()


def test_the_spells():
    versions = sorted((version_of(event) for event in _events(FIRST) if "subject" in event), key=order)
    believed = {kind: [one for one in versions if one.type == kind] for kind in {one.type for one in versions}}
    child = Child(ENGLAND, "a", believed)
    shown = _table("process")
    made = [_spell(name, spell) for name in dict.fromkeys(row[0] for row in shown) for spell in child.spells(name)]
    assert shown == made


def _spell(name: str, spell: Spell) -> list[str]:
    return [name, _day(spell.start), _day(spell.end), _day(spell.due), spell.outcome]


def _table(heading: str, number: int = 0) -> list[list[str]]:
    return [rows[1:] for rows in tables(PAGE) if rows[0][0] == heading][number]


@pytest.mark.parametrize(("number", "names"), [(0, [FIRST]), (1, [FIRST, CORRECTED])], ids=["first", "corrected"])
def test_the_rows(number, names):
    one = _authority(*names)
    since = microseconds(max(_events(name)[0]["recordedtime"] for name in names)) if number else 0
    made = [row for part in SHOWN for row in _rows(one.rows(FOLLOWED, part), part, since)]
    assert sorted(_table("known", number)) == sorted(made)


def _rows(columns: Columns, part: Part, since: int) -> list[list[str]]:
    """Each row, from the sums of single days at single instants."""
    days = [dt.date(2025, 5, 1) + dt.timedelta(number) for number in range(61)]
    instants = sorted({microseconds(event["recordedtime"]) for event in _events(FIRST, CORRECTED)})
    found: list[list[str]] = []
    for day in days:
        before = 0
        for instant in instants:
            total = columns.total(day.toordinal(), day.toordinal(), instant)
            if total != before and instant >= since:
                known = dt.datetime.fromtimestamp(instant / 1e6, LONDON)
                found.append([f"{known:%Y-%m-%d %H:%M}", day.isoformat(), part.name.lower(), f"{total - before:+d}"])
            before = total
    return found


def test_the_reading_and_the_rating():
    made = card(_authority(FIRST), ENGLAND.indicator(FOLLOWED), LAST)
    assert (1, 1, 1.0, "partial") == (*made.reading[3:5], made.reading.value, made.reading.status)
    assert f'"{made.rating.reason}"' in pages()[PAGE]


def test_the_correction_turns_june_red_and_moves_the_start_to_may():
    one = _authority(FIRST, CORRECTED)
    followed, started = ENGLAND.indicator(FOLLOWED), ENGLAND.indicator("care_started")
    evening = microseconds(dt.datetime(2025, 6, 30, 23, 59, 59, tzinfo=LONDON))
    assert ("red", 0, 1) == _rated(one, None)
    assert ("green", 1, 1) == _rated(one, evening)
    assert (0, "ok") == _value(card(one, started, LAST).reading)
    assert followed.targets[0].low == 0.9


def _rated(one: Authority, known: int | None):
    made = card(one, ENGLAND.indicator(FOLLOWED), LAST, *([] if known is None else [known]))
    return made.rating.verdict, made.reading.numerator, made.reading.denominator


def _value(reading):
    return reading.value, reading.status


def test_the_metrics():
    shown = {"E06999999": Shown(figures(_authority(FIRST), LAST), None)}
    registry = CollectorRegistry()
    registry.register(EngineCollector("a", "0", ENGLAND, Status(ready=True), lambda: shown, lambda: 0.0, lambda _: 0.0))
    said = generate_latest(registry).decode().splitlines()
    assert set() == set(blocks(PAGE, "text")[0].splitlines()) - set(said)

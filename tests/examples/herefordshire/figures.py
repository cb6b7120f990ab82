"""Each time in care, and each early help case, given a child of its own, and what the engine then makes of them."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ruamel.yaml import YAML

from engine.authority import Authority
from engine.calendar import month_end
from engine.examples.chance import Chance
from engine.examples.facts import Fact, entry
from engine.examples.herefordshire.care import CareStay, stays
from engine.examples.herefordshire.early_help import early_help
from engine.examples.office import next_open
from engine.examples.recording import DAY, Version
from engine.examples.writing import event
from engine.readings.periods import known_by
from engine.readings.reading import figure
from schemas.catalogue import Catalogue
from schemas.envelope import decode

AUTHORITY = "E06000019"
_CARD = {**dict.fromkeys(("name", "officer", "description", "guide", "source"), "-"), "area": "any", "polarity": "none"}
_UNITS = {"share": "share", "timely": "share"}
_NOON = 12 * 3600


def _catalogue() -> Catalogue:
    tree = YAML(typ="safe").load(Path(__file__).with_name("care.yaml"))
    indicators = [{**_CARD, "unit": _UNITS.get(one["measure"], "spells"), **one} for one in tree["indicators"]]
    head = {"catalogue": "care", "title": "Care", "amber_within": 0.05, "areas": {"any": "Any"}}
    return Catalogue.model_validate({**head, "processes": tree["processes"], "indicators": indicators})


CATALOGUE = _catalogue()
INDICATORS = {one.id: one for one in CATALOGUE.indicators}


class Told(NamedTuple):
    """What the engine knows of a seed."""

    authority: Authority

    def many(self, indicator: str, months: str, known: str = "2015-11-30") -> int:
        """How many are counted; by default as is known in the end."""
        return int(self.of(indicator, months, known)[0] or 0)

    def of(self, indicator: str, months: str, known: str = "2014-09-30") -> tuple[float | None, int | None]:
        """Numerator and denominator of months, as 2014-09 or 2013-10/2014-09; of a stock, at their end."""
        first, _, last = months.partition("/")
        days = dt.date.fromisoformat(f"{first}-01"), month_end(dt.date.fromisoformat(f"{last or first}-01"))
        at = known_by(dt.date.fromisoformat(known))
        found = figure(self.authority, INDICATORS[indicator], *days, at)
        return found.numerator, found.denominator


@cache
def told(seed: str) -> Told:
    """Care and early help of a seed, each fact recorded on its day, what is found out later on 20 October 2014."""
    authority = Authority(AUTHORITY, CATALOGUE)
    for number, stay in enumerate(stays(seed)):
        for version in _recorded(Chance(f"{seed}:{number}"), stay):
            authority.take(decode(json.dumps(event(f"care-{number}", version, AUTHORITY))))
    for number, case in enumerate(early_help(seed)):
        for fact in case.facts:
            version = Version(fact.day * DAY + _NOON, fact)
            authority.take(decode(json.dumps(event(f"caf-{number}", version, AUTHORITY))))
    authority.fold()
    return Told(authority)


def _recorded(chance: Chance, stay: CareStay) -> Iterator[Version]:
    born = dt.date.fromordinal(chance.between(*stay.born))
    registered = entry("child.registered", "1", stay.start, {"born": f"{born:%Y-%m}"}).facts
    for fact in (*registered, *stay.facts):
        yield Version((_found_out(stay, fact) or fact.day) * DAY + _NOON, fact)


def _found_out(stay: CareStay, fact: Fact) -> int:
    is_end = fact.type == "care_episode.ended" and fact.data["reason"] != "X1"
    return next_open(dt.date(2014, 10, 20).toordinal()) if stay.found_ended and is_end else 0


def facts(stays: Iterable[CareStay], kind: str) -> Iterator[tuple[CareStay, Fact]]:
    """Those of one type."""
    return ((stay, fact) for stay in stays for fact in stay.facts if fact.type == kind)

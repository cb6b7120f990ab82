"""Health of looked-after children: assessments, SDQ scores and the yearly outcomes of the SSDA903 return (OC2).

Initial within 20 working days of coming into care, then every 6 months under 5 and every 12 from then on (statutory
guidance, Promoting the health and wellbeing of looked-after children, 2015). Shares follow England 2024-25.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from engine.calendar import add_months
from engine.examples.chance import Chance, Table
from engine.examples.child import YEAR, Child
from engine.examples.courses import SHORT_BREAKS
from engine.examples.facts import Chain, entry
from engine.examples.office import last_open, next_open, working_day_after
from engine.examples.stay import Stay

INITIAL, YOUNG, OLDER = 20, 6, 12
"""Working days; months under five, and from five on."""
_FIVE = 5
_ASKED_LATE, _INITIAL_LATE, _REVIEW_LATE = 0.2, 0.3, 0.12
_NO_SCORE = Table({"SDQ1": 30, "SDQ2": 30, "SDQ3": 25, "SDQ4": 10, "SDQ5": 5})
_SCORED, _SCORE, _SPREAD = 0.78, 14.9, 7.2
_SDQ_AGES = range(4, 17)
_OUTCOMES = {"teeth_check": 0.81, "immunisations": 0.84}


def health_assessments(chance: Chance, child: Child, last: int) -> Iterator[Chain]:
    """Of each stay, request and assessment a chain."""
    for number, stay in enumerate(child.stays, 1):
        if stay.course is not SHORT_BREAKS:
            yield from _assessments(chance, child, (f"{number}", stay), last)


def _assessments(chance: Chance, child: Child, of: tuple[str, Stay], last: int) -> Iterator[Chain]:
    name, stay = of
    asked, day = _initial(chance, stay.start)
    kind, number = "initial", 0
    while asked < stay.end and asked <= last:
        ref, data = f"{name}-{number}", {"kind": kind}
        request = entry("health_assessment.requested", ref, asked, data)
        yield (request, entry("health_assessment.attended", ref, day, data, room=3)) if day < stay.end else (request,)
        kind, number = "review", number + 1
        asked, day = _review(chance, day, YOUNG if child.age(day) < _FIVE else OLDER)


def _initial(chance: Chance, start: int) -> tuple[int, int]:
    asked = working_day_after(start, chance.between(6, 15) if chance.happens(_ASKED_LATE) else chance.between(1, 5))
    late = chance.happens(_INITIAL_LATE)
    held = working_day_after(start, chance.between(INITIAL + 1, 45) if late else chance.between(16, INITIAL))
    return asked, held


def _review(chance: Chance, before: int, months: int) -> tuple[int, int]:
    due = add_months(dt.date.fromordinal(before), months).toordinal()
    late = chance.happens(_REVIEW_LATE)
    held = next_open(due + chance.about(20, 0.8)) if late else last_open(due - chance.between(0, 40))
    return last_open(held - chance.between(28, 60)), held


def sdq(chance: Chance, child: Child, last: int) -> Iterator[Chain]:
    """A score a year in care, or why there is none."""
    for number, stay in enumerate(child.stays, 1):
        day = next_open(stay.start + chance.between(60, 200))
        while day < stay.end and day <= last:
            if int(child.age(day)) in _SDQ_AGES:
                yield (entry("sdq.recorded", f"{number}-{day - stay.start}", day, _score(chance)),)
            day = next_open(day + chance.between(345, 385))


def _score(chance: Chance) -> dict[str, Any]:
    if not chance.happens(_SCORED):
        return {"reason": chance.pick(_NO_SCORE)}
    return {"score": min(40, max(0, round(chance.gauss(_SCORE, _SPREAD))))}


def outcomes(chance: Chance, child: Child, last: int) -> Iterator[Chain]:
    """On 31 March, of a child who has been in care for the whole year."""
    for stay in child.stays:
        year = dt.date.fromordinal(stay.start + round(YEAR)).year
        while stay.course is not SHORT_BREAKS and (day := dt.date(year, 3, 31).toordinal()) < stay.end and day <= last:
            if day - stay.start >= YEAR:
                yield (entry("outcomes.recorded", str(year), day, _outcomes(chance, child.age(day))),)
            year += 1


def _outcomes(chance: Chance, age: float) -> dict[str, Any]:
    data: dict[str, Any] = {name: chance.happens(share) for name, share in _OUTCOMES.items()}
    data |= {"health_assessment": chance.happens(0.9), "convicted": age >= 10 and chance.happens(0.02)}
    if age < _FIVE:
        data["health_check"] = chance.happens(0.88)
    if chance.happens(0.03 if age >= 11 else 0):
        received = chance.happens(0.5)
        data |= {"substance_misuse": True, "intervention_received": received, "intervention_offered": not received}
    if int(age) in _SDQ_AGES:
        data |= {f"sdq_{name}": value for name, value in _score(chance).items()}
    return data

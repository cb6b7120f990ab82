"""Single assessments: 45 working days (Working Together to Safeguard Children), with a tail.

Lengths follow England 2024-25: a quarter within 17 working days, half within 33, 86 % within 45, 4 % over 60.
"""

from collections.abc import Iterator

from engine.examples.chance import Chance, Table
from engine.examples.child import Child
from engine.examples.facts import Chain, Entry, entry
from engine.examples.groups import group
from engine.examples.need import Assessment, Need, Referral
from engine.examples.office import next_open, working_day_after

_LENGTHS = Table({(2, 8): 10, (9, 17): 15, (18, 32): 26, (33, 43): 25, (44, 45): 10, (46, 60): 10, (61, 120): 4})
"""Working days from start to authorisation: from, to."""
_REVIEW_POINT = 10
_FACTORS = Table(
    {
        "3B": 26, "4B": 22, "17A": 14, "16A": 13, "2B": 10, "4A": 10, "18C": 9, "1B": 9, "3A": 7, "3C": 6, "14A": 5,
        "5A": 6, "6A": 5, "6B": 5, "18B": 3, "15A": 4, "7A": 3, "24A": 2, "10A": 2, "11A": 2, "2A": 4, "19C": 3,
        "19B": 2, "1A": 2, "5B": 2, "13A": 1.5, "12A": 0.5, "20": 4, "22A": 0.2, "23A": 0.2, "2C": 1, "1C": 1,
    }
)  # fmt: skip
"""AssessmentFactors of the CIN census; rough shares of England's (factors identified at the end of assessment)."""
_NOTHING = ("21",)


def assessment(chance: Chance, day: int, outcome: str) -> Assessment:
    """One that starts on a day or soon after it."""
    start = next_open(day) if chance.happens(0.7) else working_day_after(day, chance.between(1, 3))
    length = chance.between(*chance.pick(_LENGTHS))
    reviewed = working_day_after(start, _REVIEW_POINT) if length > _REVIEW_POINT and chance.happens(0.8) else 0
    return Assessment(start, reviewed, working_day_after(start, length), outcome, _factors(chance, outcome))


def _factors(chance: Chance, outcome: str) -> tuple[str, ...]:
    if outcome == "no_further_action" and chance.happens(0.3):
        return _NOTHING
    drawn = [chance.pick(_FACTORS) for _ in range(chance.between(1, 4))]
    return tuple(dict.fromkeys(drawn))


def assessments(chance: Chance, child: Child, _: int) -> Iterator[Chain]:
    """A child's assessments, each a chain."""
    for need in child.needs:
        if need.referral:
            for number, one in enumerate(need.assessments, 1):
                yield _assessment(chance, child, (need, need.referral), number, one)


def _assessment(
    chance: Chance, child: Child, of: tuple[Need, Referral], number: int, one: Assessment
) -> Iterator[Entry]:
    need, referral = of
    ref = f"{need.number}-{number}"
    of_both = {"assessment": ref, "kind": "single", "referral": str(need.number)}
    started = {**of_both, "team": referral.team, "group": group(child.family, need.number)}
    yield entry("assessment.started", ref, one.start, started)
    if one.reviewed and one.reviewed < one.end:
        yield entry("assessment.reviewed", ref, one.reviewed, {"assessment": ref}, room=3)
    seen = chance.happens(0.97)
    completed = {**of_both, "outcome": one.outcome, "factors": list(one.factors), "child_seen": seen}
    yield entry("assessment.completed", ref, one.end, completed, room=1)

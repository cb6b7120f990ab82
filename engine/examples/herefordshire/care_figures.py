"""How many children are in care, come into it, are reviewed and visited in each month.

Printed: September of 2012, 2013 and 2014, and the reviews in time of the last year. The rest lies near its printed
neighbours. Source: Herefordshire Council, Improvement Board Performance Report, September 2014.
"""

from typing import NamedTuple

from engine.examples.chance import Chance
from engine.examples.herefordshire.fitting import between, shared
from engine.examples.herefordshire.months import AUG_14, MONTHS, OPENS, SEP_12, SEP_13, SEP_14, Month, month

FOUND_LATER = 6
"""Children whose care ended in September 2014, as was found out only after the report."""
IN_CARE = {
    OPENS - 1: 196,
    SEP_12: 199,
    SEP_13: 235,
    month(2014, 6): 242,
    month(2014, 7): 246,
    AUG_14: 251,
    SEP_14: 255 - FOUND_LATER,
    MONTHS[-1]: 250,
}
"""At the month's end, as is known in the end."""
_STARTS = {OPENS: 7, SEP_12: 7.5, month(2013, 1): 9, month(2013, 7): 10, SEP_14: 10, MONTHS[-1]: 9}
SEASON = (1.0, 1.0, 1.06, 0.94, 1.02, 1.02, 1.05, 0.85, 1.02, 1.1, 1.08, 0.86)
"""January to December: offices are half empty in August and at Christmas."""
_REVIEWS = {SEP_12: (47, 3), SEP_13: (52, 6), SEP_14: (52, 6)}
_VISITS = {SEP_12: (125, 9), SEP_13: (163, 13), SEP_14: (165, 10)}
PRINTED = (SEP_12, SEP_13, SEP_14)
REVIEWS_IN_YEAR = 671
"""In time, October 2013 to September 2014."""


class Held(NamedTuple):
    """What is held in a month as a duty: in time, and late."""

    in_time: int
    late: int


def in_care(chance: Chance) -> dict[Month, int]:
    """Children at the end of each month, that before the log opens included."""
    months = range(OPENS - 1, MONTHS[-1] + 1)
    return {
        one: round(IN_CARE[one]) if one in IN_CARE else round(between(IN_CARE, one)) + chance.between(-1, 1)
        for one in months
    }


def starts(chance: Chance) -> dict[Month, int]:
    """Children who come into care in each month."""
    return {one: round(between(_STARTS, one) * SEASON[one % 12] * chance.uniform(0.88, 1.12)) for one in MONTHS}


def reviews(chance: Chance) -> dict[Month, Held]:
    """Reviews of looked after children."""
    held = _held(chance, _REVIEWS)
    year = range(SEP_13 + 1, SEP_14)
    in_time = shared({one: held[one].in_time for one in year}, REVIEWS_IN_YEAR - held[SEP_14].in_time)
    return held | {one: Held(in_time[one], held[one].late) for one in year}


def visits(chance: Chance) -> dict[Month, Held]:
    """Visits to looked after children."""
    return _held(chance, _VISITS)


def _held(chance: Chance, printed: dict[Month, tuple[int, int]]) -> dict[Month, Held]:
    in_time, late = ({one: pair[place] for one, pair in printed.items()} for place in (0, 1))
    found: dict[Month, Held] = {}
    for one in MONTHS:
        factor = 1.0 if one in printed else SEASON[one % 12] * chance.uniform(0.95, 1.05)
        found[one] = Held(round(between(in_time, one) * factor), round(between(late, one) * factor))
    return found

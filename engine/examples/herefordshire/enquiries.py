"""Strategy discussions and section 47 enquiries: those of conferences, and all the others."""

from collections.abc import Iterable, Iterator

from engine.examples.chance import Chance
from engine.examples.herefordshire.asked import (
    ENQUIRIES_OF_YEARS,
    HEALTH_TOLD_FROM,
    LED_TO_ENQUIRY,
    MEDICALS_OF_PERIODS,
    STRATEGY_DISCUSSIONS,
)
from engine.examples.herefordshire.case import Discussion, Enquiry
from engine.examples.herefordshire.conferences import alone, without_conference
from engine.examples.herefordshire.days import drawn_between
from engine.examples.herefordshire.fitting import FEWER, Numbers, between, chosen, families, profile, shared
from engine.examples.herefordshire.months import MONTHS, SEP_12, SEP_14, last_day, month, month_of

_DISCUSSED = dict.fromkeys(range(MONTHS.start, SEP_12), 0.66) | {month(2014, 5): 1.3, month(2014, 6): 1.28}
"""More in May and June 2014, by the report's comment."""
_MEDICALS_SHARE = 0.55


def other_discussions(chance: Chance, of_conferences: Iterable[Discussion]) -> list[Discussion]:
    """The discussions that led to no conference: so many that the printed months and years come out."""
    held = _children(of_conferences)
    extra = _without_conference(chance, held)
    all_discussed = profile(chance, MONTHS, STRATEGY_DISCUSSIONS, shape=_DISCUSSED)
    found: list[Discussion] = []
    for one in MONTHS:
        found.extend(without_conference(chance, size, one) for size in families(chance, extra[one], FEWER))
        left = all_discussed[one] - extra[one] - held.get(one, 0)
        found.extend(alone(chance, size, one) for size in families(chance, max(left, 0), FEWER))
    return found


def _children(discussions: Iterable[Discussion]) -> Numbers:
    """Those with an enquiry, by its month."""
    found: Numbers = {}
    for one in discussions:
        if one.enquiry:
            found[month_of(one.enquiry.start)] = found.get(month_of(one.enquiry.start), 0) + one.size
    return found


def _without_conference(chance: Chance, held: Numbers) -> Numbers:
    line = {**LED_TO_ENQUIRY, SEP_14 + 1: 42}
    extra = {one: max(round(between(line, one)) - held.get(one, 0), 0) for one in MONTHS if one >= SEP_14}
    extra |= dict.fromkeys(range(MONTHS.start, SEP_12 - 11), 2)
    for year, total in ENQUIRIES_OF_YEARS:
        september = year[-1]
        extra[september] = LED_TO_ENQUIRY[september] - held.get(september, 0)
        left = total - LED_TO_ENQUIRY[september] - sum(held.get(one, 0) for one in year[:-1])
        mean = (total - LED_TO_ENQUIRY[september]) / 11
        room = {one: max(mean * (1 + 0.06 * chance.gauss(0, 1)) - held.get(one, 0), 0.5) for one in year[:-1]}
        extra |= shared(room, left)
    return extra


def add_medicals(chance: Chance, discussions: Iterable[Discussion]) -> None:
    """Medicals within days of an enquiry's start, as many as were printed of some periods."""
    enquired = [(one.size, one.enquiry) for one in discussions if one.enquiry]
    told = [(size, one) for size, one in enquired if month_of(one.start) >= HEALTH_TOLD_FROM]
    for _, one in _examined(chance, told):
        one.medical = drawn_between(chance, one.start, min(one.start + 4, last_day(month_of(one.start))))


def _examined(chance: Chance, told: list[tuple[int, Enquiry]]) -> Iterator[tuple[int, Enquiry]]:
    fitted: set[int] = set()
    for months, total in MEDICALS_OF_PERIODS:
        fitted |= set(months)
        own = [one for one in told if month_of(one[1].start) in months]
        own = chance.sample(own, len(own))
        yield from chosen(own, [size for size, _ in own], total)
    yield from (one for one in told if month_of(one[1].start) not in fitted and chance.happens(_MEDICALS_SHARE))

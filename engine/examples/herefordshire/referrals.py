"""Referrals: a case for each family referred, month by month as many as were printed."""

from collections.abc import Iterable, Iterator, Sequence

from engine.examples.chance import Chance, Table
from engine.examples.herefordshire.asked import (
    HEALTH_REFERRALS_OF_PERIODS,
    HEALTH_TOLD_FROM,
    RE_REFERRALS,
    RE_REFERRALS_OF_YEARS,
    REFERRALS,
    REFERRALS_OF_YEARS,
)
from engine.examples.herefordshire.case import Assessment, Case
from engine.examples.herefordshire.days import drawn_in, working_days_before
from engine.examples.herefordshire.fitting import chosen, families, profile
from engine.examples.herefordshire.months import LOOKED_BACK, MONTHS, OPENS, SEP_13, Month, month, month_of

_RISE = (0.62, 0.72, 0.76, 0.9, 0.95, 1.0, 1.04, 1.13, 1.2, 1.25)
_REFERRED = {SEP_13 + 1 + number: 2.2 * share / (1 + number / 5) for number, share in enumerate(_RISE)}
"""October 2013 to July 2014: it rose after the Peer Review and again after the inspection, by the report's comment."""
_AGAIN = dict(
    zip(range(SEP_13 + 1, month(2014, 9)), (0.85, 0.8, 0.95, 1.05, 1.1, 1.12, 1.2, 1.27, 1.35, 1.4, 1.2), strict=True)
)
"""It climbed from December on, rose until July, and fell from then on."""
_BEFORE = 118
"""Children a month before the log opens."""
_AGENCIES = Table(
    {
        "police": 36,
        "school": 19,
        "family": 11,
        "local_authority": 12,
        "housing": 4,
        "voluntary": 4,
        "other_authority": 4,
        "anonymous": 4,
    }
)
_HEALTH = Table({"3A": 14, "3B": 20, "3C": 6, "3D": 12, "3E": 30, "3F": 18})
_SOURCES = {
    "police": Table({"6": 1}),
    "school": Table({"2A": 88, "2B": 12}),
    "health": _HEALTH,
    "family": Table({"1A": 70, "1B": 12, "1C": 10, "1D": 8}),
    "local_authority": Table({"5A": 46, "5B": 54}),
    "other_authority": Table({"5C": 1}),
    "housing": Table({"4": 1}),
    "anonymous": Table({"9": 1}),
    "voluntary": Table({"8": 1}),
}
"""ReferralSource of the CIN census, by who made contact."""
_HEALTH_SHARE = 0.11


def referrals(chance: Chance, initial: Iterable[Assessment]) -> list[Case]:
    """All cases that begin with a referral, in order of its day."""
    cases = [_assessed(chance, one) for one in initial if one.linked]
    made: dict[Month, int] = {}
    for case in cases:
        made[month_of(case.day)] = made.get(month_of(case.day), 0) + case.size
    for one, count in _referred(chance).items():
        left = max(count - made.get(one, 0), 0)
        cases.extend(Case(size, drawn_in(chance, one)) for size in families(chance, left))
    cases.sort(key=lambda case: case.day)
    _mark_again(chance, cases)
    _name_agencies(chance, cases)
    return cases


def _referred(chance: Chance) -> dict[Month, int]:
    before = dict.fromkeys(range(LOOKED_BACK, OPENS), _BEFORE)
    return before | profile(chance, MONTHS, REFERRALS, REFERRALS_OF_YEARS, _REFERRED)


def _assessed(chance: Chance, initial: Assessment) -> Case:
    """The assessment starts on the day of the referral, or one or two working days later in the same month."""
    day = working_days_before(initial.start, chance.pick(_WAITED))
    return Case(initial.size, day if month_of(day) == month_of(initial.start) else initial.start, initial)


_WAITED = Table({0: 55, 1: 35, 2: 10})


def _mark_again(chance: Chance, cases: Sequence[Case]) -> None:
    """Which of a month's referrals come within twelve months of another."""
    again = profile(chance, MONTHS, RE_REFERRALS, RE_REFERRALS_OF_YEARS, _AGAIN)
    for one, own in by_month(cases).items():
        if one in again:
            drawn = chance.sample(own, len(own))
            for case in chosen(drawn, [case.size for case in drawn], again[one]):
                case.again = True


def by_month(cases: Iterable[Case]) -> dict[Month, list[Case]]:
    """Cases by the month of their referral."""
    found: dict[Month, list[Case]] = {}
    for case in cases:
        found.setdefault(month_of(case.day), []).append(case)
    return found


def _name_agencies(chance: Chance, cases: Sequence[Case]) -> None:
    """Who made each referral; of some periods as many from health as were printed."""
    for case in _from_health(chance, cases):
        case.agency = "health"
    for case in cases:
        case.agency = case.agency or chance.pick(_AGENCIES)
        case.source = chance.pick(_SOURCES[case.agency]) if month_of(case.day) >= HEALTH_TOLD_FROM else ""


def _from_health(chance: Chance, cases: Sequence[Case]) -> Iterator[Case]:
    fitted: set[Month] = set()
    for months, total in HEALTH_REFERRALS_OF_PERIODS:
        fitted |= set(months)
        own = [case for case in cases if month_of(case.day) in months]
        own = chance.sample(own, len(own))
        yield from chosen(own, [case.size for case in own], total)
    yield from (case for case in cases if month_of(case.day) not in fitted and chance.happens(_HEALTH_SHARE))

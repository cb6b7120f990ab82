"""Initial and core assessments, drawn back from the day on which each was completed."""

from collections.abc import Iterator, Mapping, Sequence

from engine.examples.chance import Chance
from engine.examples.herefordshire.asked import (
    CORE_ASSESSMENTS,
    CORE_ASSESSMENTS_OF_YEARS,
    CORE_IN_TIME,
    CORE_IN_TIME_OF_YEARS,
    CORE_LONG_OF_YEARS,
    INITIAL_ASSESSMENTS,
    INITIAL_ASSESSMENTS_OF_YEARS,
    INITIAL_IN_TIME,
    REFERRALS_ASSESSED,
    REFERRALS_ASSESSED_OF_YEARS,
)
from engine.examples.herefordshire.case import Assessment
from engine.examples.herefordshire.days import drawn_in, open_between, working_days_before
from engine.examples.herefordshire.fitting import Numbers, between, chosen, families, profile, shared
from engine.examples.herefordshire.months import (
    AUG_14,
    HORIZON,
    MONTHS,
    OPENS,
    SEP_12,
    SEP_13,
    SEP_14,
    Month,
    first_day,
    last_day,
    month,
    month_of,
)

Took = tuple[int, int]
"""Working days, from and to."""
_INITIAL_IN_TIME, _INITIAL_LATE = (4, 10), (11, 28)
_CORE_IN_TIME, _CORE_LATE, _CORE_LONG = (12, 35), (36, 60), (61, 95)
_BEYOND = range(OPENS, HORIZON + 4)
"""What is completed after the horizon is open at its end."""
_INITIAL = {
    **dict.fromkeys(range(OPENS, SEP_12), 1.2),
    **dict.fromkeys(range(month(2014, 3), month(2014, 8)), 1.15),
    SEP_12 + 1: 1.3,
    SEP_14 + 1: 1.32,
}
_CORE_PROMPT = {month(2014, 7): 0.8, month(2014, 8): 0.9}
"""By the report's comment timeliness dipped in these months."""
_CORE_SHORTER = {month(2014, 7): 0.35, month(2014, 8): 0.3, SEP_14: 0.25}
"""Fewer took very long from July 2014 on, by another."""
_FOLLOWING = {SEP_12: 0.96, SEP_13: 0.85}
"""Of initial assessments, those that follow a new referral, where nothing was printed."""
_FOLLOWED = {AUG_14: 1.12}
"""Of the assessments of a year more in this month: its referrals were the most."""


def initial_assessments(chance: Chance) -> list[Assessment]:
    """All of them; as many of those that start in a month as were printed are linked to a referral."""
    completed = profile(chance, _BEYOND, INITIAL_ASSESSMENTS, INITIAL_ASSESSMENTS_OF_YEARS, _INITIAL)
    shares = {one: INITIAL_IN_TIME[one] / INITIAL_ASSESSMENTS[one] for one in INITIAL_IN_TIME}
    found: list[Assessment] = []
    for one, count in completed.items():
        timely = INITIAL_IN_TIME.get(one, round(count * between(shares, one)))
        found.extend(_completed(chance, one, timely, _INITIAL_IN_TIME))
        found.extend(_completed(chance, one, count - timely, _INITIAL_LATE))
    for one in REFERRALS_ASSESSED:
        _begin_sooner(chance, found, one, REFERRALS_ASSESSED[one] + 8)
    _link(chance, found)
    return found


def _completed(chance: Chance, month: Month, children: int, took: Took) -> Iterator[Assessment]:
    for size in families(chance, children):
        end = drawn_in(chance, month)
        yield Assessment(size, working_days_before(end, chance.between(*took)), end)


def _begin_sooner(chance: Chance, found: Sequence[Assessment], month: Month, least: int) -> None:
    """Some began in this month and not in one beside it, and were in time or late all the same.

    Those of the month after go first: the month before has to lead to assessments too.
    """
    have = sum(one.size for one in found if month_of(one.start) == month)
    for one in sorted(found, key=lambda one: month_of(one.start) < month):
        if have >= least:
            return
        days = () if month_of(one.start) == month else _begins(one, month)
        if days:
            one.start = chance.choice(days)
            have += one.size


def _begins(one: Assessment, month: Month) -> Sequence[int]:
    """The days of a month on which it may have begun, in time or late as it was."""
    is_timely = one.start >= working_days_before(one.end, _INITIAL_IN_TIME[1])
    least, most = _INITIAL_IN_TIME if is_timely else _INITIAL_LATE
    last = min(working_days_before(one.end, least), last_day(month))
    return open_between(max(working_days_before(one.end, most), first_day(month)), last)


def _link(chance: Chance, found: Sequence[Assessment]) -> None:
    by_month: dict[Month, list[Assessment]] = {}
    for one in found:
        by_month.setdefault(month_of(one.start), []).append(one)
    begun = {one: sum(each.size for each in by_month.get(one, ())) for one in MONTHS}
    for one, total in _linked(begun).items():
        own = by_month.get(one, [])
        own = chance.sample(own, len(own))
        for each in chosen(own, [each.size for each in own], total):
            each.linked = True


def _linked(begun: Mapping[Month, int]) -> Numbers:
    """How many referrals of each month led to an assessment."""
    linked = {one: round(count * between(_FOLLOWING, one)) for one, count in begun.items()} | REFERRALS_ASSESSED
    for year, total in REFERRALS_ASSESSED_OF_YEARS:
        printed = sum(REFERRALS_ASSESSED.get(one, 0) for one in year)
        free = [one for one in year if one not in REFERRALS_ASSESSED]
        linked |= shared({one: begun[one] * _FOLLOWED.get(one, 1.0) for one in free}, total - printed)
    return linked


def core_assessments(chance: Chance) -> list[Assessment]:
    """All of them, month by month: in time, late, and those that took more than 60 working days."""
    completed = profile(chance, _BEYOND, CORE_ASSESSMENTS, CORE_ASSESSMENTS_OF_YEARS)
    timely = _core_in_time(chance, completed)
    long = _core_long(completed, timely)
    found: list[Assessment] = []
    for one, count in completed.items():
        found.extend(_completed(chance, one, timely[one], _CORE_IN_TIME))
        found.extend(_completed(chance, one, count - timely[one] - long[one], _CORE_LATE))
        found.extend(_completed(chance, one, long[one], _CORE_LONG))
    return found


def _core_in_time(chance: Chance, completed: Mapping[Month, int]) -> Numbers:
    shares = {one: CORE_IN_TIME[one] / CORE_ASSESSMENTS[one] for one in CORE_IN_TIME}
    wanted = {
        one: count * between(shares, one) * _CORE_PROMPT.get(one, 1.0) * (1 + 0.03 * chance.gauss(0, 1))
        for one, count in completed.items()
    }
    timely = {one: round(count) for one, count in wanted.items()} | CORE_IN_TIME
    for year, total in CORE_IN_TIME_OF_YEARS:
        printed = sum(CORE_IN_TIME.get(one, 0) for one in year)
        timely |= shared({one: wanted[one] for one in year if one not in CORE_IN_TIME}, total - printed)
    return timely


def _core_long(completed: Mapping[Month, int], timely: Mapping[Month, int]) -> Numbers:
    late = {one: count - timely[one] for one, count in completed.items()}
    long = {one: round(count * (0.25 if one > SEP_14 else 0.55)) for one, count in late.items()}
    for year, total in CORE_LONG_OF_YEARS:
        long |= shared({one: late[one] * _CORE_SHORTER.get(one, 1.0) for one in year}, total)
    return long

"""When a case closes, and why: some days after the last that is done in it."""

from collections.abc import Iterator

from engine.examples.chance import Chance, Table
from engine.examples.herefordshire.case import Case
from engine.examples.herefordshire.days import working_days_after
from engine.examples.herefordshire.months import HORIZON, last_day

_END = last_day(HORIZON)
_AFTER_NOTHING, _AFTER_WORK, _AFTER_PLAN = (1, 9), (2, 16), (15, 80)
"""Working days, from and to."""
_REASONS = Table({"RC7": 70, "RC5": 12, "RC6": 10, "RC4": 4, "RC9": 4})


def close(chance: Chance, case: Case) -> None:
    """Sets the day on which the case closes; one beyond the horizon while something lasts on."""
    last = max(_days(case))
    after = _AFTER_PLAN if case.plans else _AFTER_WORK if last > case.day else _AFTER_NOTHING
    case.closed = last if last > _END else working_days_after(last, chance.between(*after))


def reason(chance: Chance, case: Case) -> str:
    """ReasonForClosure of the CIN census: no further action after an assessment is RC8."""
    is_assessed = case.initial or case.cores or case.others
    if is_assessed and not case.plans and not case.care and chance.happens(0.45):
        return "RC8"
    return chance.pick(_REASONS)


def _days(case: Case) -> Iterator[int]:
    """The last day of each piece of work."""
    yield case.day
    yield from (one.end for one in (case.initial, *case.others, *case.cores) if one)
    yield from (plan.end for plan in case.plans)
    yield from (stay.end for stay in case.care.values())
    one = case.discussion
    if one:
        yield one.day
        if one.enquiry:
            yield max(one.enquiry.ended, one.enquiry.medical)

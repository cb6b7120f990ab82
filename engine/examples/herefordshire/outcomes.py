"""What an assessment led to, by what came after it in its case."""

from collections.abc import Iterable

from engine.examples.chance import Chance, Table
from engine.examples.herefordshire.case import Assessment, Case

_INITIAL = Table({"support_required": 46, "no_further_action": 54})
_CORE = Table({"support_required": 62, "no_further_action": 38})


def name_outcomes(chance: Chance, cases: Iterable[Case]) -> None:
    """Gives each assessment its outcome, but to those that have one."""
    for case in cases:
        for one in (case.initial, *case.others):
            if one and not one.outcome:
                one.outcome = _of_initial(chance, case, one)
        for one in case.cores:
            one.outcome = one.outcome or _of_core(chance, case, one)


def _of_initial(chance: Chance, case: Case, one: Assessment) -> str:
    if case.discussion and one.start <= case.discussion.day <= one.end + 5:
        return "strategy_discussion"
    if any(one.end - 3 <= core.start <= one.end + 20 for core in case.cores):
        return "core_assessment"
    return chance.pick(_INITIAL)


def _of_core(chance: Chance, case: Case, one: Assessment) -> str:
    if any(one.start <= stay.start <= one.end + 30 for stay in case.care.values()):
        return "looked_after"
    if any(plan.start <= one.end + 10 and plan.end > one.end for plan in case.plans):
        return "child_protection"
    return chance.pick(_CORE)

"""Which child each early help case is of: stepped down from an assessment just completed, or of a family unmet."""

from collections.abc import Iterable, Sequence

from engine.examples.chance import Chance
from engine.examples.herefordshire.case import Assessment, Case
from engine.examples.herefordshire.early_help import EarlyHelp
from engine.examples.herefordshire.fitting import UnfittedError
from engine.examples.herefordshire.household import Household
from engine.examples.herefordshire.households import Households
from engine.examples.herefordshire.months import MONTHS, first_day, last_day

Bound = list[tuple[Household, EarlyHelp]]
"""Early help of the first child of a household."""
_WITHIN = 40
"""Days from the assessment to the early help that takes over."""


def bind_early_help(
    chance: Chance, cases: Sequence[Case], households: Households, helped: Iterable[EarlyHelp]
) -> Bound:
    """What is stepped down makes the outcome of its assessment."""
    initial = [(one, case) for case in cases for one in (case.initial, *case.others) if one]
    core = [(one, case) for case in cases for one in case.cores]
    found: Bound = []
    for one in helped:
        if one.stepped_down_from is None or one.opened < first_day(MONTHS[0]) + _WITHIN:
            household = households.new()
        else:
            kinds = initial if one.stepped_down_from == "initial_assessment" else core
            household = _stepped_down(chance, kinds, one)
        household.of(1)[0].see(one.opened, min(one.closed, last_day(MONTHS[-1])))
        found.append((household, one))
    return found


def _stepped_down(chance: Chance, kinds: Sequence[tuple[Assessment, Case]], one: EarlyHelp) -> Household:
    able = [
        (done, case)
        for done, case in kinds
        if one.opened - _WITHIN <= done.end <= one.opened and not done.outcome and not case.plans and not case.care
    ]
    if not able:
        raise UnfittedError("no assessment to step down from")
    done, case = chance.choice(able)
    done.outcome = "step_down"
    if case.household is None:
        raise UnfittedError("a case without a family")
    return case.household

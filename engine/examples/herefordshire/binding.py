"""Which case each discussion, plan and assessment belongs to: one whose referral came before it."""

from collections.abc import Iterable, Iterator

from engine.examples.chance import Chance, Table
from engine.examples.herefordshire.case import Assessment, Case, Discussion, Plan
from engine.examples.herefordshire.days import working_days_before
from engine.examples.herefordshire.fitting import UnfittedError
from engine.examples.herefordshire.shelf import Fits, Shelf

_BEFORE_DISCUSSION = Table({0: 40, 1: 20, 2: 12, 5: 10, 12: 10, 25: 8})
"""Working days from a referral to the discussion."""


def bind_discussions(chance: Chance, shelf: Shelf, discussions: Iterable[Discussion]) -> dict[Discussion, Case]:
    """Gives each discussion a case of as many children or more; the largest families choose first."""
    found: dict[Discussion, Case] = {}
    for one in sorted(discussions, key=lambda one: (-one.size, one.day)):
        case = _case_of(chance, shelf, one)
        case.discussion = one
        found[one] = case
    return found


def _case_of(chance: Chance, shelf: Shelf, one: Discussion) -> Case:
    def is_free(case: Case) -> bool:
        return case.discussion is None and case.size >= one.size

    def is_like(case: Case) -> bool:
        return is_free(case) and case.size == one.size

    wait = chance.pick(_BEFORE_DISCUSSION)
    near = working_days_before(one.day, wait), one.day
    for days, fits in ((near, is_like), ((one.day - 40, one.day), is_like), ((one.day - 40, one.day), is_free)):
        case = shelf.draw(chance, days, fits)
        if case:
            return case
    case = shelf.draw(chance, (one.day - 150, one.day), is_free)
    if case is None:
        raise UnfittedError("no referral for a strategy discussion")
    return case


def bind_plans(chance: Chance, cases: dict[Discussion, Case], plans: Iterable[Plan]) -> Iterator[Case]:
    """Puts each plan into its case; gives the cases that these make anew: of the opening, and of transfers."""
    for plan in plans:
        one = plan.discussion
        if one is None:
            case = Case(plan.first + plan.size, plan.start, is_transfer=True)
            yield case
        elif one not in cases:
            case = cases[one] = Case(one.size, working_days_before(one.day, chance.pick(_BEFORE_DISCUSSION)))
            case.discussion = one
            yield case
        else:
            case = cases[one]
        case.plans.append(plan)


def bind_cores(chance: Chance, shelf: Shelf, cores: Iterable[Assessment]) -> None:
    """A core assessment follows an enquiry, an initial assessment, or is made anew while a plan lasts."""
    for core in cores:
        case = _of_core(chance, shelf, core)
        if case is None:
            raise UnfittedError("no referral for a core assessment")
        case.cores.append(core)


def _of_core(chance: Chance, shelf: Shelf, core: Assessment) -> Case | None:
    start = core.start

    def is_free(case: Case) -> bool:
        return case.size >= core.size and all(other.end < start for other in case.cores)

    def is_enquired(case: Case) -> bool:
        one = case.discussion
        return is_free(case) and not case.cores and one is not None and one.day <= start <= one.day + 10

    def is_assessed(case: Case) -> bool:
        one = case.initial
        return is_free(case) and not case.cores and one is not None and one.end <= start <= one.end + 20

    def is_planned(case: Case) -> bool:
        return is_free(case) and any(plan.start + 30 <= start < plan.end for plan in case.plans)

    def is_new(case: Case) -> bool:
        return is_free(case) and not case.cores and (case.initial is None or case.initial.end <= start)

    if chance.happens(0.2):
        case = shelf.draw(chance, (start - 500, start), is_planned)
        if case:
            return case
    case = shelf.draw(chance, (start - 60, start), is_enquired, is_assessed, is_new)
    return case or shelf.draw(chance, (start - 150, start), is_new, is_free)


def bind_others(chance: Chance, shelf: Shelf, initial: Iterable[Assessment]) -> None:
    """Initial assessments that no new referral led to: of cases that are open for some time."""
    for one in initial:
        if not one.linked:
            case = shelf.draw(chance, (one.start - 120, one.start - 8), _is_for(one))
            if case is None:
                raise UnfittedError("no case for an initial assessment")
            case.others.append(one)


def _is_for(one: Assessment) -> Fits:
    def fits(case: Case) -> bool:
        is_done = case.initial is None or case.initial.end < one.start
        return case.size >= one.size and is_done and not case.others

    return fits

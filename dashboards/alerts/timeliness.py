"""Before the target is missed, and behind it: at risk, out of reach, too many overdue."""

from collections.abc import Iterator

from dashboards.alerts.rule import Rule
from dashboards.alerts.subject import Subject
from schemas.names import BEST, CASES, MARGIN, OVERDUE, TARGET_LOW, WORST


def timeliness_alerts(subject: Subject) -> Iterator[Rule]:
    """Of what is timed and has a target that rates it. A month's end is only foreseen of the share, against a least."""
    targets = subject.targets()
    if not subject.is_timed or not targets:
        return
    by_month = subject.indicator.period == "month"  # the month's end decides nothing of a longer period
    if by_month and any(target.low is not None and target.applies_to == "value" for target in targets):
        yield _at_risk(subject)
        yield _out_of_reach(subject)
    yield _overdue(subject)


def _at_risk(subject: Subject) -> Rule:
    """It can still be met, and a few more late are enough to miss it."""
    said = subject.said
    return subject.rule(
        "TargetAtRisk",
        [
            f"{subject.now(MARGIN)} >= 1",
            f"{subject.now(MARGIN)} <= {subject.limits.at_risk}",
            f"{subject.now(WORST)} < {subject.now(TARGET_LOW)}",
            _enough(subject),
        ],
        f"{said.number(MARGIN)} more late and the month misses {said.bound(TARGET_LOW, 'share')}; {_so_far(subject)}",
        gone="at risk",
        todo=subject.first(),
        severity="info",
    )


def _out_of_reach(subject: Subject) -> Rule:
    """No more late is enough to miss it: of a target that is only shown the engine says no such number."""
    said = subject.said
    best, target = said.number(BEST, "share"), said.bound(TARGET_LOW, "share")
    return subject.rule(
        "TargetOutOfReach",
        [f"{subject.now(BEST)} < {subject.now(TARGET_LOW)}", f"{subject.now(MARGIN)} == 0", _enough(subject)],
        f"the month can end at {best} at best, target at least {target}; {_so_far(subject)}",
        gone="out of reach",
        todo=f"{said.in_hand()}\n"
        "Say why in the month's commentary; what is in time now helps the children, and next month.",
    )


def _overdue(subject: Subject) -> Rule:
    said, limit = subject.said, subject.limits.overdue
    return subject.rule(
        "TooManyOverdue",
        [f"{subject.now(OVERDUE)} > {limit}"],
        f"{said.number(OVERDUE)} overdue, more than {limit}; {said.due_soon()}",
        gone="too many overdue",
        todo=subject.first("the longest overdue first, and who has most."),
    )


def _enough(subject: Subject) -> str:
    """So many cases decide the month that a few late ones are no chance."""
    return f"{subject.now(CASES)} >= {subject.limits.least}"


def _so_far(subject: Subject) -> str:
    return f"{subject.said.figure('share')} so far; {subject.said.due_soon()}"

"""Who is invited to a review conference, who comes, and whose report is there."""

from collections.abc import Sequence

from engine.examples.chance import Chance, Table
from engine.examples.herefordshire.asked import ATTENDED, INVITED, REPORTS
from engine.examples.herefordshire.case import Plan, Review
from engine.examples.herefordshire.fitting import shared
from engine.examples.herefordshire.months import HORIZON, YEARS, month_of

Invitee = dict[str, object]
_SECTORS = Table(
    {
        "family": 21,
        "health": 22,
        "education": 15,
        "police": 12,
        "local_authority": 12,
        "probation": 4,
        "housing": 6,
        "voluntary": 5,
        "legal": 3,
    }
)
_REPORTS = {"police": 0.97, "probation": 0.97, "education": 0.95, "health": 0.2, "local_authority": 0.15}
"""Police, probation and schools nearly always send one, by the report's comment; others seldom do."""
_COMES = {"family": 3.0, "health": 1.1, "local_authority": 1.6}


def invite(chance: Chance, plans: Sequence[Plan]) -> None:
    """Gives each meeting its invitees; in the printed year as many, of whom as many came and sent a report.

    The report prints no year before it, and that it is level: as many were invited then.
    """
    meetings = [review for plan in plans for review in plan.reviews]
    _, before, printed = YEARS
    mean = INVITED / sum(month_of(one.day) in printed for one in meetings)
    for months in (range(before.start), before, printed, range(printed.stop, HORIZON + 1)):
        own = [one for one in meetings if month_of(one.day) in months]
        invited = INVITED if months in (before, printed) else round(mean * len(own))
        parts = (
            (ATTENDED, REPORTS)
            if months == printed
            else (_near(chance, invited, ATTENDED), _near(chance, invited, REPORTS))
        )
        _fit(chance, own, invited, *parts)


def _near(chance: Chance, invited: int, printed: int) -> int:
    """About the printed part of so many."""
    return round(invited * printed / INVITED * chance.uniform(0.9, 1.0))


def _fit(chance: Chance, meetings: Sequence[Review], invited: int, attended: int, reports: int) -> None:
    sizes = shared({number: chance.uniform(1, 3) for number in range(len(meetings))}, invited)
    everyone: list[Invitee] = []
    for number, one in enumerate(meetings):
        one.invitees = [{"sector": chance.pick(_SECTORS)} for _ in range(sizes[number])]
        everyone.extend(one.invitees)
    _say(chance, everyone, "attended", attended, _COMES)
    _say(chance, everyone, "report_received", reports, _REPORTS)


def _say(chance: Chance, everyone: Sequence[Invitee], field: str, count: int, likely: dict[str, float]) -> None:
    """Says yes of so many, of the likelier sectors rather."""
    ranked = sorted(
        everyone, key=lambda one: chance.random() ** (1 / likely.get(str(one["sector"]), 0.1)), reverse=True
    )
    for number, one in enumerate(ranked):
        one[field] = number < count

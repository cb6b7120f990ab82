"""Plans of children in need, and child protection plans with their categories and reviews.

Within a child a plan is identified by its kind and the day that it starts, whichever referral it is told under.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from engine.importers.cin.codes import CATEGORY_OF_ABUSE
from engine.importers.cin.episode import Episode
from engine.importers.cin.part import Part
from engine.importers.happening import Happening, Record

_START, _END, _REVIEW = "CPPstartDate", "CPPendDate", "CPPreviewDate"
_MOST_PREVIOUS = 99


def child_in_need_plans(episode: Episode) -> Iterator[Record]:
    for part in episode.details.parts("CINPlanDates"):
        start, end = part.key("CINPlanStartDate"), part.end("CINPlanEndDate")
        if part.left_out or start is None:
            continue
        episode.look_at(part, {"CINPlanStartDate": start, "CINPlanEndDate": end})
        if end is None:
            episode.look_if_open(part, "CINPlanEndDate")
        part.look_before("CINPlanEndDate", end, "CINPlanStartDate", start)
        data = {"plan": f"cin/{start}", "kind": "child_in_need"}
        begun = _happening(data["plan"], "started", start, "CINPlanStartDate", data | _of(episode.made))
        ended = [_happening(data["plan"], "ended", end, "CINPlanEndDate", data)] if end else []
        yield part.record([begun, *ended])


def child_protection_plans(episode: Episode) -> Iterator[Record]:
    for part in episode.details.parts("ChildProtectionPlans"):
        start, end = part.key(_START), part.end(_END)
        if part.left_out or start is None:
            continue
        episode.look_at(part, {_START: start, _END: end})
        if end is None:
            episode.look_if_open(part, _END)
        part.look_before(_END, end, _START, start)
        yield part.record(list(_plan(part, episode.made, start, end)))


def _plan(part: Part, referral: dt.date | None, start: dt.date, end: dt.date | None) -> Iterator[Happening]:
    data = {"plan": f"cpp/{start}", "kind": "child_protection"}
    initial = part.code("InitialCategoryOfAbuse", CATEGORY_OF_ABUSE, required=True)
    category = {"category": initial} if initial else {}
    yield _happening(data["plan"], "started", start, _START, data | category | _previous(part) | _of(referral))
    if end:
        yield _happening(data["plan"], "ended", end, _END, data)
    latest = part.code("LatestCategoryOfAbuse", CATEGORY_OF_ABUSE, required=True)
    if latest and (latest != initial or start < part.notes.period.start):
        yield _changed(part, data["plan"], latest, start, end)
    yield from _reviews(part, data["plan"], start, end)


def _changed(part: Part, plan: str, latest: str, start: dt.date, end: dt.date | None) -> Happening:
    """The census does not say when: the plan's end or the return's is assumed, and each year's return says it anew.

    Of a plan that an earlier return told of, also where it is the initial one: it may have changed, and changed back.
    """
    period = part.notes.period
    day = max(start, min(end or period.end, period.end))
    data = {"plan": plan, "category": latest, "assumed": True}
    name = f"cin/plans/{plan}/category/{period.year}"
    return Happening(name, "plan.category_changed", day, "LatestCategoryOfAbuse", data)


def _reviews(part: Part, plan: str, start: dt.date, end: dt.date | None) -> Iterator[Happening]:
    seen: set[dt.date] = set()
    for one in (one for reviews in part.parts("Reviews") for one in reviews.each(_REVIEW)):
        held = one.day(_REVIEW)
        if held is None:
            continue
        if held in seen:
            one.warn(_REVIEW, "says the same as an earlier one; taken once")
            continue
        seen.add(held)
        one.look_before(_REVIEW, held, _START, start)
        if end and held > end:
            one.warn(_REVIEW, f"after {_END}; taken as it is")
        data = {"kind": "review", "plan": plan}
        yield Happening(f"cin/plans/{plan}/reviews/{held}", "conference.held", held, _REVIEW, data)


def _previous(part: Part) -> dict[str, int]:
    previous = part.number("NumberOfPreviousCPP", _MOST_PREVIOUS)
    return {} if previous is None else {"previous_plans": previous}


def _of(referral: dt.date | None) -> dict[str, str]:
    return {"referral": referral.isoformat()} if referral else {}


def _happening(plan: str, what: str, day: dt.date, field: str, data: dict[str, Any]) -> Happening:
    return Happening(f"cin/plans/{plan}/{what}", f"plan.{what}", day, field, data)

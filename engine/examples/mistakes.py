"""How an entry is wrong at first: a day too early, another code, a blank."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from engine.calendar import add_months
from engine.examples.chance import Chance
from engine.examples.facts import Entry, Fact

_OTHER_CODES: dict[str, tuple[str, dict[str, str]]] = {
    "care_episode.started": (
        "placement",
        {"U6": "U4", "U4": "U6", "U3": "U6", "U1": "U3", "K2": "H5", "H5": "P2", "A6": "A5"},
    ),
    "missing.started": ("kind", {"missing": "away", "away": "missing"}),
    "contact.received": ("agency", {"police": "other", "school": "health", "health": "school", "family": "other"}),
    "contact.decided": ("outcome", {"advice": "no_further_action", "no_further_action": "advice"}),
    "referral.made": ("need", {"N1": "N5", "N5": "N1", "N4": "N5", "N2": "N3", "N8": "N4"}),
    "referral.decided": ("outcome", {"section_47": "assessment"}),
    "assessment.completed": ("outcome", {"support_required": "no_further_action"}),
    "plan.started": ("category", {"NEG": "EMO", "EMO": "NEG", "PHY": "NEG", "SAB": "MUL", "MUL": "EMO"}),
    "caf.opened": ("lead_professional", {"health": "education", "education": "health"}),
    "worker.allocated": ("role", {"social_worker": "senior_social_worker"}),
}
"""The field that is miscoded, and its wrong value for the right one."""
_LEFT_OUT = {
    "review.held": "participation",
    "visit.made": "seen_alone",
    "conference.held": "invitees",
    "section_47.started": "team",
    "strategy_discussion.held": "team",
    "assessment.started": "team",
}
"""The field that is left blank."""
_MOST_DAYS = 6


def mistaken(chance: Chance, entry: Entry) -> Entry:
    """The entry as it was first made; perhaps right after all."""
    if entry.room > 0 and chance.happens(0.6):
        return _too_early(entry, chance.between(1, min(entry.room, _MOST_DAYS)))
    return entry._replace(facts=tuple(_wrong(chance, fact) for fact in entry.facts))


def _too_early(entry: Entry, days: int) -> Entry:
    """What ends and what begins stay on one day."""
    return entry._replace(facts=tuple(fact._replace(day=fact.day - days) for fact in entry.facts))


def _wrong(chance: Chance, fact: Fact) -> Fact:
    special = _SPECIAL.get(fact.type)
    data = special(chance, fact.data) if special else _blank(fact)
    return fact._replace(data={**data, **_miscoded(fact)})


def _miscoded(fact: Fact) -> dict[str, str]:
    field, others = _OTHER_CODES.get(fact.type, ("", {}))
    right = fact.data.get(field)
    return {field: others[right]} if right in others else {}


def _blank(fact: Fact) -> dict[str, Any]:
    left_out = _LEFT_OUT.get(fact.type)
    return {field: value for field, value in fact.data.items() if field != left_out}


def _born(chance: Chance, data: Any) -> dict[str, Any]:
    born = add_months(dt.date.fromisoformat(data["born"] + "-01"), -chance.between(1, 12))
    return {"born": f"{born:%Y-%m}"}


def _unscreened(_: Chance, data: Any) -> dict[str, Any]:
    return {**data, "qualified": not data["qualified"]}


_SPECIAL: dict[str, Callable[[Chance, Any], dict[str, Any]]] = {
    "child.registered": _born,
    "contact.screened": _unscreened,
}

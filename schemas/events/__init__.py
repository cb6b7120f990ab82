"""The event types, by name. `noun.verbed`; one file an area."""

from schemas.events import (
    assessment,
    child_protection,
    early_help,
    front_door,
    health,
    looked_after,
    management,
    people,
)
from schemas.events.kind import EventType

AREAS: dict[str, tuple[EventType, ...]] = {
    "management": management.TYPES,
    "people": people.TYPES,
    "early_help": early_help.TYPES,
    "front_door": front_door.TYPES,
    "assessment": assessment.TYPES,
    "child_protection": child_protection.TYPES,
    "looked_after": looked_after.TYPES,
    "health": health.TYPES,
}
"""The event types of each area, in the order of a child's way."""

EVENT_TYPES: dict[str, EventType] = {kind.name: kind for types in AREAS.values() for kind in types}
"""Every event type that this version knows."""

MANAGEMENT = frozenset(kind.name for kind in management.TYPES if not kind.about_child)
"""Types that are about an authority, not a child: they have no subject."""

__all__ = ["AREAS", "EVENT_TYPES", "MANAGEMENT", "EventType"]

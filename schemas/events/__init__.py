"""The event types, by name. `noun.verbed`; one file an area."""

from schemas.events import looked_after, management
from schemas.events.kind import EventType

EVENT_TYPES: dict[str, EventType] = {kind.name: kind for kind in (*management.TYPES, *looked_after.TYPES)}
"""Every event type that this version knows."""

MANAGEMENT = frozenset(kind.name for kind in management.TYPES if not kind.about_child)
"""Types that are about an authority, not a child: they need no subject."""

__all__ = ["EVENT_TYPES", "MANAGEMENT", "EventType"]

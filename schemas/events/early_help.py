"""Events of early help: the Common Assessment Framework (CAF) and what followed it."""

from typing import Literal, NotRequired

from pydantic import with_config
from typing_extensions import TypedDict

from schemas.events.fields import CLOSED, Code, Precision, Reference
from schemas.events.kind import EventType


@with_config(CLOSED)
class CafOpened(TypedDict):
    """`lead_professional`: the sector of who leads it, as health; `stepped_down_from`: the assessment it follows."""

    caf: Reference
    lead_professional: NotRequired[Code]
    stepped_down_from: NotRequired[Literal["initial_assessment", "core_assessment", "single_assessment"]]
    group: NotRequired[Reference]
    precision: NotRequired[Precision]


@with_config(CLOSED)
class CafClosed(TypedDict):
    """`reason`: as outcomes_met, step_up, no_further_action."""

    caf: Reference
    reason: NotRequired[Code]
    precision: NotRequired[Precision]


TYPES = (
    EventType(
        "caf.closed",
        CafClosed,
        "An early help case is closed",
        40,
        example={"caf": "CAF311", "reason": "outcomes_met", "precision": "day"},
    ),
    EventType(
        "caf.opened",
        CafOpened,
        "An early help case is opened",
        50,
        example={
            "caf": "CAF311",
            "lead_professional": "health",
            "stepped_down_from": "single_assessment",
            "group": "G58",
            "precision": "day",
        },
    ),
)

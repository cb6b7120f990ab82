"""Events of looked-after children. Codes are those of the SSDA903 return (DfE guide to the SSDA903 collection)."""

from typing import Annotated, Literal, NotRequired

from pydantic import ConfigDict, Field, with_config
from typing_extensions import TypedDict

from schemas.events.kind import EventType

Code = Annotated[str, Field(min_length=1, max_length=20, pattern=r"^[A-Za-z0-9_]+$")]
Reference = Annotated[str, Field(min_length=1, max_length=64)]
Precision = Literal["day"]


@with_config(ConfigDict(extra="forbid"))
class ChildRegistered(TypedDict):
    """`born`: year and month of birth, the only fact about a person that is kept."""

    born: Annotated[str, Field(pattern=r"^(19|20)[0-9]{2}-(0[1-9]|1[0-2])$")]
    precision: NotRequired[Precision]


@with_config(ConfigDict(extra="forbid"))
class CareEpisodeStarted(TypedDict):
    """An episode of care: one legal status in one placement.

    `entry`: why it began (RNE: S starts care, P placement, L legal status, T carer stays in another placement type,
    B and U both); `legal_status`: LS, where V3 and V4 are short breaks; `placement`: PLACE; `need`: CIN.
    """

    episode: Reference
    entry: Code
    legal_status: Code
    placement: NotRequired[Code]
    provider: NotRequired[Code]
    need: NotRequired[Code]
    precision: NotRequired[Precision]


@with_config(ConfigDict(extra="forbid"))
class CareEpisodeEnded(TypedDict):
    """`reason`: REC; X1 says that another episode follows. `change`: why the placement changed."""

    episode: Reference
    reason: NotRequired[Code]
    change: NotRequired[Code]
    precision: NotRequired[Precision]


@with_config(ConfigDict(extra="forbid"))
class ReviewHeld(TypedDict):
    """A review of a looked-after child's plan. `participation`: how the child took part (PN0 to PN7)."""

    kind: Literal["looked_after"]
    participation: NotRequired[Code]
    precision: NotRequired[Precision]


@with_config(ConfigDict(extra="forbid"))
class MissingStarted(TypedDict):
    """`kind`: missing (M: whereabouts unknown) or away (A: away without authorisation)."""

    incident: Reference
    kind: Literal["missing", "away"]
    precision: NotRequired[Precision]


@with_config(ConfigDict(extra="forbid"))
class MissingEnded(TypedDict):
    """The child of that incident is found or has come back."""

    incident: Reference
    precision: NotRequired[Precision]


TYPES = (
    EventType("child.registered", ChildRegistered, "A child becomes known; carries the month of birth", 10),
    EventType("care_episode.ended", CareEpisodeEnded, "An episode of care ends", 40),
    EventType("care_episode.started", CareEpisodeStarted, "An episode of care begins", 50),
    EventType("review.held", ReviewHeld, "A review of a looked-after child is held", 60),
    EventType("missing.ended", MissingEnded, "A child who was missing or away is back", 40),
    EventType("missing.started", MissingStarted, "A child goes missing or is away without authorisation", 50),
)

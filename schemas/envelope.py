"""The envelope of every event: CloudEvents 1.0 JSON with three extensions of ours.

`recordedtime`: when the source recorded it; `authority`: GSS code; `pseudonymkey`: fingerprint of the key that
made the subject (imported events only). `dataschema` may say which version of the type's schema the data fits.
"""

from typing import Annotated, Any, Literal, NotRequired

from pydantic import AwareDatetime, Field, TypeAdapter, ValidationError
from typing_extensions import TypedDict

from schemas.events import EVENT_TYPES, MANAGEMENT, EventType
from schemas.events.management import COVERED, RETRACTED

Authority = Annotated[str, Field(pattern=r"^[A-Z][0-9]{8}$")]
Instant = Annotated[AwareDatetime, Field(strict=True)]
"""RFC 3339 with offset; a number is refused."""
Name = Annotated[str, Field(min_length=1, max_length=256)]


class Event(TypedDict):
    """One event, decoded: `time` and `recordedtime` are aware datetimes, `data` fits the type's schema."""

    specversion: Literal["1.0"]
    id: Name
    source: Name
    type: Annotated[str, Field(max_length=100)]
    subject: NotRequired[Annotated[str, Field(min_length=1, max_length=128, pattern=r"^[!-~]+$")]]
    time: Instant
    recordedtime: Instant
    authority: Authority
    dataschema: NotRequired[Name]
    pseudonymkey: NotRequired[Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]]
    data: dict[str, Any]


class EventRefusedError(ValueError):
    """An event that cannot be used: `reason` is a word for counting, the text says field and remedy.

    The text never holds the refused content, which may say something of a child.
    """

    def __init__(self, reason: str, text: str) -> None:
        super().__init__(text)
        self.reason = reason


_ENVELOPE: TypeAdapter[Event] = TypeAdapter(Event)
_BUNDLE: TypeAdapter[list[Event]] = TypeAdapter(list[Event])
_DATA = {name: TypeAdapter(kind.data) for name, kind in EVENT_TYPES.items()}


def decode(raw: bytes | str) -> Event:
    """One event from its JSON. Raises EventRefusedError."""
    try:
        return _checked(_ENVELOPE.validate_json(raw))
    except ValidationError as error:
        raise _refusal(error, ()) from None


def decode_bundle(raw: bytes) -> list[Event]:
    """The events of an array, all or none. Raises EventRefusedError."""
    try:
        events = _BUNDLE.validate_json(raw)
    except ValidationError as error:
        raise _refusal(error, ()) from None
    return [_checked(event) for event in events]


def _checked(event: Event) -> Event:
    kind = _DATA.get(event["type"])
    if kind is None:
        raise EventRefusedError("unknown_type", "type: not an event type of this version; see the list of event types")
    if "dataschema" in event:
        _check_dataschema(event["dataschema"], EVENT_TYPES[event["type"]])
    try:
        event["data"] = kind.validate_python(event["data"])
    except ValidationError as error:
        raise _refusal(error, ("data",)) from None
    if event["type"] == COVERED:
        _check_covered(event["data"])
    _check_subject(event)
    return event


def _check_subject(event: Event) -> None:
    is_retraction = event["type"] == RETRACTED
    about_authority = "about" in event["data"] if is_retraction else event["type"] in MANAGEMENT
    if "subject" not in event and not about_authority:
        remedy = ", or data.about where what is withdrawn is about the authority" if is_retraction else ""
        raise EventRefusedError("no_subject", f"subject: required, the child's pseudonym{remedy}")
    if "subject" in event and about_authority:
        raise EventRefusedError("invalid_field", "subject: what is about the authority has none: leave it out")


def _check_covered(data: dict[str, Any]) -> None:
    """A misspelt type would leave the right one uncovered, and its figures without data."""
    if not EVENT_TYPES.keys() >= set(data["types"]):
        raise EventRefusedError("invalid_field", "data.types: has what is no event type; see the list of event types")
    if data["start"] > data["end"]:
        raise EventRefusedError("invalid_field", "data.end: before data.start: both days are covered, and all between")


def _check_dataschema(said: str, kind: EventType) -> None:
    """Data of another type, or of a version that came after this one, would be read for what it is not."""
    if said != kind.dataschema:
        text = f"dataschema: of {kind.name} only {kind.dataschema} is known here: send that, or leave it out"
        raise EventRefusedError("unknown_schema", text)


def _refusal(error: ValidationError, place: tuple[str, ...]) -> EventRefusedError:
    found = error.errors(include_input=False, include_context=False, include_url=False)
    first = next((one for one in found if one["type"] == "missing" and one["loc"][-1] == "recordedtime"), found[0])
    if first["type"] == "json_invalid":
        return EventRefusedError("not_json", "not a JSON object in UTF-8: send one CloudEvents event, or an array")
    if first["type"] == "extra_forbidden":
        where = ".".join(map(str, place + first["loc"][:-1])) or "event"
        return EventRefusedError("invalid_field", f"{where}: has a field that this type does not have: see its schema")
    field = ".".join(map(str, place + first["loc"])) or "event"
    missing = first["type"] == "missing"
    reason = "no_recordedtime" if missing and field == "recordedtime" else "invalid_field"
    return EventRefusedError(reason, f"{field}: {'required, not there' if missing else first['msg']}")

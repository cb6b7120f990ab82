"""The events in a Kafka message: one event, or an array of them."""

from collections.abc import Iterator
from typing import Any, NamedTuple, cast

from pydantic_core import from_json, to_json

from schemas.envelope import Event, EventRefusedError, decode, decode_bundle
from schemas.events import EVENT_TYPES
from schemas.names import UNKNOWN


class Message(NamedTuple):
    """A message as it lies on the log; `timestamp` is Kafka's, in milliseconds."""

    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    timestamp: int


class Unusable(NamedTuple):
    """What could not be used, why, and its bytes. `type` is a known event type or `unknown`."""

    reason: str
    text: str
    raw: bytes
    type: str = UNKNOWN


def events_of(value: bytes | None) -> list[Event | Unusable]:
    """The events of a message. An array is decoded whole; if that fails, element by element."""
    if not value:
        return [Unusable("empty_message", "an empty message: send one CloudEvents event, or an array", b"")]
    if not value.lstrip().startswith(b"["):
        return [_one(value)]
    try:
        return list(decode_bundle(value))
    except EventRefusedError as refusal:
        return list(_one_by_one(value, refusal))


def _one(raw: bytes) -> Event | Unusable:
    try:
        return decode(raw)
    except EventRefusedError as refusal:
        return Unusable(refusal.reason, str(refusal), raw, _type_of(raw))


def _one_by_one(value: bytes, refusal: EventRefusedError) -> Iterator[Event | Unusable]:
    """The same parser as decoding uses, so that both find the same elements."""
    try:
        elements: list[Any] = from_json(value)
    except ValueError:
        yield Unusable(refusal.reason, str(refusal), value)
        return
    for element in elements:
        yield _one(to_json(element, inf_nan_mode="constants"))


def _type_of(raw: bytes) -> str:
    """Only a known type becomes a label; anything else a sender may write."""
    try:
        event = from_json(raw)
    except ValueError:
        return UNKNOWN
    named = cast(dict[str, Any], event).get("type") if isinstance(event, dict) else None
    return named if isinstance(named, str) and named in EVENT_TYPES else UNKNOWN

"""The AsyncAPI 3.0 document: what lies on the Kafka topics, as seen by the engine, which reads the log.

It names no server: where Kafka is, the settings say.
"""

import tomllib
from collections.abc import Mapping
from typing import Any

from engine.live.settings import LiveSettings
from engine.live.topics import EVENTS_SETTINGS, rejected_settings
from schemas.events import AREAS, EVENT_TYPES, EventType
from tests.paths import ROOT
from tests.tools.examples import example

_KAFKA = "0.5.0"
"""Version of AsyncAPI's Kafka binding."""
_EVENT, _BATCH = "application/cloudevents+json", "application/cloudevents-batch+json"


def asyncapi() -> dict[str, Any]:
    """The whole document."""
    return {
        "asyncapi": "3.0.0",
        "info": _info(),
        "defaultContentType": _EVENT,
        "channels": {"events": _events(), "rejected": _rejected()},
        "operations": {
            "readEvents": {"action": "receive", "channel": {"$ref": "#/channels/events"}},
            "reject": {"action": "send", "channel": {"$ref": "#/channels/rejected"}},
        },
        "components": {
            "messages": _messages(),
            "messageBindings": {
                "authority": _key("The event's authority: its events lie in one partition, murmur2 of the key."),
                "place": _key("Topic, partition, offset and index of the event; what is written twice has one key."),
            },
        },
    }


def _info() -> dict[str, Any]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return {"title": "Casetide events", "version": project["version"], "description": project["description"]}


def _events() -> dict[str, Any]:
    settings = LiveSettings("")
    return {
        "address": settings.events_topic,
        "description": "The log of case events, and the only durable state: nothing is ever deleted from it.",
        "messages": {name: _ref("messages", name) for name in (*EVENT_TYPES, "bundle")},
        "bindings": _topic(settings.events_topic, settings.partitions, EVENTS_SETTINGS),
    }


def _rejected() -> dict[str, Any]:
    settings = LiveSettings("")
    return {
        "address": settings.rejected_topic,
        "description": "What could not be used, as it was sent, and why.",
        "messages": {"rejected": _ref("messages", "rejected")},
        "bindings": _topic(settings.rejected_topic, 1, rejected_settings(settings)),
    }


def _messages() -> dict[str, Any]:
    messages = {kind.name: _message(area, kind) for area, kinds in AREAS.items() for kind in kinds}
    return messages | {"bundle": _bundle(), "rejected": _refusal()}


def _message(area: str, kind: EventType) -> dict[str, Any]:
    return {
        "name": kind.name,
        "title": kind.meaning,
        "contentType": _EVENT,
        "tags": [{"name": area}],
        "payload": {"$ref": f"./{kind.name}.json"},
        "bindings": _ref("messageBindings", "authority"),
        "examples": [{"payload": example(kind)}],
    }


def _bundle() -> dict[str, Any]:
    return {
        "name": "bundle",
        "title": "Events of one authority in one message, as bulk loads send them",
        "contentType": _BATCH,
        "payload": {"type": "array", "items": {"oneOf": [{"$ref": f"./{name}.json"} for name in EVENT_TYPES]}},
        "bindings": _ref("messageBindings", "authority"),
    }


def _refusal() -> dict[str, Any]:
    return {
        "name": "rejected",
        "title": "The bytes of an event that could not be used; none where they are too many for a message",
        "contentType": "application/octet-stream",
        "payload": {"type": "string", "format": "binary"},
        "headers": {
            "type": "object",
            "properties": {
                "reason": {"type": "string", "description": "A word for counting."},
                "text": {"type": "string", "description": "The field, and what to do."},
                "key": {"type": "string", "description": "The key of the message that it came in, if that had one."},
            },
            "required": ["reason", "text"],
        },
        "bindings": _ref("messageBindings", "place"),
    }


def _topic(name: str, partitions: int, settings: Mapping[str, str]) -> dict[str, Any]:
    configuration = {key: _typed(value) for key, value in settings.items()}
    binding = {"topic": name, "partitions": partitions, "topicConfiguration": configuration, "bindingVersion": _KAFKA}
    return {"kafka": binding}


def _typed(value: str) -> int | list[str]:
    """Kafka has its settings as text, AsyncAPI as numbers and lists."""
    return int(value) if value.lstrip("-").isdigit() else value.split(",")


def _key(description: str) -> dict[str, Any]:
    return {"kafka": {"key": {"type": "string", "description": description}, "bindingVersion": _KAFKA}}


def _ref(section: str, name: str) -> dict[str, str]:
    return {"$ref": f"#/components/{section}/{name}"}

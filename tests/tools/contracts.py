"""JSON Schema of every event type: the whole event, as it stands on the log."""

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from schemas.envelope import Event
from schemas.events import EVENT_TYPES, MANAGEMENT


def write(folder: Path) -> None:
    """One file an event type."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in EVENT_TYPES:
        text = json.dumps(schema(name), indent=2, ensure_ascii=False)
        (folder / f"{name}.json").write_text(text + "\n", "utf-8")


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema of an event type: the envelope, with the type and the data filled in."""
    kind = EVENT_TYPES[name]
    whole = TypeAdapter(Event).json_schema()
    data = TypeAdapter(kind.data).json_schema()
    properties = whole["properties"] | {"type": {"const": name, "type": "string"}, "data": data}
    required = [*whole["required"], *(["subject"] if name not in MANAGEMENT else [])]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": name,
        "description": kind.meaning,
        "type": "object",
        "properties": properties,
        "required": sorted(required),
    }

"""The contracts of the event types: a JSON Schema of each, an example of each, and an AsyncAPI document of them all."""

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from schemas.envelope import Event
from schemas.events import EVENT_TYPES, MANAGEMENT, EventType
from schemas.events.management import RETRACTED
from tests.tools.asyncapi import asyncapi
from tests.tools.examples import example

_WITHOUT_SUBJECT: dict[str, dict[str, Any]] = {
    **{name: {"not": {"required": ["subject"]}} for name in MANAGEMENT},
    RETRACTED: {"oneOf": [{"required": ["subject"]}, {"properties": {"data": {"required": ["about"]}}}]},
}
"""What is about the authority has no subject, and a retraction of it says so."""


def write(folder: Path) -> None:
    """One file an event type, the examples, and the AsyncAPI document."""
    folder.mkdir(parents=True, exist_ok=True)
    documents = {name: schema(kind) for name, kind in EVENT_TYPES.items()} | {"asyncapi": asyncapi()}
    for name, document in documents.items():
        text = json.dumps(document, indent=2, ensure_ascii=False)
        (folder / f"{name}.json").write_text(text + "\n", "utf-8")
    lines = "".join(json.dumps(example(kind)) + "\n" for kind in EVENT_TYPES.values())
    (folder / "examples.jsonl").write_text(lines, "utf-8")


def schema(kind: EventType) -> dict[str, Any]:
    """The JSON Schema of a whole event of this type, as it stands on the log."""
    whole, data, has_subject = _schema(Event), data_schema(kind), kind.name not in _WITHOUT_SUBJECT
    own = {"type": {"const": kind.name}, "dataschema": {"const": kind.dataschema}, "data": data}
    # References in the data start from the document's root.
    parts = {"$defs": data.pop("$defs")} if "$defs" in data else {}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": kind.dataschema,
        "title": kind.name,
        "description": kind.meaning,
        "type": "object",
        "properties": whole["properties"] | own,
        "required": sorted([*whole["required"], *(["subject"] if has_subject else [])]),
        **({} if has_subject else _WITHOUT_SUBJECT[kind.name]),
        **parts,
    }


def data_schema(kind: EventType) -> dict[str, Any]:
    """The JSON Schema of a type's data."""
    return _schema(kind.data)


class _Untitled(GenerateJsonSchema):
    """Pydantic titles each field with its own name."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def _schema(of: Any) -> dict[str, Any]:
    return TypeAdapter(of).json_schema(schema_generator=_Untitled)

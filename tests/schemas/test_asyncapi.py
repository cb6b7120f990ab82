"""The AsyncAPI document: what the specification of AsyncAPI 3.0.0 requires, and that it tells of our topics."""

import json

from jsonschema import Draft7Validator
from referencing import Registry
from referencing.jsonschema import DRAFT7

from schemas.events import AREAS, EVENT_TYPES
from schemas.names import EVENTS_TOPIC, REJECTED_TOPIC
from tests.schemas.contracts import CONTRACTS, EXAMPLES, document, fits

ASYNCAPI = document("asyncapi")
MESSAGES = ASYNCAPI["components"]["messages"]


def references(node):
    """Every reference in the document."""
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    own = [node["$ref"]] if isinstance(node, dict) and "$ref" in node else []
    return own + [found for child in children for found in references(child)]


def resolved(reference):
    """What a reference leads to: a place in the document, or a schema beside it."""
    if reference.startswith("./"):
        return json.loads((CONTRACTS / reference).read_text("utf-8"))
    node = ASYNCAPI
    for key in reference.removeprefix("#/").split("/"):
        node = node[key]
    return node


def test_it_has_what_the_specification_requires():
    assert "3.0.0" == ASYNCAPI["asyncapi"]
    assert {"title", "version"} <= ASYNCAPI["info"].keys()
    for operation in ASYNCAPI["operations"].values():
        assert operation["action"] in {"send", "receive"}
        assert operation["channel"]["$ref"].removeprefix("#/channels/") in ASYNCAPI["channels"]
    for channel in ASYNCAPI["channels"].values():
        assert {"0.5.0"} == {binding["bindingVersion"] for binding in channel["bindings"].values()}
        assert all(MESSAGES[name] == resolved(message["$ref"]) for name, message in channel["messages"].items())


def test_every_reference_leads_somewhere():
    found = set(references(ASYNCAPI))
    assert len(EVENT_TYPES) < len(found)
    assert all(resolved(reference) for reference in found)


def test_it_names_the_topics_and_no_server():
    assert [EVENTS_TOPIC, REJECTED_TOPIC] == [channel["address"] for channel in ASYNCAPI["channels"].values()]
    assert "servers" not in ASYNCAPI


def test_the_log_holds_every_event_type_and_arrays():
    assert [*EVENT_TYPES, "bundle"] == list(ASYNCAPI["channels"]["events"]["messages"])
    assert {"rejected"} == set(ASYNCAPI["channels"]["rejected"]["messages"])
    areas = {kind.name: [{"name": area}] for area, kinds in AREAS.items() for kind in kinds}
    assert areas == {name: MESSAGES[name]["tags"] for name in EVENT_TYPES}


def test_a_message_shows_the_example_of_its_type_and_leads_to_its_schema():
    for name, event in EXAMPLES.items():
        assert [{"payload": event}] == MESSAGES[name]["examples"]
        assert resolved(MESSAGES[name]["payload"]["$ref"])["properties"]["type"]["const"] == name
        assert fits(name, MESSAGES[name]["examples"][0]["payload"])


def test_every_message_has_a_key():
    keys = [resolved(message["bindings"]["$ref"])["kafka"]["key"]["type"] for message in MESSAGES.values()]
    assert ["string"] * len(MESSAGES) == keys


def test_an_array_is_of_whole_events():
    schemas = [(f"./{name}.json", DRAFT7.create_resource(document(name))) for name in EVENT_TYPES]
    bundle = Draft7Validator(MESSAGES["bundle"]["payload"], registry=Registry().with_resources(schemas))
    assert bundle.is_valid(list(EXAMPLES.values()))
    assert not bundle.is_valid([*EXAMPLES.values(), {"type": "visit.made"}])
    assert not bundle.is_valid(EXAMPLES["visit.made"])

"""What is published of the event types is what the engine takes."""

import json

import pytest
from cloudevents.core.formats.json import JSONFormat
from cloudevents.core.v1.event import CloudEvent
from jsonschema import Draft7Validator

from schemas.envelope import EventRefusedError, decode
from schemas.events import EVENT_TYPES
from tests.schemas.contracts import CONTRACTS, EXAMPLES, document, fits
from tests.tools import contracts

NOT_SHOWN = {
    # fields that the example of a type leaves out
    "event.retracted": {"about"},  # of what has no subject
    "conference.held": {"plan"},  # of a review
    "sdq.recorded": {"reason"},  # stands where there is no score
    "outcomes.recorded": {"sdq_reason"},  # as above
}


def accepted(event):
    try:
        return bool(decode(json.dumps(event)))
    except EventRefusedError:
        return False


def test_what_is_published_is_current(tmp_path):
    contracts.write(tmp_path)
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == {
        path.name: path.read_text("utf-8") for path in CONTRACTS.iterdir()
    }


def test_every_event_type_has_one_example():
    assert list(EVENT_TYPES) == list(EXAMPLES)
    assert len(EXAMPLES) == len((CONTRACTS / "examples.jsonl").read_text("utf-8").splitlines())


def test_the_examples_show_every_field_but_those_that_exclude_each_other():
    left_out = {name: set(kind.fields) - set(kind.example) for name, kind in EVENT_TYPES.items()}
    assert NOT_SHOWN == {name: fields for name, fields in left_out.items() if fields}


@pytest.mark.parametrize("name", EVENT_TYPES)
def test_an_example_fits_the_schema_of_its_own_type_alone(name):
    assert [name] == [other for other in EVENT_TYPES if fits(other, EXAMPLES[name])]


@pytest.mark.parametrize("name", EVENT_TYPES)
def test_an_example_is_taken_as_it_stands(name):
    event = EXAMPLES[name]
    taken = decode(json.dumps(event))
    assert event == json.loads(json.dumps(taken, default=lambda value: value.isoformat()))


@pytest.mark.parametrize("name", EVENT_TYPES)
def test_the_cloudevents_sdk_reads_an_example_and_writes_it_equal(name):
    event = JSONFormat().read(CloudEvent, json.dumps(EXAMPLES[name]))
    written = JSONFormat().write(event)
    assert (name, EXAMPLES[name]["data"]) == (event.get_type(), event.get_data())
    assert EVENT_TYPES[name].dataschema == event.get_dataschema()
    assert EXAMPLES[name] == json.loads(written)
    assert accepted(json.loads(written))


@pytest.mark.parametrize("name", EVENT_TYPES)
def test_a_planned_type_alone_lies_after_its_recording(name):
    event = decode(json.dumps(EXAMPLES[name]))
    assert EVENT_TYPES[name].is_planned == (event["time"] > event["recordedtime"])


@pytest.mark.parametrize("name", EVENT_TYPES)
def test_schema_and_engine_refuse_an_event_without_a_required_field(name):
    event, schema = EXAMPLES[name], document(name)
    partial = [_without(event, attribute) for attribute in schema["required"]]
    fields = schema["properties"]["data"].get("required", [])
    partial += [event | {"data": _without(event["data"], field)} for field in fields]
    assert [] == [one for one in partial if fits(name, one) or accepted(one)]


def _without(mapping, key):
    return {name: value for name, value in mapping.items() if name != key}


@pytest.mark.parametrize("name", EVENT_TYPES)
def test_schema_and_engine_refuse_a_misspelt_field(name):
    event = EXAMPLES[name]
    misspelt = event | {"data": event["data"] | {"precison": "day"}}
    assert (False, False) == (fits(name, misspelt), accepted(misspelt))


@pytest.mark.parametrize("name", EVENT_TYPES)
def test_the_schemas_say_the_same_to_a_reader_of_draft_7_as_asyncapi_is(name):
    event = EXAMPLES[name]
    misspelt = event | {"data": event["data"] | {"precison": "day"}}
    assert (True, False) == (fits(name, event, Draft7Validator), fits(name, misspelt, Draft7Validator))


def test_a_list_of_parts_is_refused_where_a_part_is_wrong():
    event = EXAMPLES["conference.held"]
    wrong = event | {"data": event["data"] | {"invitees": [{"sector": "health"}]}}
    assert (False, False) == (fits("conference.held", wrong), accepted(wrong))

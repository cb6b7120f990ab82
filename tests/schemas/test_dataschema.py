"""`dataschema` says which version of which type's schema the data fits; what is not known is not guessed at."""

import json

import pytest

from schemas.envelope import EventRefusedError, decode, decode_bundle
from schemas.events import EVENT_TYPES
from tests.schemas.contracts import EXAMPLES, document

VISIT = EXAMPLES["visit.made"]

REFUSED = {
    "of another type": ("unknown_schema", "urn:casetide:review.held:1"),
    "of a version to come": ("unknown_schema", "urn:casetide:visit.made:2"),
    "of a version that never was": ("unknown_schema", "urn:casetide:visit.made:0"),
    "without a version": ("unknown_schema", "urn:casetide:visit.made"),
    "of another product": ("unknown_schema", "https://example.org/Ann"),
    "empty": ("invalid_field", ""),
    "a number": ("invalid_field", 1),
}


def refusal(event):
    with pytest.raises(EventRefusedError) as refused:
        decode(json.dumps(event))
    return refused.value


@pytest.mark.parametrize("name", EVENT_TYPES)
def test_it_is_the_name_of_the_types_own_schema(name):
    assert f"urn:casetide:{name}:{EVENT_TYPES[name].version}" == EXAMPLES[name]["dataschema"] == document(name)["$id"]


@pytest.mark.parametrize("said", [None, "urn:casetide:visit.made:1"])
def test_it_may_be_there_or_not(said):
    event = {name: value for name, value in (VISIT | {"dataschema": said}).items() if value is not None}
    assert VISIT["id"] == decode(json.dumps(event))["id"]


@pytest.mark.parametrize(("reason", "said"), REFUSED.values(), ids=REFUSED)
def test_it_is_refused(reason, said):
    assert reason == refusal(VISIT | {"dataschema": said}).reason


def test_the_refusal_says_what_is_known_and_not_what_was_sent():
    text = str(refusal(VISIT | {"dataschema": "https://example.org/Ann"}))
    assert "dataschema: of visit.made only urn:casetide:visit.made:1 is known here: send that, or leave it out" == text


def test_it_is_looked_at_before_the_data_which_another_version_may_have_changed():
    event = VISIT | {"dataschema": "urn:casetide:visit.made:2", "data": {"manner": "by telephone"}}
    assert "unknown_schema" == refusal(event).reason


def test_an_array_with_an_unknown_one_is_refused():
    events = [VISIT, VISIT | {"dataschema": "urn:casetide:visit.made:2"}]
    with pytest.raises(EventRefusedError, match="dataschema"):
        decode_bundle(json.dumps(events).encode())

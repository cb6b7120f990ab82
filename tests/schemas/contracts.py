"""The published contracts as they lie in the repository."""

import json
from functools import cache

from jsonschema import Draft7Validator, Draft202012Validator

from tests.paths import ROOT

CONTRACTS = ROOT / "schemas" / "contracts"
EXAMPLES = {
    event["type"]: event for event in map(json.loads, (CONTRACTS / "examples.jsonl").read_text("utf-8").splitlines())
}


def document(name):
    return json.loads((CONTRACTS / f"{name}.json").read_text("utf-8"))


def fits(name, event, draft: type[Draft202012Validator | Draft7Validator] = Draft202012Validator):
    """Whether an event fits the JSON Schema of an event type."""
    return _validator(name, draft).is_valid(event)


@cache
def _validator(name, draft):
    draft.check_schema(document(name))
    return draft(document(name), format_checker=draft.FORMAT_CHECKER)

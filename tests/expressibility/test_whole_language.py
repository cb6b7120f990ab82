"""Nothing of the catalogue language is without an example worked by hand."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from schemas.catalogue import measures
from tests.expressibility.examples import FILES, read, tiny
from tests.tools.language import models

MADE_UP = {"Catalogue", "Population"}
"""What is around every example is not its subject."""
SHOWN_ONLY = {
    "Indicator": {"name", "area", "officer", "description", "guide", "source", "polarity", "short", "alerts"},
    "Target": {"authority", "low"},
    "Alerts": {"least", "at_risk", "overdue"},
    "Cycle": {"due_soon_working_days"},
    "Span": {"due_soon_working_days"},
}
"""What no figure of an example depends on: the words of a card, and what people are warned of."""
NAMED = {
    "measure": measures.Measure,
    "moment": measures.Moment,
    "period": measures.Period,
    "unit": measures.Unit,
    "at": measures.At,
}

OF_RATES = {"per_10000"}


@cache
def said() -> dict[tuple[str, str], set[Any]]:
    """Model and field → the values that the examples give it."""
    found: dict[tuple[str, str], set[Any]] = defaultdict(set)
    for path in FILES:
        for model in _models(tiny(read(path))):
            for field in model.model_fields_set:
                found[type(model).__name__, field].add(str(getattr(model, field)))
    return found


def _models(of: Any) -> Iterator[BaseModel]:
    match of:
        case BaseModel():
            yield of
            for field in type(of).model_fields:
                yield from _models(getattr(of, field))
        case dict():
            for value in of.values():
                yield from _models(value)
        case tuple():
            for value in of:
                yield from _models(value)
        case _:
            pass


@pytest.mark.parametrize(
    "model", [one for one in models() if one.__name__ not in MADE_UP], ids=lambda one: one.__name__
)
def test_every_field_is_in_an_example(model):
    shown = {field for name, field in said() if name == model.__name__}
    assert set() == model.model_fields.keys() - shown - SHOWN_ONLY.get(model.__name__, set())


@pytest.mark.parametrize("field", NAMED)
def test_every_word_is_in_an_example(field):
    found = set[Any]().union(*(values for (_, name), values in said().items() if name == field))
    assert set() == set(get_args(NAMED[field])) - found - OF_RATES


def test_every_mark_has_an_example():
    marks = {int(found[1]) for path in FILES if (found := re.match(r"f(\d\d)_", path.name))}
    assert set(range(1, 18)) == marks

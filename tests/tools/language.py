"""The catalogue language as one page of reference: every model with its docstring and fields, as the code has them."""

import ast
import datetime as dt
import inspect
from collections.abc import Iterator
from itertools import pairwise
from types import ModuleType, NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from schemas.catalogue import (
    Catalogue,
    alerts,
    beside,
    catalogue,
    conditions,
    duration,
    indicators,
    measures,
    processes,
    strict,
)
from tests.tools.markdown import paragraph, row, table

Model = type[BaseModel]
CHAPTERS = {
    "The file": catalogue,
    "Processes": processes,
    "Conditions": conditions,
    "Indicators": indicators,
    "What stands beside": beside,
    "When alerts fire": alerts,
    "Lengths of time": duration,
    "What many of them hold": strict,
}
_WORDS: dict[Any, str] = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "true or false",
    dt.date: "day",
    strict.Values: "list of values",
    strict.Match: "names, each with a list of values",
}


def page() -> Iterator[str]:
    """The lines of the page."""
    yield "# The catalogue language\n"
    yield "What a catalogue may say. A field that is not here is refused. [Adding an indicator](../add-an-indicator.md) shows"
    yield "how it is used, and `tests/expressibility/` has a small example of everything, with its figures by hand.\n"
    for title, module in CHAPTERS.items():
        yield f"## {title}\n\n{paragraph(module)}\n"
        yield from (line for model in _in_order(module) for line in _model(model))
    yield from _measures()


def models() -> list[Model]:
    """Every model that a catalogue may hold."""
    found: list[Model] = []

    def walk(kind: Any) -> None:
        if isinstance(kind, type) and issubclass(kind, BaseModel) and kind not in found:
            found.append(kind)
            for field in kind.model_fields.values():
                walk(field.annotation)
        for part in get_args(kind):
            walk(part)

    walk(Catalogue)
    return found


def _in_order(module: ModuleType) -> list[Model]:
    """Of a module, as it is written."""
    return [one for one in vars(module).values() if one in models() and inspect.getmodule(one) is module]


def _model(model: Model) -> Iterator[str]:
    yield f"### {_name(model)}\n\n{paragraph(model)}\n"
    yield from table("Field", "", "May be")
    for name, field in model.model_fields.items():
        yield row(f"`{name}`", _need(field), _field(field))
    yield ""


def _name(model: Model) -> str:
    """As YAML says it: a form by its word, a condition by the field that tells it, all else by its own name."""
    form = model.model_fields.get("form")
    if form:
        return f"form: {get_args(form.annotation)[0]}"
    if inspect.getmodule(model) is conditions and model is not conditions.Window:
        return next(iter(model.model_fields))
    return model.__name__


def _need(field: FieldInfo) -> str:
    if field.is_required():
        return "required"
    default = str(field.default).lower() if isinstance(field.default, bool) else field.default
    return f"else `{default}`" if field.default else ""


def _field(field: FieldInfo) -> str:
    if strict.ONE_OR_MORE in field.metadata:
        (events, _) = get_args(field.annotation)
        return f"{_kind(events)}, or a list of them"
    return _kind(field.annotation)


def _kind(kind: Any) -> str:
    """A type in words."""
    if kind in _WORDS:
        return _WORDS[kind]
    of, parts = get_origin(kind), get_args(kind)
    if of is Annotated:
        return _kind(parts[0])
    if of is Literal:
        return ", ".join(f"`{part}`" for part in parts)
    if of in {Union, UnionType}:
        return _either([part for part in parts if part is not NoneType])
    if of is tuple:
        return f"list of {_kind(parts[0])}"
    if of is dict:
        return f"names, each with {_kind(parts[1])}"
    return _link(kind)


def _either(parts: list[Any]) -> str:
    """One of several; a link to their chapter where it is any condition, or any form."""
    kinds = [get_args(part)[0] if get_origin(part) is Annotated else part for part in parts]
    if len(kinds) > len(get_args(measures.Moment)):
        return "[condition](#conditions)"
    return " or ".join(dict.fromkeys(map(_kind, kinds)))


def _link(model: Model) -> str:
    name = _name(model)
    return f"[{name}](#{name.lower().replace(': ', '-').replace(' ', '-')})"


def _measures() -> Iterator[str]:
    """What goes with what."""
    said = _remarks(measures)
    yield f"## What goes with what\n\n{paragraph(measures)}\n"
    yield from table("`measure`", "`moment`", "`unit`", "Breakdown and rate")
    for measure in get_args(measures.Measure):
        with_parts = "yes" if measure in measures.WITH_PARTS else ""
        yield row(f"`{measure}`", _words(measures.MOMENTS[measure]), _words(measures.UNITS[measure]), with_parts)
    yield ""
    yield from table("`moment`", "A breakdown may be `at`")
    yield from (row(f"`{moment}`", _words(at)) for moment, at in measures.JUDGED.items())
    yield f"\nMoments: {said['Moment']}\n\nPeriods: {said['Period']}\n\nAt: {said['JUDGED']}"


def _words(words: tuple[str, ...]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _remarks(module: ModuleType) -> dict[str, str]:
    """Name → the string below its assignment."""
    body = ast.parse(inspect.getsource(module)).body
    found: dict[str, str] = {}
    for one, after in pairwise(body):
        match one, after:
            case (
                (ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name))),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                found[name] = " ".join(text.split())
            case _:
                pass
    return found

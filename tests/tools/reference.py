"""The reference: settings, commands, metrics, event types, the catalogue language and indicators, as the code has them."""

import json
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import typer

from engine.cli import app, load_commands
from engine.cli.settings import Settings
from schemas import envelope
from schemas.catalogue import (
    Benchmark,
    Catalogue,
    Cycle,
    Indicator,
    Late,
    Printed,
    Span,
    SpellsIn,
    Target,
    available,
    flat,
    named,
)
from schemas.catalogue.measures import BASES, Basis
from schemas.events import AREAS, EventType
from schemas.names import METRICS, MONTHS, NOW
from tests.tools import contracts, language
from tests.tools.markdown import HEAD, paragraph, row, table


def write(folder: Path) -> None:
    """A page of Markdown each."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = {"settings": settings(), "commands": commands(), "metrics": metrics(), "events": events()}
    pages["catalogue"] = language.page()
    pages |= {f"indicators-{name}": indicators(named(name)) for name in available()}
    for name, lines in pages.items():
        (folder / f"{name}.md").write_text(HEAD + "\n".join(lines).strip() + "\n", "utf-8")


def settings() -> Iterator[str]:
    """Every environment variable."""
    yield "# Settings\n\nEnvironment variables. Nothing else is read.\n"
    yield from table("Variable", "Default", "Meaning")
    for name, field in Settings.model_fields.items():
        default = "" if field.default is None else f"`{field.default}`"
        yield row(f"`CASETIDE_{name.upper()}`", default, field.description)


def commands() -> Iterator[str]:
    """Every command with its options."""
    load_commands()
    group: Any = typer.main.get_command(app)
    yield "# Commands\n"
    for name, command in sorted(_walk("casetide", group)):
        yield f"## `{name}`\n\n{command.help}\n"
        yield from table("Parameter", "Meaning")
        for parameter in command.params:
            yield row(f"`{_spelt(parameter)}`", getattr(parameter, "help", ""))
        yield ""


def _walk(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    """Every command below a group, by its whole name."""
    for own, inner in getattr(command, "commands", {}).items():
        yield from _walk(f"{name} {own}", inner)
    if not hasattr(command, "commands"):
        yield name, command


def metrics() -> Iterator[str]:
    """Every metric with its labels, by path."""
    yield "# Metrics\n\nA figure without data is absent; its status is there. What is of the catalogue alone has no label"
    yield "`authority`, and is there before the engine is ready. What a scrape of each path takes is Prometheus' own"
    yield "`scrape_duration_seconds`; `/metrics` has memory and processor time too, as `process_…`.\n"
    for path in (NOW, MONTHS):
        yield f"## `{path}`\n"
        yield from table("Metric", "Kind", "Meaning", "Labels")
        for metric in METRICS:
            if metric.path == path:
                labels = ", ".join(f"`{label}`" for label in metric.labels)
                yield row(f"`{metric.name}`", metric.kind, metric.help, labels)
        yield ""


def events() -> Iterator[str]:
    """Every event type with the fields of its data, area by area."""
    yield f"# Event types\n\n{paragraph(envelope)}\n"
    yield "The JSON Schema of each type is in `schemas/contracts/`, where `examples.jsonl` has one event of each and"
    yield "`asyncapi.json` says how they lie on Kafka. A planned type may lie after its recording. `precision`: only the"
    yield "day is known, and `time` is its midnight in London; `group`: siblings share it; `team`: who did it.\n"
    for area, kinds in AREAS.items():
        yield f"## {area.replace('_', ' ').capitalize()}\n\n{paragraph(import_module(f'schemas.events.{area}'))}\n"
        for kind in kinds:
            yield from _event(kind)


def _event(kind: EventType) -> Iterator[str]:
    yield f"### `{kind.name}`\n\n{kind.meaning}. {paragraph(kind.data)}\n"
    yield f"`{kind.dataschema}`{' · planned' if kind.is_planned else ''}\n"
    schema = contracts.data_schema(kind)
    yield from table("Field of `data`", "", "Values", "Example")
    for name, field in schema["properties"].items():
        example = f"`{json.dumps(kind.example[name])}`" if name in kind.example else ""
        yield row(f"`{name}`", "required" if name in schema.get("required", ()) else "", _values(field), example)
    for part, inner in schema.get("$defs", {}).items():
        for name, field in inner["properties"].items():
            yield row(
                f"`{part}`: `{name}`", "required" if name in inner.get("required", ()) else "", _values(field), ""
            )
    yield ""


def _values(field: Mapping[str, Any]) -> str:
    """What a field may be, of its JSON Schema."""
    if choice := field.get("enum", [field["const"]] if "const" in field else []):
        return ", ".join(f"`{one}`" for one in choice)
    if "items" in field:
        part = field["items"].get("$ref", "").rpartition("/")[2]
        return f"list of `{part}`" if part else "list"
    words = {"boolean": "true or false", "integer": f"{field.get('minimum')} to {field.get('maximum')}"}
    return field.get("format") or words.get(field["type"], "text")


def indicators(catalogue: Catalogue) -> Iterator[str]:
    """Every card of a catalogue, area by area."""
    yield f"# Indicators: {catalogue.title}\n\nCatalogue `{catalogue.catalogue}`.\n"
    for area, title in catalogue.areas.items():
        yield f"## {title}\n"
        for indicator in catalogue.indicators:
            if indicator.area == area:
                yield from _indicator(catalogue, indicator)


def _indicator(catalogue: Catalogue, indicator: Indicator) -> Iterator[str]:
    card = f" · card {indicator.code}" if indicator.code else ""
    yield f"### {indicator.name}\n\n`{indicator.id}` · {indicator.officer}{card}\n"
    yield f"{indicator.description} {indicator.guide}\n"
    yield f"- Unit: {indicator.unit.replace('_', ' ')}, {_of(indicator)}; good is {_good(indicator)}"
    yield from _allowed(catalogue, indicator)
    yield f"- Source: {indicator.source}"
    yield from (f"- Target: {_target(target)} ({target.source})" for target in indicator.targets)
    yield from (f"- {one.of} {one.year}: {_benchmark(one)} ({one.source})" for one in indicator.benchmarks)
    yield from (f"- Printed of {one.of}: {_printed(one)} ({one.edition})" for one in indicator.printed)
    yield ""


_PERIODS: dict[Basis, str] = {
    "month": "of the calendar month",
    "quarter": "of the quarter so far",
    "year_to_date": "of the year so far, from 1 April",
    "year": "of the twelve months that end with the month",
    "stock": "on the last day of the month",
}


def _of(indicator: Indicator) -> str:
    """What the value is of, and over how long its rate is."""
    own = _PERIODS[indicator.basis]
    if indicator.rate is None:
        return own
    over = "" if indicator.rate_basis == indicator.basis else f" over {indicator.rate.months} months"
    return f"{own}, with a rate per 10,000 children{over}"


def _allowed(catalogue: Catalogue, indicator: Indicator) -> Iterator[str]:
    """The time that statute allows for what is timed, or is asked whether it is late."""
    for process in (catalogue.processes[name] for name in _timed(indicator)):
        if isinstance(process, Span | Cycle):
            limits = process.limits if isinstance(process, Cycle) else filter(None, [process.due])
            yield f"- Time allowed: {', then '.join(map(str, limits))} ({process.source})"


def _timed(indicator: Indicator) -> Iterator[str]:
    conditions = [*flat((*indicator.where, *indicator.part))]
    if indicator.measure == "timely" or any(isinstance(one, Late) for one in conditions):
        yield indicator.of
    for one in conditions:
        if isinstance(one, SpellsIn) and any(isinstance(asked, Late) for asked in one.where):
            yield one.spells


def _good(indicator: Indicator) -> str:
    good = {"none": "neither", "band": "near the target's band"}.get(indicator.polarity, indicator.polarity)
    return f"{good}, and rates it by its direction" if indicator.rated_by == "direction" else good


def _target(target: Target) -> str:
    bounds = [
        f"{word} {value:g}" for word, value in (("at least", target.low), ("at most", target.high)) if value is not None
    ]
    shown = f", not rated against: {target.unrated}" if target.unrated else ""
    return f"{' and '.join(bounds)} from {target.start}, of the {target.applies_to}{shown}"


def _benchmark(one: Benchmark) -> str:
    said = f"{one.value:g}, the {one.applies_to} {BASES[one.basis]}"
    return said if one.comparable else f"{said}, not comparable"


def _printed(one: Printed) -> str:
    return f"{one.value}, {one.rate} per 10,000" if one.rate else one.value


def _spelt(parameter: click.Parameter) -> str:
    if parameter.param_type_name == "argument":
        return (parameter.name or "").upper()
    return ", ".join(parameter.opts)

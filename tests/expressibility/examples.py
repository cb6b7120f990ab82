"""What the catalogue can express: each file is a tiny catalogue, a handful of events, and the figures by hand.

A file has `shows`, `events`, `processes`, `indicators` with their `figures` (and `backlog`), and where it matters
`covered` and `refused`. The fields of an indicator's card that a figure does not depend on are filled in here.
"""

import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from ruamel.yaml import YAML

from engine.calendar import LONDON
from schemas.catalogue import Catalogue, load
from schemas.envelope import Event, decode
from schemas.events import EVENT_TYPES
from schemas.events.management import RETRACTED

FILES = sorted(Path(__file__).parent.glob("*.yaml"))
AUTHORITY = "E06999999"
_HEAD = {"catalogue": "tiny", "title": "Tiny", "amber_within": 0.05, "areas": {"any": "Any"}}
_POPULATION = {AUTHORITY: [{"start": "2000-01-01", "children": 10000, "source": "Made up"}]}
"""Ten thousand children, so that a rate per 10,000 is the number itself."""
_CARD = {**dict.fromkeys(("officer", "description", "guide", "source"), "-"), "area": "any", "polarity": "none"}
_UNITS = {"share": "share", "timely": "share", "ratio": "ratio"}
_OWN_FIELDS = {"shows", "events", "processes", "indicators", "covered", "refused"}
_LINE = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)( (?P<time>\d\d:\d\d))? +(?P<child>\w+) +(?P<type>[a-z0-9_]+\.[a-z_]+)"
    r"(?P<data>.*?)( \((?P<said>[^()]*)\))?"
)
_ALWAYS = {"from": "2000-01-01", "to": "2030-12-31"}


class Example(NamedTuple):
    """One file, read."""

    tree: dict[str, Any]
    events: list[Event]


def read(path: Path) -> Example:
    """A file of this folder. Raises ValueError where its own form is not kept."""
    tree: dict[str, Any] = YAML(typ="safe").load(path.read_text("utf-8"))  # YAML 1.2: `on` is a word
    if unknown := tree.keys() - _OWN_FIELDS:
        raise ValueError(f"{path.name}: not a field of an example: {', '.join(unknown)}")
    return Example(tree, [*_coverage(tree.get("covered", {})), *_told(tree["events"])])


def tiny(example: Example, changed: dict[str, Any] | None = None) -> Catalogue:
    """Its catalogue, through the loader; `changed`: fields of the indicator with that id. Raises CatalogueError."""
    indicators = [_card(one) for one in example.tree["indicators"]]
    for one in indicators:
        one.update(changed if changed and one["id"] == changed["id"] else {})
    whole = {**_HEAD, "processes": example.tree["processes"], "indicators": indicators, "populations": _POPULATION}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "tiny.yaml"
        path.write_text(json.dumps(whole, default=str, indent=1), "utf-8")  # JSON is YAML
        return load(path)


def _card(one: dict[str, Any]) -> dict[str, Any]:
    shape = {field: value for field, value in one.items() if field not in {"figures", "backlog"}}
    return {**_CARD, "name": one["id"], "unit": _UNITS.get(one["measure"], "spells"), **shape}


def _told(text: str) -> Iterator[Event]:
    """The events, a line each; what follows # is for people."""
    for number, line in enumerate(text.splitlines(), 1):
        told = line.partition("#")[0].strip()
        if told:
            found = _LINE.fullmatch(told)
            if found is None:
                raise ValueError(f"events, line {number}: not `DAY [TIME] CHILD TYPE field: value, …`")
            yield _event(f"{number:03}", found.groupdict())


def _event(number: str, told: dict[str, str | None]) -> Event:
    """`said` in brackets: the day of recording, or the id, where they are not the event's own day and line."""
    said = dict(part.split() for part in (told["said"] or "").split(", ") if part)
    day = f"{told['day']}"
    data: dict[str, Any] = YAML(typ="safe").load(f"{{{told['data']}}}")
    return _made(
        said.get("id", number),
        f"{told['type']}",
        _at(day, told["time"] or "00:00"),
        _at(said["recorded"], "18:00") if "recorded" in said else _at(day, told["time"] or "18:00"),
        data if told["time"] or told["type"] == RETRACTED else {**data, "precision": "day"},
        told["child"],
    )


def _coverage(covered: dict[str, Any]) -> Iterator[Event]:
    """Every event type is covered for ever, but for those that the example says otherwise of."""
    for number, kind in enumerate(sorted(EVENT_TYPES)):
        days = covered.get(kind, _ALWAYS)
        data = {"types": [kind], "start": str(days["from"]), "end": str(days["to"])}
        told = _at("2000-01-01", "00:00")
        yield _made(f"covered {number}", "source.covered", told, told, data)


def _made(name: str, kind: str, time: str, recorded: str, data: dict[str, Any], child: str | None = None) -> Event:
    subject = {"subject": child} if child else {}
    event = {"specversion": "1.0", "id": name, "source": "example", "type": kind, "time": time, **subject}
    return decode(json.dumps({**event, "recordedtime": recorded, "authority": AUTHORITY, "data": data}))


def _at(day: str, time: str) -> str:
    return dt.datetime.fromisoformat(f"{day} {time}").replace(tzinfo=LONDON).isoformat()

"""The forms of what is behind a card: a list for people, csv and json for programs."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, zip_longest

from engine.report.as_csv import as_csv
from engine.report.why_rows import Row

_EVENT = ("type", "time", "source", "id")


def write_why(found: Row, form: str) -> str:
    """What `spells_behind` or `changes_between` found, as text. Raises KeyError for an unknown form."""
    return WHY_FORMS[form](found)


def _json(found: Row) -> str:
    return json.dumps(found, indent=1, ensure_ascii=False) + "\n"


def _csv(found: Row) -> str:
    rows = [_flat(one) for one in found["spells"]] if "spells" in found else list(map(_flat_change, found["changes"]))
    return as_csv(rows, "child")


def _flat(spell: Row) -> Row:
    return {**spell, "events": _cell(spell["events"])}


def _flat_change(change: Row) -> Row:
    """What was and what is side by side: `start_before`, `start_after`."""
    both = change["before"], change["after"]
    known = both[1] or both[0]
    rest = [name for name in known if name not in {"child", "process", "events", "group"}]
    sides = {f"{name}_{side}": one and one[name] for name in rest for side, one in zip(_SIDES, both, strict=True)}
    return {
        "child": known["child"],
        "process": known["process"],
        "change": change["change"],
        **sides,
        "events": _cell(change["events"]),
    }


_SIDES = ("before", "after")


def _cell(events: Sequence[Row]) -> str:
    return "; ".join(" ".join(event[name] for name in _EVENT) for event in events)


def _list(found: Row) -> str:
    lines = [f"{found['name']} ({found['indicator']})", *(_spells(found) if "spells" in found else _changes(found))]
    return "\n".join(lines) + "\n"


def _spells(found: Row) -> Iterator[str]:
    known = f"known {found['known']}" if found["known"] else "all that is known"
    yield f"{_of(found)} · {known}"
    yield _figure(found)
    spells: list[Row] = found["spells"]
    heading, *lines = _aligned(_HEADINGS, map(_cells, spells))
    reasons = {one["label"]: _figure(one) for one in found["groups"]}
    events = _events(one["events"] for one in spells)
    for group, own in groupby(zip(spells, lines, events, strict=True), lambda one: one[0]["group"]):
        yield f"\n{found['by']}: {group}: {reasons[group]}\n{heading}" if reasons else f"\n{heading}"
        for _, line, below in own:
            yield from (line, *below)


def _changes(found: Row) -> Iterator[str]:
    yield _of(found)
    for known, side in zip(found["known"], _SIDES, strict=True):
        yield f"known {known}: {_figure(found[side])}"
    changes: list[Row] = found["changes"]
    heading, *lines = _aligned(["", "", *_HEADINGS], (cells for one in changes for cells in _both(one)))
    yield f"\n{heading}" if changes else "\nNo spell adds anything else than it did."
    for number, events in enumerate(_events(one["events"] for one in changes)):
        yield from lines[2 * number : 2 * number + 2]
        yield from events or [f"    {_NO_EVENT}"]


def _of(found: Row) -> str:
    """Whose, when; of a rate so much, and its days where they are not the month's."""
    words = [found["authority"], found["period"]]
    if found["of"] == "rate":
        is_longer = not found["period_start"].startswith(found["period"])
        words.append(f"rate of {found['period_start']} to {found['period_end']}" if is_longer else "rate")
    return " · ".join(words)


_NO_EVENT = "no event of the child: more days are over or covered, or another spell counts in its stead"
_HEADINGS = ["Child", "Start", "Due", "End", "", "Counts as", "Amount", "Label"]


def _figure(found: Row) -> str:
    words = [found["reason"]]
    if found["pending"]:
        words.append(f"{found['pending']:,} open")
    if found.get("status") == "partial":
        words.append("partial")
    return "; ".join(words)


def _both(change: Row) -> Iterator[list[str]]:
    """What was, and what is."""
    for kind, word, side in ((change["change"], "was", "before"), ("", "is", "after")):
        yield [kind, word, *(_cells(change[side]) if change[side] else ["no such spell"])]


def _cells(spell: Row) -> list[str]:
    start = spell["start"] if spell["start_known"] else f"by {spell['start']}"
    amount = "" if spell["amount"] is None else f"{spell['amount']:,.2f}".removesuffix(".00")
    counts = spell["counts"] or "nothing"
    return [
        spell["child"],
        start,
        spell["due"] or "",
        spell["end"] or "",
        spell["timing"] or "",
        counts,
        amount,
        spell["label"],
    ]


def _events(found: Iterable[Sequence[Row]]) -> list[list[str]]:
    """The lines of the events of each, all in the same columns."""
    each = list(found)
    lines = iter(_aligned([], (_event(one) for events in each for one in events)))
    return [[f"    {next(lines)}" for _ in events] for events in each]


def _event(one: Row) -> list[str]:
    words = f"{one['change']}, was {_short(one['was'])}" if one["was"] not in {None, one["time"]} else one["change"]
    return [
        one["type"],
        _short(one["time"]),
        f"recorded {_short(one['recorded'])}",
        one["source"],
        one["id"],
        "" if words == "new" else words,
    ]


def _short(time: str) -> str:
    """To the minute."""
    return time[:16].replace("T", " ")


def _aligned(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Lines in columns, the headings first if there are any; a column in which no row says anything is left out."""
    below = list(rows)
    said = [any(column) for column in zip_longest(*below, fillvalue="")]
    lines = [[cell for cell, is_said in zip(row, said, strict=False) if is_said] for row in _headed(headings, below)]
    widths = [max(map(len, column)) for column in zip_longest(*lines, fillvalue="")]
    return ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=False)).rstrip() for line in lines]


def _headed(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    return [headings, *rows] if headings else [*rows]


WHY_FORMS: dict[str, Callable[[Row], str]] = {"table": _list, "csv": _csv, "json": _json}

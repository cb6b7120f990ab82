"""What mutmut left behind: each change that it made to our code, and whether a test noticed."""

import difflib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, NamedTuple

Outcome = Literal["killed", "survived", "not tried"]
_SURVIVED = {0, 5, 33}
"""Exit codes of pytest: all passed, and no test reaches it."""
_NOT_TRIED = {None, 2, -15}
"""Not reached, interrupted, stopped."""
_NAME = re.compile(r"x(?:_|ǁ\w+ǁ)(\w+?)__mutmut_\w+")


class Mutant(NamedTuple):
    """A change to one function; `change`: the lines before → the lines after."""

    file: str
    line: int
    function: str
    change: str
    outcome: Outcome


def mutants(work: Path) -> Iterator[Mutant]:
    """All of a run of mutmut in the folder `work`."""
    for meta in sorted((work / "mutants").rglob("*.meta")):
        mutated = meta.with_suffix("")
        file = mutated.relative_to(work / "mutants")
        functions = _functions(mutated)
        for name, code in _read(meta)["exit_code_by_key"].items():
            yield _mutant(file, (work / file).read_text("utf-8"), functions, name.rpartition(".")[2], code)


def _functions(mutated: Path) -> dict[str, list[str]]:
    """The lines of each variant of each function, from `def` on."""
    spans = _read(mutated.with_name(f"{mutated.name}.spans"))["spans"]
    lines = mutated.read_text("utf-8").splitlines()
    return {name: _from_def(lines[start - 1 : end], name) for name, (start, end) in spans.items()}


def _from_def(lines: list[str], name: str) -> list[str]:
    start = next(at for at, line in enumerate(lines) if line.lstrip().startswith("def "))
    return [line.replace(name, _plain(name)) for line in lines[start:]]


def _mutant(file: Path, source: str, functions: dict[str, list[str]], name: str, code: int | None) -> Mutant:
    function = _plain(name)
    start = source[: source.index(f"def {function}(")].count("\n") + 1
    at, change = _change(functions[f"{name.rpartition('_')[0]}_orig"], functions[name])
    return Mutant(str(file), start + at, function, change, _outcome(code))


def _change(before: list[str], after: list[str]) -> tuple[int, str]:
    """How many lines into the function, and what."""
    for tag, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            return a, f"{_joined(before[a:b])} → {_joined(after[c:d]) or 'nothing'}"
    raise ValueError(f"a mutant that changes nothing: {before[0]}")


def _joined(lines: list[str]) -> str:
    return " ".join(line.strip() for line in lines)


def _plain(name: str) -> str:
    """x_day_of__mutmut_3 → day_of, xǁPairǁstart__mutmut_orig → start."""
    found = _NAME.fullmatch(name)
    if found is None:
        raise ValueError(f"not the name of a mutant: {name}")
    return found[1]


def _outcome(code: int | None) -> Outcome:
    if code in _NOT_TRIED:
        return "not tried"
    return "survived" if code in _SURVIVED else "killed"


def _read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))

"""Why a change may go unnoticed: survivors.yaml, which lists only changes that behave equally."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from tests.mutants.results import Mutant

Key = tuple[str, str, str]
"""File, function and change: no line numbers, which move."""


def reasons() -> dict[Key, str]:
    """Of each change that is listed, why no test can tell."""
    listed: list[dict[str, Any]] = YAML(typ="safe").load(Path(__file__).with_name("survivors.yaml")) or []
    return {
        (one["file"], one["function"], _flat(change)): _flat(one["reason"])
        for one in listed
        for change in one["changes"]
    }


def key(mutant: Mutant) -> Key:
    """What a survivor is found by in the list."""
    return mutant.file, mutant.function, _flat(mutant.change)


def outdated(found: Iterable[Mutant], known: Iterable[Key]) -> list[Key]:
    """What is listed and no longer survives."""
    return sorted(set(known) - {key(one) for one in found if one.outcome != "killed"})


def _flat(text: str) -> str:
    return " ".join(text.split())

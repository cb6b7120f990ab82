"""Reads a catalogue from YAML; what is wrong is named by file, line and field."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError

from schemas.catalogue.catalogue import Catalogue
from schemas.catalogue.sense import Found, Place, nonsense

_FOLDER = files("schemas") / "catalogues"


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong in a catalogue: `line` counts from 1, `field` is the path in the YAML."""

    file: str
    line: int
    field: str
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.field}: {self.text}"


class CatalogueError(ValueError):
    """A catalogue that cannot be used, with everything that is wrong in it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def available() -> list[str]:
    """The names of the catalogues that come with the product."""
    return sorted(one.name.removesuffix(".yaml") for one in _FOLDER.iterdir() if one.name.endswith(".yaml"))


@cache
def named(name: str) -> Catalogue:
    """A catalogue of the product. Raises CatalogueError."""
    if name not in available():
        text = f"no such catalogue: there are {', '.join(available())}"
        raise CatalogueError([Problem(f"{name}.yaml", 1, "catalogue", text)])
    return load(_FOLDER / f"{name}.yaml")


def load(path: Traversable) -> Catalogue:
    """A catalogue from a YAML file. Raises CatalogueError, OSError."""
    tree = _tree(path)
    try:
        catalogue = Catalogue.model_validate(tree)
    except ValidationError as error:
        found = [(_untagged(tuple(one["loc"])), _words(one["msg"])) for one in error.errors(include_url=False)]
        raise CatalogueError([_problem(path.name, tree, one) for one in found]) from None
    problems = [_problem(path.name, tree, found) for found in nonsense(catalogue)]
    if problems:
        raise CatalogueError(problems)
    return catalogue


def _tree(path: Traversable) -> Any:
    yaml: Any = YAML(typ="rt")  # keeps the line of everything; its types say nothing
    try:
        return yaml.load(path.read_text("utf-8"))
    except MarkedYAMLError as error:
        marked: Any = error
        line = marked.problem_mark.line + 1 if marked.problem_mark else 1
        raise CatalogueError([Problem(path.name, line, "YAML", str(marked.problem))]) from None
    except UnicodeDecodeError:
        raise CatalogueError([Problem(path.name, 1, "file", "not UTF-8 text: save it as UTF-8")]) from None
    except ValueError as error:
        text = f"{error}: look for a day that no calendar has, as 2020-04-31"
        raise CatalogueError([Problem(path.name, 1, "YAML", text)]) from None


def _untagged(place: Place) -> Place:
    """Without the kind that pydantic puts after the number of a condition."""
    return tuple(step for number, step in enumerate(place) if not _is_tag(place, number))


def _is_tag(place: Place, number: int) -> bool:
    if number < 2 or not isinstance(place[number], str) or not isinstance(place[number - 1], int):
        return False
    return place[number - 2] in {"where", "part", "when"} or isinstance(place[number - 2], int)


def _words(message: str) -> str:
    return message.removeprefix("Value error, ").replace("Extra inputs are not permitted", "not a field here")


def _problem(file: str, tree: Any, found: Found) -> Problem:
    """A text that begins with a field of the place is about that field."""
    place, text = found
    field, _, rest = text.partition(": ")
    if rest and _has(tree, (*place, field)):
        place, text = (*place, field), rest
    line, path = _locate(tree, place)
    return Problem(file, line, path or "catalogue", text)


def _has(tree: Any, place: Place) -> bool:
    """Whether the YAML says something at a place."""
    for step in place:
        if not _is_in(tree, step):
            return False
        tree = tree[step]
    return True


def _is_in(tree: Any, step: str | int) -> bool:
    if isinstance(tree, CommentedMap):
        return step in tree
    return isinstance(tree, CommentedSeq) and isinstance(step, int) and step < len(tree)


def _locate(tree: Any, place: Place) -> tuple[int, str]:
    """Line and readable path of a place; steps that are not in the YAML (the kind of a union) are passed over."""
    line, path = 1, ""
    for step in place:
        if _is_in(tree, step):
            here: Any = tree
            line = (here.lc.key(step) if isinstance(tree, CommentedMap) else here.lc.item(step))[0] + 1
            tree = here[step]
            path += f"[{step}]" if isinstance(step, int) else f".{step}" if path else step
        elif step == place[-1]:
            path += f".{step}" if path else str(step)
    return line, path

"""Every command that the papers name is there, and takes the options that they give it."""

import re
import shlex
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from engine.cli import app, load_commands
from tests.papers.papers import lines_of_code
from tests.paths import ROOT

_MAKE = re.compile(r"^(?:\$ )?make ([a-z][a-z-]*)")
_CASETIDE = re.compile(r"^(?:\$ )?(casetide( .+)?)$")


def _targets() -> set[str]:
    return set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def _made() -> set[str]:
    return {found[1] for _, line in lines_of_code() if (found := _MAKE.match(line))}


def _typed() -> list[tuple[str, str]]:
    found = {(page, match[1]) for page, line in lines_of_code() if (match := _CASETIDE.match(line))}
    return sorted(found)


def test_every_target_that_the_papers_make_is_in_the_makefile():
    assert set() == _made() - _targets()


def test_the_readme_shows_the_two_commands():
    assert {"demo", "test"} <= _made()


@pytest.mark.parametrize(("page", "line"), _typed())
def test_every_command_line_parses(page, line):
    words = shlex.split(line, comments=True)[1:]
    names, command = _walked(words)
    known = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
    given = {word.partition("=")[0] for word in words if re.match(r"^--?[a-z]", word)}
    assert set() == given - known - {"--help", "--version"}
    assert 0 == CliRunner().invoke(app, [*names, "--help"]).exit_code


def _walked(words: list[str]) -> tuple[list[str], Any]:
    """The command that the first words name, however deep."""
    load_commands()
    names, command = list[str](), _whole()
    for word in words:
        inner = getattr(command, "commands", None)  # only a group has them
        if inner is None or word.startswith("-"):
            break
        assert word in inner, f"no such command: {word}"
        names, command = [*names, word], inner[word]
    return names, command


def _whole() -> Any:
    return typer.main.get_command(app)

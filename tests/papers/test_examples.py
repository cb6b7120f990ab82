"""What the papers show is what comes out."""

import json
import re
import shlex

import pytest

from tests.commands import casetide
from tests.papers.papers import all_blocks, blocks
from tests.paths import ROOT

EVENTS = ROOT / "docs" / "examples"
ANYTHING = "…"


def _shown() -> list[tuple[str, str, list[str]]]:
    """Page, command line and the lines it prints, of every console block."""
    found: list[tuple[str, str, list[str]]] = []
    for block in all_blocks():
        if block.language == "console":
            for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
                command, *lines = part.splitlines()
                found.append((block.page, command, lines))
    return found


@pytest.mark.parametrize(("page", "command", "lines"), _shown())
def test_a_command_that_the_papers_show_prints_what_they_show(page, command, lines):
    done = casetide(*shlex.split(command)[1:], cwd=ROOT)
    assert (0, "") == (done.returncode, done.stderr)
    assert [] == _not_found(lines, done.stdout.splitlines())


def _not_found(shown: list[str], printed: list[str]) -> list[str]:
    """The lines shown that are not printed in that order; between those with … anything may be, else nothing."""
    left, gap = [_plain(line) for line in printed], False
    for number, line in enumerate(map(_plain, shown)):
        if line == ANYTHING:
            gap = True
        elif line in (left if gap else left[:1]):
            left, gap = left[left.index(line) + 1 :], False
        else:
            return shown[number:]
    return [] if gap else left


def _plain(line: str) -> str:
    """Without what the widths of columns make of it."""
    return re.sub(r"[━─]+", "─", re.sub(r"\s+", " ", line)).strip()


@pytest.mark.parametrize(
    ("page", "number"), [("README.md", 0), ("docs/figures.md", 1)], ids=["the start of care", "the review"]
)
def test_an_event_that_the_papers_show_is_in_the_file_that_they_name(page, number):
    lines = (EVENTS / "one-child.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(lines[number])] == [json.loads(text) for text in blocks(page, "json")]

"""The papers: every Markdown file of the repository, and what is in them."""

import re
import subprocess
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.paths import ROOT

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`([^`\n]+)`")


class Block(NamedTuple):
    """A fenced block: the page it is on, its language, its text."""

    page: str
    language: str
    text: str


@cache
def kept_files() -> tuple[Path, ...]:
    """Everything that git keeps or is about to keep, as paths from the root."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    found = [Path(name) for name in listed.split("\0") if name]
    return tuple(sorted(path for path in found if (ROOT / path).is_file()))


def kept_text() -> dict[str, str]:
    """The text of every file that is text."""
    texts: dict[str, str] = {}
    for path in kept_files():
        content = (ROOT / path).read_bytes()
        if b"\0" not in content:
            texts[str(path)] = content.decode("utf-8")
    return texts


def pages() -> dict[str, str]:
    """The Markdown files."""
    return {path: text for path, text in kept_text().items() if path.endswith(".md")}


def blocks(page: str, language: str) -> list[str]:
    """The fenced blocks of a page in one language."""
    return [block.text for block in all_blocks() if (block.page, block.language) == (page, language)]


def all_blocks() -> list[Block]:
    return [Block(page, *found.groups()) for page, text in pages().items() for found in _FENCE.finditer(text)]


def lines_of_code() -> list[tuple[str, str]]:
    """Page and line, of every line in a fenced block and every span of code in the text."""
    found = [(block.page, line.strip()) for block in all_blocks() for line in block.text.splitlines()]
    for page, text in pages().items():
        found.extend((page, span) for span in _SPAN.findall(_FENCE.sub("", text)))
    return found


def tables(page: str) -> list[list[list[str]]]:
    """The tables of a page: rows of cells, the heading first."""
    found: list[list[list[str]]] = [[]]
    for line in pages()[page].splitlines():
        if line.startswith("|"):
            found[-1].append([cell.strip() for cell in line.strip("|").split("|")])
        elif found[-1]:
            found.append([])
    return [[rows[0], *rows[2:]] for rows in found if len(rows) > 1]

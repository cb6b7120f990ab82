"""Every link in the papers leads somewhere."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.papers.papers import pages
from tests.paths import ROOT

_LINK = re.compile(r"\]\(([^)\s]+)\)")
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def _links() -> list[tuple[str, str]]:
    return [(page, link) for page, text in pages().items() for link in _LINK.findall(_FENCED.sub("", text))]


@pytest.mark.parametrize(("page", "link"), [(page, link) for page, link in _links() if "://" not in link])
def test_a_relative_link_resolves(page, link):
    path, _, anchor = link.partition("#")
    target = (ROOT / page).parent / path if path else ROOT / page
    assert target.exists()
    assert not anchor or anchor in _anchors(target)


def _anchors(page: Path) -> set[str]:
    """As Markdown readers make them of headings."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


def test_there_is_a_picture_and_the_same_as_text():
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "](docs/images/road.svg)" in readme
    assert "Kafka log ──►" in readme


def test_the_picture_says_what_it_shows():
    (svg,) = [ET.parse(path).getroot() for path in (ROOT / "docs" / "images").glob("*.svg")]
    names = {child.tag.rpartition("}")[2] for child in svg}
    assert {"title", "desc"} <= names

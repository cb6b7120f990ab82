"""The repository as a whole: versions agree, contracted paths are there, and it speaks of itself alone."""

import hashlib
import json
import re
import tomllib

import pytest

from schemas.catalogue import available
from tests.papers.papers import kept_files, kept_text
from tests.paths import ROOT, SHARED, needs_shared

HEADINGS = ["Context", "Options", "Choice", "Consequences"]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
# Spelt so that no pattern finds itself.
MACHINE = re.compile(r"(?<![\w.-])/(?:root|work|home|Users)/|\bC:\\Users")
REGISTRIES = re.compile(
    r"pypi\.org|pythonhosted\.org|maven\.org|maven\.apache\.org|npmjs\.(?:org|com)|ghcr\.io|quay\.io|proxy\.golang\.org"
)
ELSEWHERE = re.compile(
    r"\b(?:design|definitions|contract|kafka-faust|grafana|style)\.md\b|\b[Ii]ssue \d|the issues? names?|\.\./shared"
    r"|\bAI (?:assistant|agent|helper)|\bthis session\b|\bprevious session\b|\bsub-?agents?\b"
)
SPEAKS_OF_IT = {"tests/paths.py"}
"""Says where the samples lie that some tests compare with."""


def _pyproject() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def test_the_newest_version_in_the_changelog_is_the_products():
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    headings = re.findall(r"^## \[(\d[^\]]*)\] - \d{4}-\d\d-\d\d$", changelog, re.MULTILINE)
    assert _pyproject()["version"] == headings[0]


def test_the_readme_is_short():
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= 150


def test_the_licence_is_the_one_that_the_package_names():
    assert "Apache-2.0" == _pyproject()["license"]
    assert "Apache License" in (ROOT / "LICENSE").read_text("utf-8")


@pytest.mark.parametrize("catalogue", available())
def test_what_is_generated_lies_where_scripts_look_for_it(catalogue):
    assert (ROOT / "deploy" / "prometheus" / "rules" / f"{catalogue}.yaml").is_file()
    boards = list((ROOT / "dashboards" / "generated" / catalogue).glob("*.json"))
    assert [f"casetide-{catalogue}-{path.stem}" for path in boards] == [
        json.loads(path.read_text("utf-8"))["uid"] for path in boards
    ]
    assert boards


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_says_why(path):
    text = path.read_text("utf-8")
    assert HEADINGS == re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert f"({path.name})" in (path.parent / "README.md").read_text("utf-8")


def test_the_decisions_are_there():
    assert [f"{number:02}" for number in range(1, len(DECISIONS) + 1)] == [path.name[:2] for path in DECISIONS]
    assert len(DECISIONS) >= 4


@needs_shared
def test_no_file_of_the_shared_folder_is_in_the_repository():
    theirs = {_hash(path.read_bytes()) for path in SHARED.rglob("*") if path.is_file()}
    assert [] == [str(path) for path in kept_files() if _hash((ROOT / path).read_bytes()) in theirs]


def _hash(content: bytes) -> str:
    return hashlib.sha256(content.replace(b"\r\n", b"\n").strip()).hexdigest()


@pytest.mark.parametrize(
    "pattern", [MACHINE, REGISTRIES, ELSEWHERE], ids=["a machine's paths", "registry hosts", "anything but itself"]
)
def test_the_product_never_speaks_of(pattern):
    found = [
        f"{path}:{number}: {match[0]}"
        for path, text in kept_text().items()
        if path not in SPEAKS_OF_IT
        for number, line in enumerate(text.splitlines(), 1)
        for match in pattern.finditer(line)
    ]
    assert [] == found

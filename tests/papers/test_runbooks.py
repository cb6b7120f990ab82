"""docs/runbooks: every alert has its page, every page its alert, and what a page names is there."""

import re

import pytest
from ruamel.yaml import YAML

from schemas.catalogue import named
from schemas.names import EVENTS_TOPIC, METRICS, REJECTED_TOPIC
from tests.papers.papers import pages, tables
from tests.paths import ROOT

FOLDER = "docs/runbooks"
HEADINGS = ["What it says", "Why it matters", "Look first", "What to do", "When it resolves", "What it is not"]
PAGES = {path: text for path, text in pages().items() if path.startswith(f"{FOLDER}/") and "README" not in path}
each_page = pytest.mark.parametrize("path", PAGES)


def _alerts():
    """Alert, severity and page, of every rule that is kept."""
    for path in sorted((ROOT / "deploy" / "prometheus" / "rules").glob("*.yaml")):
        for group in YAML(typ="safe").load(path.read_text("utf-8"))["groups"]:
            for rule in group["rules"]:
                yield rule["alert"], rule["labels"]["severity"], rule["annotations"]["runbook_url"]


def test_every_alert_leads_to_its_page_and_every_page_is_an_alerts():
    assert {page: alert for alert, _, page in _alerts()} == {
        path: text.splitlines()[0].removeprefix("# ") for path, text in PAGES.items()
    }


def test_the_table_lists_every_alert_with_its_page_and_its_severity():
    rows = [row for table in tables(f"{FOLDER}/README.md") for row in table[1:]]

    assert {(f"[{alert}]({page.removeprefix(f'{FOLDER}/')})", severity) for alert, severity, page in _alerts()} == {
        (row[0], row[3].partition(":")[0]) for row in rows
    }
    assert len(set(_alerts())) == len(rows)


@each_page
def test_a_page_says_the_same_things_in_the_same_order(path):
    assert HEADINGS == re.findall(r"^## (.+)$", PAGES[path], re.MULTILINE)


@each_page
def test_a_page_is_short(path):
    assert 60 >= len(PAGES[path].splitlines())


@each_page
def test_every_metric_and_topic_that_a_page_names_is_there(path):
    found = set(re.findall(r"\bcasetide[_.]\w+", PAGES[path]))

    assert set() == found - {metric.name for metric in METRICS} - {EVENTS_TOPIC, REJECTED_TOPIC}


@each_page
def test_every_file_that_a_page_names_is_there(path):
    found = re.findall(r"\bdeploy/[\w./-]*\w", PAGES[path])

    assert [] == [name for name in found if not (ROOT / name).exists()]


@each_page
def test_every_indicator_that_a_page_asks_about_is_in_the_catalogue_that_it_names(path):
    for indicator, rest in re.findall(r"`casetide why (\w+) ([^`]+)`", PAGES[path]):
        catalogue = re.search(r"--catalogue (\S+)", rest)
        assert named(catalogue[1] if catalogue else "england").indicator(indicator)

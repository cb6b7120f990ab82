"""The figures and backlogs that were worked by hand, a file of examples as one test."""

import pytest

from tests.expressibility import test_backlogs, test_examples


@pytest.mark.parametrize("name", test_examples.EXAMPLES)
def test_an_example_has_the_figures_worked_by_hand(name):
    test_examples.folded.cache_clear()
    for one in test_examples.EXAMPLES[name].tree["indicators"]:
        for row in one.get("figures", []):
            test_examples.test_the_engine_finds_the_figure_worked_by_hand(name, one["id"], row)
        for row in one.get("backlog", []):
            test_backlogs.test_the_engine_finds_the_backlog_worked_by_hand(name, one["id"], row)

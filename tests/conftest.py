"""What holds for every test: the size of the run, and that CI skips nothing."""

import os

import pytest
from hypothesis import settings

from engine.cli import look_seldom_for_cycles

FULL = os.environ.get("CASETIDE_TEST_FULL") == "1"
"""The whole sizes (`make test-full`), and not a tenth of them."""

look_seldom_for_cycles()

settings.register_profile("tenth", deadline=None, max_examples=200)
settings.register_profile("full", deadline=None, max_examples=5000)
settings.load_profile("full" if FULL else "tenth")


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """With CI=true a skipped test fails the run: what CI did not test, it must not call green."""
    if _skipped_in_ci(session.config) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Name what was skipped, and why."""
    skipped = _skipped_in_ci(config)
    if skipped:
        terminalreporter.section("skipped, which CI=true does not allow", red=True)
    for report in skipped:
        terminalreporter.write_line(f"{report.nodeid}: {_reason(report)}")


def _skipped_in_ci(config: pytest.Config) -> list[pytest.TestReport | pytest.CollectReport]:
    """The skipped of the whole run; none in an xdist worker, where the reporter is not."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") != "true" or not isinstance(reporter, pytest.TerminalReporter):
        return []
    return reporter.stats.get("skipped", [])


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    return report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)

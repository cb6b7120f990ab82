"""The figures: they are stale, absent, or two engines do not say the same."""

from collections.abc import Iterator

from dashboards.alerts.engine import EACH, of_each
from dashboards.alerts.held import until_figures
from dashboards.alerts.rule import Rule
from dashboards.promql import agreed, lowest, series
from schemas import names
from schemas.catalogue import Catalogue
from schemas.names import AUTHORITY, CATALOGUE, CLOCK, ENGINE, FIGURES_AGE, READING_DAY, READY, STATUS, Metric

_OLD = 60
"""Seconds. They are brought up to date every few; a minute is no slow pass any more."""
_LONGEST_DAY = 25 * 3600
"""Seconds: the Sunday of October on which the clocks go back. On any other day a stale one is seen an hour late."""
_OF = f"{{{{ with $labels.{AUTHORITY} }}}}{{{{ . }}}}: {{{{ end }}}}"


def freshness_alerts(catalogue: Catalogue) -> Iterator[Rule]:
    """Whether the figures are there, are of now, and are the same wherever they are asked for."""
    yield _stale(catalogue)
    yield _absent(catalogue)
    yield _disagree(catalogue)


def _stale(catalogue: Catalogue) -> Rule:
    """Of each engine that is ready: one that still replays shows nothing.

    Both limits are of the engine's own clock: where it runs faster, as in a demo, a day is over between two passes.
    """
    ready = f"and on ({', '.join((ENGINE, *EACH))}) ({READY.name} == 1)"
    old = f"{of_each(f'{FIGURES_AGE.name} {ready}')} > {_OLD}"
    since = f"{of_each(CLOCK.name)}\n  - on ({ENGINE}) group_right ()\n  {of_each(_of(catalogue, READING_DAY))}"
    minute = f"{_OLD} * {of_each(f'deriv({CLOCK.name}[5m])')}"
    return Rule(
        "FiguresStale",
        f"{old}\nor\n  {since}\n  > on ({ENGINE}) group_left ()\n  ({_LONGEST_DAY} + {minute})",
        "5m",  # longer than the fold of a large import holds them up
        "critical",
        f"{_OF}the figures of engine {{{{ $labels.{ENGINE} }}}} are not of now",
        "They are not brought up to date any more, or are still of yesterday: boards and alerts show what was.\n"
        "Look first at the engine's log, then restart the engine; the other one goes on.",
        keep_firing_for="10m",
    )


def _absent(catalogue: Catalogue) -> Rule:
    """An authority had figures within the hour and has none, or nobody has any, though an engine is ready.

    Where none is ready there are none either, and EngineNotReady says so.
    """
    alert, day = "FiguresAbsent", _of(catalogue, READING_DAY)
    gone = f"{agreed(f'last_over_time({day}[1h])')}\nunless {agreed(day)}"
    nowhere = f"or on () absent({_of(catalogue, STATUS)})"
    ready = f"and on () (max({agreed(READY.name)}) == 1)"
    return Rule(
        alert,
        until_figures(alert, f"({gone}\n{nowhere})\n{ready}", agreed(day), {CATALOGUE: catalogue.catalogue}),
        "5m",  # longer than one worker takes over from another
        "critical",
        f"{_OF}an engine is ready, but there are no figures of the catalogue {catalogue.catalogue}",
        "Look first whether a worker owns the authority's partition, then whether the engine runs this catalogue, "
        "and whether the log holds events.",
    )


def _disagree(catalogue: Catalogue) -> Rule:
    """Seen five times in a quarter of an hour: in a busy one the engines are at the same position now and then only."""
    equal = "\n  and ".join(f"({_differ(catalogue, metric, '==')})" for metric in (names.POSITION, READING_DAY))
    same = f"and on ({CATALOGUE}) ({_differ(catalogue, names.CATALOGUE_DIGEST, '==')})"
    seen = f"({_differ(catalogue, names.DIGEST, '!=')})\n  and {equal}\n  {same}"
    return Rule(
        "EnginesDisagree",
        f"count_over_time((\n  {seen}\n)[15m:1m]) >= 5",
        "0m",  # it has been seen five times
        "critical",
        f"{_OF}two engines have taken the same events and say different figures",
        "Log position, day and catalogue are the same, and the figures are not: one of the engines is wrong. "
        "Publish nothing.\nLook first which one agrees with casetide report over the same events.",
        keep_firing_for="10m",
    )


def _differ(catalogue: Catalogue, metric: Metric, compares: str) -> str:
    return f"{agreed(_of(catalogue, metric))} {compares} {lowest(_of(catalogue, metric))}"


def _of(catalogue: Catalogue, metric: Metric) -> str:
    return series(metric, **{CATALOGUE: catalogue.catalogue})

"""Every alert of every indicator fires at its boundary, not one case before it, holds without data, and is mended.

`promtool test rules` is the judge, of all the cases of a catalogue at once.
"""

from tests.boards.alerts import figure, firing, judged
from tests.boards.cases import CHECKS, STEP, boundaries, cases


def test_every_alert_of_figures_has_cases_and_every_case_its_alert(catalogue, rules):
    of_figures = [(rule["labels"]["indicator"], rule["alert"]) for rule in rules if "indicator" in rule["labels"]]

    assert of_figures == [
        (one.id, boundary.alert) for one in catalogue.indicators for boundary in boundaries(catalogue, one)
    ]


def test_every_alert_fires_at_its_boundary_holds_without_figures_and_resolves_when_mended(
    catalogue, rules_file, tmp_path
):
    """An authority is a case; two engines say it. An alert that is not the case's own is seen too."""
    series: dict[str, str] = {}
    tests = []
    for case in cases(catalogue):
        authority = f"{case.alert}: {case.name}"
        for short, values in case.values().items():
            for engine in ("a", "b"):
                series[figure(short, catalogue.catalogue, case.indicator, authority, engine)] = values
        chosen = f'indicator="{case.indicator}", authority="{authority}"'
        tests += [firing(chosen, step * STEP, [case.alert] * (step in case.fires)) for step in CHECKS]

    done = judged(tmp_path, rules_file, series, f"{STEP}m", promql_expr_test=tests)
    assert done.returncode == 0, done.stdout + done.stderr

"""Every indicator of `england` has its figure worked by hand in this folder, and says one thing of England only."""

from pathlib import Path

from schemas.catalogue import named

ENGLAND = named("england")
WORKED = "".join(file.read_text("utf-8") for file in Path(__file__).parent.glob("test_*.py"))


def test_every_indicator_is_worked_by_hand_here():
    assert [] == [one.id for one in ENGLAND.indicators if f'"{one.id}"' not in WORKED]


def test_a_target_that_is_englands_figure_is_the_figure_that_stands_beside():
    typed = {
        one.id: ({target.low or target.high for target in one.targets}, {beside.value for beside in one.benchmarks})
        for one in ENGLAND.indicators
        if any(target.source.startswith("England's figure") for target in one.targets)
    }

    assert {} == {name: both for name, both in typed.items() if both[0] != both[1]}

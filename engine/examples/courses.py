"""The courses that care takes: how long, under which legal statuses, and how it ends.

Weights are rough shares of England's published figures (DfE, Children looked after in England), chosen so that a
county of them keeps its balance; they describe no real authority. Codes are those of the SSDA903 return.
"""

from dataclasses import dataclass

from engine.examples.chance import Table

Statuses = tuple[str, ...]


@dataclass(frozen=True)
class Course:
    """One way through care: `median` days, spread about it as `Chance.about` does, cut at the 18th birthday.

    `to_adulthood`: the share that stays until 18 whatever the length; `returns`: the share that comes back after it;
    `settled`: it stays in its first placement.
    """

    name: str
    median: int
    spread: float
    legal: Table[Statuses]
    reasons: Table[str]
    to_adulthood: float = 0.0
    returns: float = 0.0
    settled: bool = False


AT_18 = Table({"E17": 24, "E5": 26, "E6": 20, "E7": 6, "E8": 16, "E4A": 6, "E13": 2})
_HOME = Table({"E4A": 60, "E4B": 18, "E13": 8, "E41": 6, "E8": 6, "E3": 2})

BRIEF = Course(
    "brief", 24, 1.0, Table({("V2",): 62, ("L1", "V2"): 22, ("L1",): 10, ("L2", "C1"): 6}), _HOME, returns=0.24
)
HOME = Course(
    "home",
    260,
    0.7,
    Table({("V2",): 52, ("L1", "C1", "C2"): 12, ("C1", "C2"): 36}),
    Table({"E4A": 66, "E4B": 10, "E13": 6, "E41": 14, "E8": 4}),
    returns=0.2,
)
NEW_FAMILY_ORDER = Course(
    "order",
    430,
    0.4,
    Table({("C1",): 50, ("C1", "C2"): 30, ("V2", "C1"): 14, ("L2", "C1"): 6}),
    Table({"E45": 34, "E47": 24, "E41": 26, "E46": 10, "E48": 6}),
    returns=0.03,
)
ADOPTION = Course(
    "adoption",
    740,
    0.28,
    Table({("C1", "E1"): 72, ("V2", "C1", "E1"): 14, ("C1", "C2", "E1"): 14}),
    Table({"E12": 58, "E11": 42}),
)
LONG = Course(
    "long",
    1300,
    0.8,
    Table({("C1", "C2"): 76, ("V2", "C1", "C2"): 14, ("L1", "C1", "C2"): 10}),
    Table({"E4A": 24, "E45": 28, "E46": 16, "E41": 14, "E8": 12, "E3": 6}),
    to_adulthood=0.6,
    returns=0.06,
)
ACCOMMODATED = Course(
    "accommodated",
    480,
    0.9,
    Table({("V2",): 88, ("V2", "C1", "C2"): 12}),
    Table({"E4A": 40, "E4B": 18, "E5": 14, "E6": 8, "E8": 14, "E9": 6}),
    to_adulthood=0.45,
    returns=0.12,
)
UNACCOMPANIED = Course(
    "unaccompanied", 120, 0.8, Table({("V2",): 1}), Table({"E8": 50, "E15": 30, "E3": 20}), to_adulthood=0.86
)
REMAND = Course(
    "remand", 55, 0.7, Table({("J1",): 80, ("J1", "V2"): 14, ("J2",): 6}), Table({"E14": 60, "E9": 34, "E4A": 6})
)
SHORT_BREAKS = Course(
    "short breaks",
    620,
    0.6,
    Table({("V4",): 83, ("V3",): 4, ("V4", "V2"): 9, ("V2", "V4"): 4}),
    Table({"E4A": 55, "E8": 45}),
    settled=True,
)

BY_AGE: tuple[tuple[int, Table[Course]], ...] = (
    (1, Table({BRIEF: 12, HOME: 18, NEW_FAMILY_ORDER: 30, ADOPTION: 27, LONG: 13})),
    (5, Table({BRIEF: 20, HOME: 25, NEW_FAMILY_ORDER: 25, ADOPTION: 12, LONG: 18})),
    (10, Table({BRIEF: 25, HOME: 28, NEW_FAMILY_ORDER: 17, LONG: 30})),
    (16, Table({BRIEF: 31, HOME: 20, NEW_FAMILY_ORDER: 5, LONG: 18, ACCOMMODATED: 26})),
    (18, Table({BRIEF: 25, ACCOMMODATED: 75})),
)
"""The courses open to a child who is younger than so many years."""

LASTS: dict[str, tuple[float, float]] = {
    "L1": (2, 0.3),
    "L2": (7, 0.2),
    "C1": (215, 0.3),
    "C2": (150, 0.4),
    "V2": (80, 0.7),
    "V4": (320, 0.6),
    "J1": (40, 0.5),
}
"""Median days and spread of a legal status that another follows. Police protection ends within 72 hours."""

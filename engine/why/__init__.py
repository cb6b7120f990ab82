"""Why a card says what it says: the spells behind it, the events that made them, and what changed since.

Nothing is counted here: a spell adds what its rows add, and the rows are those that the readings sum.
"""

from engine.why.case import Case, timing
from engine.why.cases import cases, total
from engine.why.changes import Change, changes
from engine.why.groups import UngroupableError, grouped_by
from engine.why.question import Question, question
from engine.why.told import Told

__all__ = [
    "Case",
    "Change",
    "Question",
    "Told",
    "UngroupableError",
    "cases",
    "changes",
    "grouped_by",
    "question",
    "timing",
    "total",
]

"""What came of writing a return, and what could not be written."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from engine.history import Version


class LeftOut(NamedTuple):
    """An event of the kinds that the return tells of, that has no place in its shape."""

    subject: str
    source: str
    id: str
    type: str
    reason: str


@dataclass
class Written:
    """`rows`: by table or element. `recoded`: by element, how many codes the year's schema does not have."""

    children: int = 0
    rows: Counter[str] = field(default_factory=Counter[str])
    left_out: list[LeftOut] = field(default_factory=list[LeftOut])
    recoded: Counter[str] = field(default_factory=Counter[str])

    def leave_out(self, subject: str, versions: Iterable[Version], reason: str) -> None:
        """Nothing is lost silently."""
        self.left_out += (LeftOut(subject, one.source, one.id, one.type, reason) for one in versions)

    def lines(self) -> Iterator[str]:
        """For people: counts, and nothing of any child."""
        yield ", ".join(f"{count:,} {name}" for name, count in [("children", self.children), *self.rows.items()])
        reasons = Counter((one.type, one.reason) for one in self.left_out)
        for (type_, reason), count in sorted(reasons.items()):
            yield f"{count:,} {type_} left out: {reason}"
        for element, count in sorted(self.recoded.items()):
            yield f"{count:,} {element} not in this year's schema: another code or none is written"

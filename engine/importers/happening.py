"""What a record of a return says happened: events without their envelopes."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from engine.importers.findings import Findings


class Happening(NamedTuple):
    """An event without its envelope. `field`: what its day is from."""

    id: str
    type: str
    day: dt.date
    field: str
    data: dict[str, Any]


Said = tuple[Happening, ...]
"""What one record says."""
NOTHING: Said = ()


class Record(NamedTuple):
    """What one record says of one child; `line` is where it begins."""

    line: int
    subject: str
    happenings: Said

    @property
    def identity(self) -> tuple[str, str]:
        """The same for records about the same thing."""
        return self.subject, self.happenings[0].id


def once(records: Iterable[Record], findings: Findings, called: str) -> Iterator[Record]:
    """One that says the same again is taken once; one that says otherwise of the same thing is a clash, and taken."""
    first: dict[tuple[str, str], Record] = {}
    for record in records:
        earlier = first.setdefault(record.identity, record)
        if earlier is not record and earlier.happenings == record.happenings:
            findings.warn(record.line, called, f"says the same as an earlier {called}; taken once")
            continue
        if earlier is not record:
            text = f"says otherwise than an earlier {called} of that child and day; one counts: keep the right one"
            findings.warn(record.line, record.happenings[0].field, text)
        yield record

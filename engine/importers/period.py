"""Which days a return covers, and when it was recorded."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Period:
    """`start` to `end`: the days that are covered; `assumed`: `recorded` follows the rule for it."""

    start: dt.date
    end: dt.date
    recorded: dt.date
    assumed: bool

    @property
    def year(self) -> str:
        """As 2017-18."""
        return f"{self.start.year}-{(self.start.year + 1) % 100:02}"

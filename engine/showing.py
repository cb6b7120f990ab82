"""What is shown now: the figures of each authority, remade when something changed or the day did."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from engine.authorities import Authorities
from engine.authority import Authority
from engine.figures import Figures, Making


class Shown(NamedTuple):
    """The figures of an authority, and the position of the log that they rest on, where it is known exactly."""

    figures: Figures
    position: int | None


class Showing:
    """Holds the last figures. They are replaced whole, so that another thread may read them at any time."""

    def __init__(self, authorities: Authorities) -> None:
        self._authorities = authorities
        self._made_of: dict[str, Authority] = {}
        self._shown: dict[str, Shown] = {}

    @property
    def shown(self) -> Mapping[str, Shown]:
        """By authority. Empty until something was made."""
        return self._shown

    def refresh(self, today: dt.date, positions: Mapping[str, int]) -> Iterator[None]:
        """Step by step remakes what changed, and all of it on a new day; then forgets the authorities that are gone.

        `positions`: of the log, by authority, up to which it is folded. Nothing may be folded before the last step.
        """
        for code, authority in list(self._authorities.authorities.items()):
            before = self._shown[code].figures if self._made_of.get(code) is authority else None
            if before is None or (before.revision, before.day) != (authority.revision, today):
                making = Making(authority, today, before)
                yield from making.steps()
                self._made_of[code] = authority
                self._shown = self._shown | {code: Shown(making.made(), positions.get(code))}
        held = self._authorities.authorities
        self._made_of = {code: one for code, one in self._made_of.items() if code in held}
        still = {code: one.figures for code, one in self._shown.items() if code in held}
        self._shown = {code: Shown(one, positions.get(code)) for code, one in still.items()}

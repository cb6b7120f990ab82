"""What is shown now: the figures of each authority, remade when something changed or the day did."""

import datetime as dt
from collections.abc import Iterator, Mapping

from engine.authorities import Authorities
from engine.authority import Authority
from engine.figures import Figures, Making


class Showing:
    """Holds the last figures. They are replaced whole, so that another thread may read them at any time."""

    def __init__(self, authorities: Authorities) -> None:
        self._authorities = authorities
        self._made_of: dict[str, Authority] = {}
        self._shown: dict[str, Figures] = {}

    @property
    def shown(self) -> Mapping[str, Figures]:
        """By authority. Empty until something was made."""
        return self._shown

    def refresh(self, today: dt.date) -> Iterator[None]:
        """Step by step remakes what changed, and all of it on a new day; then forgets the authorities that are gone.

        Nothing may be folded before the last step.
        """
        for code, authority in list(self._authorities.authorities.items()):
            before = self._shown.get(code) if self._made_of.get(code) is authority else None
            if before is None or (before.revision, before.day) != (authority.revision, today):
                making = Making(authority, today, before)
                yield from making.steps()
                self._made_of[code] = authority
                self._shown = self._shown | {code: making.made()}
        held = self._authorities.authorities
        self._made_of = {code: one for code, one in self._made_of.items() if code in held}
        self._shown = {code: one for code, one in self._shown.items() if code in held}

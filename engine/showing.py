"""What is shown now: the figures of each authority, remade when something changed or the day did."""

import datetime as dt
from collections.abc import Mapping

from engine.authorities import Authorities
from engine.figures import Figures, figures


class Showing:
    """Holds the last figures. They are replaced whole, so that another thread may read them at any time."""

    def __init__(self, authorities: Authorities) -> None:
        self._authorities = authorities
        self._made_of: dict[str, tuple[int, dt.date]] = {}
        self._shown: dict[str, Figures] = {}

    @property
    def shown(self) -> Mapping[str, Figures]:
        """By authority. Empty until something was made, and after `hide`."""
        return self._shown

    def refresh(self, today: dt.date) -> None:
        """Remakes the figures of the authorities that changed, and of all on a new day; forgets those that are gone."""
        shown = {code: one for code, one in self._shown.items() if code in self._authorities.authorities}
        for code, authority in self._authorities.authorities.items():
            made_of = authority.revision, today
            if code not in shown or self._made_of.get(code) != made_of:
                shown[code] = figures(authority, today)
                self._made_of[code] = made_of
        self._shown = shown

    def hide(self) -> None:
        """Shows nothing until the next refresh."""
        self._shown = {}

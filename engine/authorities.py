"""All authorities of one worker. Each is whole in itself; no number is ever summed over them."""

from collections.abc import Mapping

from engine.authority import Authority
from schemas.catalogue import Catalogue
from schemas.envelope import Event


class Authorities:
    """Takes events of any authority, and folds them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._held: dict[str, Authority] = {}

    @property
    def authorities(self) -> Mapping[str, Authority]:
        """By code."""
        return self._held

    @property
    def dirty(self) -> int:
        """How many children have events that are not folded yet."""
        return sum(one.dirty for one in self._held.values())

    def take(self, event: Event) -> None:
        """Adds an event to its authority's histories. Raises EventRefusedError."""
        code = event["authority"]
        if code not in self._held:
            self._held[code] = Authority(code, self.catalogue)
        self._held[code].take(event)

    def fold(self, children: int) -> int:
        """Folds up to so many children with new events; gives how many are left."""
        for one in self._held.values():
            children -= one.fold(children)
            if children <= 0:
                break
        return self.dirty

    def drop(self, code: str) -> None:
        """Forgets an authority: another worker has it now."""
        self._held.pop(code, None)

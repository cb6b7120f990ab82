"""Says on the log what clashed: two contents of one event, recorded at one instant.

By type and source, and no more: a line an event would drown the log when a feed is sent again with its times unchanged.
"""

import logging
from collections import Counter

from engine.authorities import Authorities

log = logging.getLogger(__name__)


class Clashes:
    """`tell` warns of the clashes that were found since it was last asked."""

    def __init__(self, authorities: Authorities) -> None:
        self._authorities = authorities
        self._told: dict[str, Counter[tuple[str, str]]] = {}

    def tell(self) -> None:
        """A line for each authority, type and source of which there are new ones."""
        found = {code: one.clashes.copy() for code, one in self._authorities.authorities.items()}
        for code, counts in found.items():
            for (kind, source), count in (counts - self._told.get(code, Counter())).items():
                text = "%s: clashes: %d of %s from %r: an id and recordedtime with two contents; one counts"
                log.warning(text, code, count, kind, source)
        self._told = found

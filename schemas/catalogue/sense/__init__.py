"""Does the catalogue make sense as a whole? Names that lead somewhere, each used once."""

from collections import Counter
from collections.abc import Iterator

from schemas.catalogue.catalogue import Catalogue
from schemas.catalogue.sense.beside import beside
from schemas.catalogue.sense.circles import circles
from schemas.catalogue.sense.counted import counted
from schemas.catalogue.sense.found import Found, Place
from schemas.catalogue.sense.made import made

__all__ = ["Found", "Place", "nonsense"]


def nonsense(catalogue: Catalogue) -> Iterator[Found]:
    """Where (the path in the YAML) and what is wrong, with what would be right.

    Processes first: what an indicator says is judged only where they are right.
    """
    wrong = [*circles(catalogue)] or [*made(catalogue)]
    yield from wrong or counted(catalogue)
    yield from beside(catalogue)
    ids = Counter(one.id for one in catalogue.indicators)
    seen: set[str] = set()
    for number, one in enumerate(catalogue.indicators):
        if ids[one.id] > 1 and one.id in seen:
            yield ("indicators", number, "id"), f"{one.id} is there twice: an id names one indicator"
        seen.add(one.id)

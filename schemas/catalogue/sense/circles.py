"""Does a process rest on itself?"""

from collections.abc import Iterator

from schemas.catalogue.catalogue import Catalogue
from schemas.catalogue.needs import rests_on
from schemas.catalogue.sense.found import Found


def circles(catalogue: Catalogue) -> Iterator[Found]:
    """Each process that is made, over whatever way, of itself."""
    for name in catalogue.processes:
        way = _back(catalogue, name, name, ())
        if way:
            text = f"circular: {' rests on '.join([name, *way])}: say what it is made of without itself"
            yield ("processes", name), text


def _back(catalogue: Catalogue, start: str, at: str, way: tuple[str, ...]) -> tuple[str, ...]:
    for other in rests_on(catalogue.processes[at]) if at in catalogue.processes else ():
        if other == start:
            return (*way, other)
        if other not in way and (found := _back(catalogue, start, other, (*way, other))):
            return found
    return ()

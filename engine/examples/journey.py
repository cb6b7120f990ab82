"""One child's life in care, as it is written down."""

from collections.abc import Iterator
from hashlib import blake2b

from engine.examples.arrivals import Child
from engine.examples.care import care
from engine.examples.chance import Chance
from engine.examples.missing import missing
from engine.examples.recording import Version, record
from engine.examples.reviews import reviews


def journey(child: Child, last: int) -> Iterator[Version]:
    """Every version of the facts up to the day `last`, kind by kind, each kind in order of recording.

    Each kind draws from a stream of its own, in order of time: what comes after `last` changes nothing before it.
    Nothing is written down of a child who is not registered yet.
    """
    chance = Chance(child.key)
    lived = list(record(chance, care(chance, child)))
    yield from lived
    for kind in (reviews, missing):
        stream = chance.fork()
        yield from record(stream, kind(stream, child, last), after=lived[0].recorded)


def pseudonym(child: Child, authority: str) -> str:
    """32 hexadecimal digits; there is nobody behind it, so it needs no key."""
    return blake2b(f"{authority}:{child.key}".encode(), digest_size=16).hexdigest()

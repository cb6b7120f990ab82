"""What a later file takes back of an earlier one."""

from collections.abc import Collection, Iterable, Iterator
from hashlib import blake2b
from typing import NamedTuple

from engine.importers.findings import Findings


class Retraction(NamedTuple):
    """An event of an earlier file that the later one does not bring."""

    subject: str
    id: str

    @property
    def digest(self) -> bytes:
        """16 bytes that stand for it: a large file's events are held as these."""
        return blake2b(f"{self.subject} {self.id}".encode(), digest_size=16).digest()


def gone(
    old: Iterable[Retraction],
    brought: Collection[bytes],
    left_out: Collection[str | None],
    findings: Findings,
    called: str,
) -> Iterator[Retraction]:
    """The events of the earlier file, `called` so, that the later one does not bring.

    Nothing is retracted of a child of whom the later file has something `left_out`, and nothing at all where it has
    None, since that child cannot be told: a record that cannot be read is not a record that is gone.
    """
    held, retracted = 0, set[bytes]()
    for one in old:
        if one.digest in brought or one.digest in retracted:
            continue
        if None in left_out or one.subject in left_out:
            held += 1
        else:
            retracted.add(one.digest)
            yield one
    if held:
        text = f"some are left out, so {held} events of {called} are not retracted; correct these, import again"
        findings.error(1, "row", text)

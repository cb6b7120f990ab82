"""A fingerprint of all that is shown of an authority, so that two engines on one log can be seen to disagree."""

from collections.abc import Mapping
from hashlib import blake2b

from engine.figures import Figures
from engine.serve.figures import months, samples
from schemas import names

_BYTES = 6
"""48 bits are a float without loss, as a sample is one."""


def digest(figures: Figures) -> float:
    """Of the samples themselves, so that none is left out; of silence, which moves with the clock, since when it is."""
    heard = ((names.SILENCE, (figures.authority, name), one.last) for name, one in figures.sources.items())
    every = (*samples(figures), *months(figures), *heard)
    lines = sorted(f"{metric.short} {labels!r} {float(value)!r}" for metric, labels, value in every)
    return float(int.from_bytes(blake2b("\n".join(lines).encode(), digest_size=_BYTES).digest()))


class Digests:
    """Each is made once for the figures that it is of, which never change."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[Figures, float]] = {}

    def of(self, shown: Mapping[str, Figures]) -> Mapping[str, float]:
        """By authority; figures that are no longer shown are forgotten."""
        before = self._made
        self._made = {
            code: before[code] if code in before and before[code][0] is one else (one, digest(one))
            for code, one in shown.items()
        }
        return {code: number for code, (_, number) in self._made.items()}

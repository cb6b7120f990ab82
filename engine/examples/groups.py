"""References that brothers and sisters share: of their family's work, and of the meetings held for them."""

from functools import lru_cache
from hashlib import blake2b


def group(family: str, number: int) -> str:
    """What all children in one need of a family share."""
    return f"{_family(family)}-{number}"


def meeting(family: str, number: int, name: str) -> str:
    """What all children at one meeting share."""
    return f"{_family(family)}-{number}-{name}"


@lru_cache(maxsize=64)
def _family(key: str) -> str:
    return blake2b(key.encode(), digest_size=6).hexdigest()

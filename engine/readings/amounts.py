"""Sums, means and medians of amounts that are counted by value."""

from collections.abc import Mapping

Amounts = Mapping[int, int]
"""Amount → how many there are."""


def total(amounts: Amounts) -> int:
    """All added up."""
    return sum(amount * count for amount, count in amounts.items())


def median(amounts: Amounts) -> float:
    """The middle one; of an even number, the mean of the two in the middle. There must be one."""
    count = sum(amounts.values())
    low, high = _at(amounts, (count - 1) // 2), _at(amounts, count // 2)
    return (low + high) / 2


def _at(amounts: Amounts, place: int) -> int:
    for amount in sorted(amounts):
        place -= amounts[amount]
        if place < 0:
            return amount
    raise IndexError(place)

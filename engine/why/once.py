"""Of what counts once, the spell that counts; the others repeat it."""

from collections.abc import Sequence

from engine.why.case import Case


def counted_once(found: Sequence[Case]) -> list[Case]:
    """The cases, where one repeats another with what it adds taken away.

    The first of the alphabetically first label counts; in the denominator too, if it is there.
    """
    cases = sorted(found, key=lambda one: (one.adds.label, one.child, one.spell.start, one.spell.place))
    counted: set[str] = set()
    once = [_in_numerator(one, counted) for one in cases]
    counted.clear()
    return [_in_denominator(one, counted) for one in sorted(once, key=lambda one: not one.adds.numerator)]


def _in_numerator(one: Case, counted: set[str]) -> Case:
    unit = one.adds.numerator and one.adds.unit
    if unit and unit in counted:
        return one._replace(adds=one.adds._replace(numerator=0), repeats=True)
    counted.update([unit] if unit else [])
    return one


def _in_denominator(one: Case, counted: set[str]) -> Case:
    unit = one.adds.denominator and one.adds.whole_unit
    if unit and unit in counted:
        return one._replace(adds=one.adds._replace(denominator=0), repeats=True)
    counted.update([unit] if unit else [])
    return one

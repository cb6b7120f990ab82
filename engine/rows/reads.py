"""What an indicator reads: the event types its figure rests on."""

from schemas.catalogue import (
    BIRTH,
    AgeIs,
    ByState,
    Catalogue,
    Indicator,
    SpellsIn,
    StateIs,
    flat,
    types_asked,
    types_read,
)


def figure_reads(catalogue: Catalogue, indicator: Indicator) -> frozenset[str]:
    """The event types that must be covered for the figure to be whole."""
    if indicator.measure == "ratio":
        both = (catalogue.indicator(one) for one in (indicator.of, indicator.per or ""))
        return frozenset[str]().union(*(figure_reads(catalogue, one) for one in both))
    asked = (*indicator.where, *indicator.part)
    types = catalogue.reads(indicator.of) | types_asked(catalogue.processes, asked) | _of_age(indicator)
    state = indicator.quantity.state if indicator.quantity else None
    return types | types_read(catalogue.processes, state) if state else types


def rows_read(catalogue: Catalogue, indicator: Indicator) -> frozenset[str]:
    """Those, and the ones that only break it down."""
    return figure_reads(catalogue, indicator) | _of_breakdown(catalogue, indicator)


def beside(catalogue: Catalogue, indicator: Indicator) -> frozenset[str]:
    """The types by which a spell's rows may change though the spell, and those before it, stay the same."""
    asked = [one for one in flat((*indicator.where, *indicator.part)) if isinstance(one, StateIs | SpellsIn | AgeIs)]
    types = types_asked(catalogue.processes, asked) | _of_age(indicator) | _of_breakdown(catalogue, indicator)
    state = indicator.quantity.state if indicator.quantity else None
    return types | types_read(catalogue.processes, state) if state else types


def _of_age(indicator: Indicator) -> frozenset[str]:
    return frozenset({BIRTH} if indicator.reaching and indicator.reaching.age else ())


def _of_breakdown(catalogue: Catalogue, indicator: Indicator) -> frozenset[str]:
    by = indicator.breakdown.by if indicator.breakdown else None
    return types_read(catalogue.processes, by.state) if isinstance(by, ByState) else frozenset()

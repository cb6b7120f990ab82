"""Cases of the alerts of figures, from the catalogue: at the boundary of each, and one case before it.

Steps of four minutes: 0 to 16 figures, then none for two hours, 47 and 48 figures again, an hour without, 64 figures.
"""

import math
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import NamedTuple

from schemas.catalogue import Catalogue, Indicator, Target

STEP = 4
WAITS, BEGINS, GONE, BACK, GONE_AGAIN, BACK_AGAIN = CHECKS = (14, 15, 46, 47, 63, 64)
"""At 56 minutes the hour is not over, at 60 it is; before the figures come back, and when they do; twice."""
_SOME, _POPULATION = 94, 36_100

Figures = dict[str, float]
"""Short names of metrics; what is not there is absent."""
NOTHING: Figures = {}


class Case(NamedTuple):
    """`phases`: what the figures are in each of the three; `fires`: at which of the checks."""

    alert: str
    indicator: str
    name: str
    phases: tuple[Figures, Figures, Figures]
    fires: tuple[int, ...]

    def values(self) -> dict[str, str]:
        """Each metric as promtool reads it."""
        names = sorted({name for phase in self.phases for name in phase})
        return {name: " ".join(self._told(name)) for name in names}

    def _told(self, name: str) -> Iterator[str]:
        for phase, (shown, gone) in zip(self.phases, ((17, 30), (2, 15), (2, 0)), strict=True):
            yield f"{phase[name]!r}x{shown - 1}" if name in phase else f"_x{shown}"
            if gone:
                yield f"_x{gone}"


class Boundary(NamedTuple):
    """An alert's own: figures on which it fires, and others that miss doing so by one case each."""

    alert: str
    fires: dict[str, Figures]
    spared: dict[str, Figures]


def cases(catalogue: Catalogue) -> Iterator[Case]:
    """Of every alert of every indicator."""
    for indicator in catalogue.indicators:
        for boundary in boundaries(catalogue, indicator):
            yield from _cases(indicator, boundary)


def _cases(indicator: Indicator, boundary: Boundary) -> Iterator[Case]:
    def case(name: str, phases: tuple[Figures, Figures, Figures], *fires: int) -> Case:
        return Case(boundary.alert, indicator.id, name, phases, fires)

    for name, bad in boundary.fires.items():
        good = next(iter(boundary.spared.values()))
        yield case(f"{name}, held twice", (bad, bad, good), BEGINS, GONE, BACK, GONE_AGAIN)
        yield case(f"{name}, mended", (bad, good, NOTHING), BEGINS, GONE)
        yield case(f"{name}, then no data", (bad, _without_data(bad), NOTHING), BEGINS, GONE)
        yield case(f"{name}, only after a gap", (good, bad, NOTHING))
    for name, good in boundary.spared.items():
        yield case(name, (good, good, good))
    nothing = _without_data(next(iter(boundary.fires.values())))
    yield case("never any data", (nothing, nothing, nothing))


def _without_data(figures: Figures) -> Figures:
    """A new month, of which nothing is counted yet."""
    return {name: figures[name] for name in figures if name.startswith("target_")} | {"status": 0, "rating": 0}


def boundaries(catalogue: Catalogue, indicator: Indicator) -> Iterator[Boundary]:
    """Of every alert that the indicator has, by its targets, its measure and its limits."""
    rating = [target for target in indicator.targets if target.unrated is None]
    if not rating:
        return
    target = max(rating, key=lambda one: one.start)
    bounds = {"target_low": target.low, "target_high": target.high}
    told = {name: bound for name, bound in bounds.items() if bound is not None}
    limits = catalogue.alerts_of(indicator)
    if target.low is not None:
        yield _missed("BelowTarget", indicator, target, told, limits.least, _last_below(target.low), 1)
    if target.high is not None:
        yield _missed("AboveTarget", indicator, target, told, limits.least, _first_above(target.high), -1)
    if indicator.measure == "timely":
        if target.low is not None and target.applies_to == "value" and indicator.period == "month":
            yield _at_risk(told, target.low, limits.least, limits.at_risk)
            yield _out_of_reach(told, target.low, limits.least)
        yield _overdue(limits.overdue)


def _whole(bound: float) -> int:
    """So many that some of them are exactly on the bound."""
    parts = Fraction(str(bound)).denominator
    return parts * math.ceil(_SOME / parts)


def _last_below(bound: float) -> Callable[[Fraction], int]:
    """The most that are below the bound, of so many."""
    return lambda whole: math.ceil(Fraction(str(bound)) * whole) - 1


def _first_above(bound: float) -> Callable[[Fraction], int]:
    return lambda whole: math.floor(Fraction(str(bound)) * whole) + 1


def _missed(
    alert: str,
    indicator: Indicator,
    target: Target,
    told: Figures,
    least: int,
    missing: Callable[[Fraction], int],
    step: int,
) -> Boundary:
    """`step`: what one case that is better adds."""
    bound = (target.low if step == 1 else target.high) or 0.0
    by_rate = target.applies_to == "rate"

    def figures(whole: int, better: int = 0, rating: int = 1) -> Figures:
        if by_rate:
            found = (missing(Fraction(_POPULATION, 10_000)) + better) * 10_000 / _POPULATION
            return {"rate_per_10000": found, "status": 2, "rating": rating} | told
        share = indicator.unit == "share"
        found = missing(Fraction(whole if share else 1)) + better
        beside = {"denominator": whole} if indicator.has_denominator else NOTHING
        if indicator.measure == "timely" and indicator.moment == "starts":
            beside |= {"numerator": found, "month_end_cases": whole, "best_month_end": found / whole}
        return {"value": found / whole if share else found, "status": 2, "rating": rating} | beside | told

    off, better = figures(_whole(bound)), figures(_whole(bound), step, 3)
    fires = {"one case off": off}
    on_it = better | {"rate_per_10000" if by_rate else "value": bound}
    spared = {"one case better": better, "on target": on_it, "only shown": off | {"rating": 0}}
    if indicator.measure == "timely" and indicator.moment == "starts":
        spared["on target"] = on_it | {"numerator": bound * _whole(bound), "best_month_end": bound}
        spared["what is open has time left"] = off | {"best_month_end": 1.0}
    if not by_rate and indicator.has_denominator:
        fires["the least"] = figures(least)
        spared["one too few"] = figures(least - 1)
    return Boundary(alert, fires, spared)


def _at_risk(told: Figures, low: float, least: int, at_risk: int) -> Boundary:
    whole = _whole(low)
    below = _last_below(low)(Fraction(whole))
    most = {"status": 2, "late_to_miss": at_risk, "worst_month_end": below / whole, "month_end_cases": least} | told
    return Boundary(
        "TargetAtRisk",
        {"the most that can be late": most, "one can be late": most | {"late_to_miss": 1}},
        {
            "one more can be late": most | {"late_to_miss": at_risk + 1},
            "the worst is on target": most | {"worst_month_end": (below + 1) / whole},
            "out of reach": most | {"late_to_miss": 0},
            "one case too few": most | {"month_end_cases": least - 1},
            "only shown": {name: most[name] for name in most if name != "late_to_miss"},
        },
    )


def _out_of_reach(told: Figures, low: float, least: int) -> Boundary:
    whole = _whole(low)
    below = _last_below(low)(Fraction(whole))
    best = {"status": 2, "late_to_miss": 0, "best_month_end": below / whole, "month_end_cases": least} | told
    return Boundary(
        "TargetOutOfReach",
        {"one case off": best},
        {
            "the best is on target": best | {"best_month_end": (below + 1) / whole},
            "one can still be late": best | {"late_to_miss": 1},
            "one case too few": best | {"month_end_cases": least - 1},
            "only shown": {name: best[name] for name in best if name != "late_to_miss"},
        },
    )


def _overdue(limit: int) -> Boundary:
    over: Figures = {"status": 2, "overdue": limit + 1}
    just: Figures = {"status": 2, "overdue": limit}
    return Boundary("TooManyOverdue", {"one more than the limit": over}, {"the limit": just})

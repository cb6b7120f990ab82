"""What a card says of the chosen indicator, and the figures of others to set beside."""

from dashboards.layout import Block, Panel
from dashboards.panels.panel import field, named, only, panel, stat_options, table_options, tabled
from dashboards.promql import Figures
from dashboards.said import constant, label, written
from dashboards.texts import nothing
from schemas.catalogue import Catalogue
from schemas.names import BENCHMARK, CARD, CATALOGUE, INDICATOR, INDICATOR_INFO


def definition(catalogue: Catalogue) -> list[Block]:
    """What is counted, how to read it, who answers for it, where it is defined."""
    query = Figures(catalogue.catalogue, f"${INDICATOR}").now(CARD)
    told = [
        ("description", "What is counted", 8),
        ("guide", "How to read it", 8),
        ("officer", "Responsible", 3),
        ("source", "Defined in", 5),
    ]
    return [Block([_words(label, title, width, query)]) for label, title, width in told]


def _words(label: str, title: str, width: int, query: str) -> Panel:
    """A stat, since its text wraps: the name of the series is the label."""
    return panel(
        "stat",
        f"card/{label}",
        title,
        (width, 7),
        targets=named([(f"{{{{{label}}}}}", query)]),
        fieldConfig={"defaults": field(), "overrides": []},
        options=stat_options() | {"textMode": "name", "text": {"titleSize": 16, "valueSize": 16}},
    )


def benchmarks(catalogue: Catalogue) -> list[Block]:
    """Figures of others, each with its year and what it is of."""
    figures = Figures(catalogue.catalogue, f"${INDICATOR}")
    titles = {
        "of": "Of",
        "year": "Year",
        "said": "Figure",
        "applies_to": "Of the",
        "basis": "Basis",
        "comparable": "Comparable",
    }
    one = panel(
        "table",
        "card/benchmarks",
        "Figures of others",
        (12, 9),
        targets=tabled([benchmark(figures)]),
        transformations=[only(titles)],
        fieldConfig={
            "defaults": field(("string", 0), mappings=nothing("–"), custom={"cellOptions": {"type": "auto"}}),
            "overrides": [],
        },
        options=table_options(),
    )
    return [Block([one])]


def benchmark(figures: Figures) -> str:
    """Each benchmark as a text; one that says so where there is none."""
    share = figures.carded(figures.now(BENCHMARK, applies_to="value"), "unit", unit="share")
    per_cent = written(label(f"round(100 * {share}, 0.1)"), "$1 %")
    other = written(label(figures.now(BENCHMARK)), "$1")
    same = f"on ({CATALOGUE}, {INDICATOR}, of, year, applies_to)"
    none = constant(constant(figures.now(INDICATOR_INFO), "none", "of"), "–")
    return f"{per_cent} or {same} {other} or on ({CATALOGUE}, {INDICATOR}) {none}"

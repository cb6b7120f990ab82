"""What a card says of the chosen indicator, and the figures of others to set beside."""

from dashboards.layout import Block, Panel
from dashboards.panels.panel import field, only, panel, table_options, tabled
from dashboards.promql import Figures
from dashboards.said import constant, label, written
from dashboards.texts import nothing
from schemas.catalogue import Catalogue
from schemas.names import BENCHMARK, CARD, CATALOGUE, INDICATOR, INDICATOR_INFO


def definition(catalogue: Catalogue) -> list[Block]:
    """What is counted, how to read it, who answers for it, where it is defined."""
    query = Figures(catalogue.catalogue, f"${INDICATOR}").now(CARD)
    titles = {
        "description": "What is counted",
        "guide": "How to read it",
        "officer": "Responsible",
        "source": "Defined in",
    }
    return [Block([_table("definition", "Definition", (24, 5), query, titles)])]


def benchmarks(catalogue: Catalogue) -> list[Block]:
    """Figures of others, each with its year and what it is of."""
    figures = Figures(catalogue.catalogue, f"${INDICATOR}")
    titles = {"of": "Of", "year": "Year", "said": "Figure", "applies_to": "Of the", "basis": "Basis"}
    return [Block([_table("benchmarks", "Figures of others", (12, 9), benchmark(figures), titles)])]


def benchmark(figures: Figures) -> str:
    """Each benchmark as a text; one that says so where there is none."""
    share = figures.carded(figures.now(BENCHMARK, applies_to="value"), "unit", unit="share")
    per_cent = written(label(f"round(100 * {share}, 0.1)"), "$1 %")
    other = written(label(figures.now(BENCHMARK)), "$1")
    same = f"on ({CATALOGUE}, {INDICATOR}, of, year, applies_to)"
    none = constant(constant(figures.now(INDICATOR_INFO), "none", "of"), "–")
    return f"{per_cent} or {same} {other} or on ({CATALOGUE}, {INDICATOR}) {none}"


def _table(key: str, title: str, size: tuple[int, int], query: str, titles: dict[str, str]) -> Panel:
    """A table of labels."""
    return panel(
        "table",
        f"card/{key}",
        title,
        size,
        targets=tabled([query]),
        transformations=[only(titles)],
        fieldConfig={
            "defaults": field(
                ("string", 0), mappings=nothing("–"), custom={"cellOptions": {"type": "auto", "wrapText": True}}
            ),
            "overrides": [],
        },
        options=table_options(),
    )

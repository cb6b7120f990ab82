"""Whether the figures can be trusted: are the engines ready, up to date, of one mind, hearing from their sources.

Here two engines are not read as one: which of them it is, is what the board is for.
"""

from dashboards import texts
from dashboards.layout import Block
from dashboards.panels.panel import (
    Json,
    arranged,
    field,
    named,
    only,
    override,
    panel,
    ranged,
    stat_options,
    table_options,
    tabled,
)
from dashboards.promql import agreed, series
from dashboards.targets import from_one_on
from schemas import names
from schemas.catalogue import Catalogue
from schemas.names import AUTHORITY, CATALOGUE, ENGINE, PARTITION, READY, REJECTED, SOURCE, Metric

_EACH = ("instance", "job")
_BY_ENGINE = f"{{{{{ENGINE}}}}}"


def readiness(catalogue: Catalogue) -> list[Block]:
    """Of each engine: ready, workers, days and positions; what was rejected; do they agree?"""
    workers = f"count by ({ENGINE}) ({names.BUILD.name})"
    stats = [
        ("ready", "Ready", 6, _of_each(READY), field(mappings=texts.READY, noValue="✗ no engine")),
        ("workers", "Workers", 4, workers, field()),
        ("rejected", "Events rejected", 4, _rejected(), field(thresholds=from_one_on())),
        ("agree", "Engines agree", 6, _agree(catalogue), field(mappings=texts.AGREE)),
        ("version", "Version", 4, f"max by (version) ({names.BUILD.name})", field()),
    ]
    return [Block([_stat(*one)]) for one in stats]


def _stat(key: str, title: str, width: int, query: str, defaults: Json) -> dict[str, object]:
    legends = {"version": "{{version}}", "ready": _BY_ENGINE, "workers": _BY_ENGINE}
    names_only = {"textMode": "name"} if key == "version" else {}
    return panel(
        "stat",
        f"engine/{key}",
        title,
        (width, 4),
        targets=named([(legends.get(key, title), query)]),
        fieldConfig={"defaults": defaults, "overrides": []},
        options=stat_options(names=key in legends) | names_only,
    )


def _of_each(metric: Metric) -> str:
    return f"max without ({', '.join(_EACH)}) ({metric.name})"


def _rejected() -> str:
    """A counter that has never counted is absent: 0, but only where an engine is there to say so."""
    return f"sum({agreed(REJECTED.name)}) or max({agreed(READY.name)}) * 0"


def _agree(catalogue: Catalogue) -> str:
    """How many authorities two engines show differently; -1 where there is nothing to compare."""
    of = {CATALOGUE: catalogue.catalogue}

    def spread(metric: Metric) -> str:
        one = series(metric, **of)
        same = f"({', '.join((ENGINE, *_EACH))})"
        return f"(max without {same} ({one}) - min without {same} ({one}))"

    several = f"count without ({', '.join((ENGINE, *_EACH))}) ({series(names.DIGEST, **of)}) > 1"
    alike = f"{spread(names.POSITION)} == 0 and {spread(names.READING_DAY)} == 0 and {several}"
    same = f"and on ({CATALOGUE}) {spread(names.CATALOGUE_DIGEST)} == 0"
    return f"sum((({spread(names.DIGEST)} != bool 0) and ({alike})) {same}) or max({agreed(READY.name)}) * 0 - 1"


def progress(_catalogue: Catalogue) -> list[Block]:
    """Messages that wait, and how far the replay is."""
    lag = f"sum without ({', '.join((*_EACH, PARTITION))}) ({names.LAG.name})"
    position, end = (f"sum without ({', '.join((*_EACH, PARTITION))}) ({one.name})" for one in _REPLAY)
    read = f"{position} / ({end} > 0) or ({end} == 0) + 1"
    return [
        _lines("lag", "Messages waiting", 8, [(_BY_ENGINE, lag)], field()),
        _lines("replay", "Replay: part of the log read", 8, [(_BY_ENGINE, read)], _share()),
        _lines("age", "Age of the figures, and of what Kafka said", 8, _ages(), field(("s", 1))),
    ]


def _ages() -> list[tuple[str, str]]:
    metrics = (("figures", names.FIGURES_AGE), ("Kafka", names.LOG_AGE))
    return [(f"{_BY_ENGINE}: {name}", _of_each(metric)) for name, metric in metrics]


_REPLAY = (names.REPLAY_POSITION, names.REPLAY_END)


def costs(_catalogue: Catalogue) -> list[Block]:
    """How long it takes from an event to its figure, a fold and a scrape; how much memory a worker has."""
    p99 = f"histogram_quantile(0.99, sum by ({ENGINE}, le) (rate({names.EVENT_TO_METRIC.name}_bucket[5m])))"
    fold = [f"sum by ({ENGINE}) (rate({names.FOLD.name}_{part}[5m]))" for part in ("sum", "count")]
    memory = f"process_resident_memory_bytes * on (instance, job) group_left ({ENGINE}) {names.BUILD.name}"
    return [
        _lines("latency", "Event to figure, 99 of 100", 6, [(_BY_ENGINE, p99)], field(("s", 2))),
        _lines("fold", "A fold", 6, [(_BY_ENGINE, f"{fold[0]} / {fold[1]}")], field(("s", 1))),
        _lines("scrape", "A scrape", 6, [(_BY_ENGINE, _of_each(names.SCRAPE))], field(("s", 1))),
        _lines("memory", "Memory of a worker", 6, [("{{instance}}", memory)], field(("bytes", 1))),
    ]


def sources(_catalogue: Catalogue) -> list[Block]:
    """How long each source has been silent, beside its own rhythm."""
    columns = {
        "Since its last event": agreed(names.SILENCE.name),
        "Of that, working hours": agreed(names.QUIET.name),
        "Longest before, working hours": f"{agreed(names.RHYTHM.name)} or {agreed(names.QUIET.name)} * NaN",
    }
    one = panel(
        "table",
        "engine/sources",
        "Sources",
        (12, 9),
        description="A source that does not speak regularly, as a return that is imported once a year, has no rhythm.",
        targets=tabled(columns.values()),
        transformations=_by_source(columns),
        fieldConfig={
            "defaults": field(("locale", 1), mappings=texts.nothing("–"), custom={"align": "auto"}),
            "overrides": [override("Since its last event", unit="s", decimals=0)],
        },
        options=table_options(),
    )
    return [Block([one])]


def _by_source(columns: dict[str, str]) -> list[Json]:
    merge, organize = arranged(SOURCE, "Source", columns)
    shape = organize["options"]
    shape["excludeByName"].pop(AUTHORITY)
    shape["renameByName"][AUTHORITY] = "Authority"
    shape["indexByName"][AUTHORITY] = -1
    return [merge, organize]


def alerts(catalogue: Catalogue) -> list[Block]:
    """The alerts that wait or fire; a line that says so where there are none."""
    firing = f'max without ({", ".join((ENGINE, *_EACH))}) (ALERTS{{{CATALOGUE}="{catalogue.catalogue}"}})'
    none = 'label_replace(vector(1), "alertname", "none", "", "")'
    titles = {"alertname": "Alert", "alertstate": "State", "severity": "Severity", "area": "Area"}
    titles |= {AUTHORITY: "Authority", "indicator": "Indicator"}
    one = panel(
        "table",
        "engine/alerts",
        "Alerts",
        (12, 9),
        targets=tabled([f"{firing} or on () {none}"]),
        transformations=[only(titles)],
        fieldConfig={"defaults": field(mappings=texts.nothing("–"), custom={"align": "auto"}), "overrides": []},
        options=table_options(),
    )
    return [Block([one])]


def _share() -> Json:
    return field(("percentunit", 1), min=0, max=1)


def _lines(key: str, title: str, width: int, queries: list[tuple[str, str]], defaults: Json) -> Block:
    custom = {"drawStyle": "line", "lineWidth": 2, "fillOpacity": 10, "showPoints": "never", "spanNulls": False}
    look = {"custom": custom, "color": {"mode": "palette-classic"}}
    one = panel(
        "timeseries",
        f"engine/{key}",
        title,
        (width, 8),
        targets=ranged(queries),
        fieldConfig={"defaults": {"min": 0} | defaults | look, "overrides": []},
        options={
            "legend": {"showLegend": True, "displayMode": "list", "placement": "bottom", "calcs": []},
            "tooltip": {"mode": "multi", "sort": "none"},
        },
    )
    return Block([one])

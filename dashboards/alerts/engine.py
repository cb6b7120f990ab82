"""Alerts of the engine: it is silent, not ready, without figures; a source is silent; events are rejected."""

from collections.abc import Iterator

from dashboards.alerts.rule import Rule
from dashboards.promql import agreed, series
from dashboards.silence import LIVE_AFTER, SILENT_AFTER
from schemas import names
from schemas.catalogue import Catalogue
from schemas.names import AUTHORITY, CATALOGUE, READY, REASON, REJECTED, SILENCE, SOURCE, STATUS

_AREA = "engine"
_SECONDS = f"{SILENT_AFTER.total_seconds():.0f}"


def engine_alerts(catalogue: Catalogue) -> Iterator[Rule]:
    """The alerts that say whether the figures can be trusted."""
    yield _engine_silent()
    yield _engine_not_ready()
    yield _figures_absent(catalogue)
    yield _source_silent()
    yield _events_rejected()


def _engine_silent() -> Rule:
    return Rule(
        "EngineSilent",
        f"absent({READY.name})",
        "5m",
        "critical",
        _AREA,
        "No engine answers: there are no figures",
        "Prometheus has had no metrics from an engine for 5 minutes. The boards are empty and no other alert can fire. "
        "Look whether the engine runs and whether Prometheus reaches its /metrics.",
    )


def _engine_not_ready() -> Rule:
    return Rule(
        "EngineNotReady",
        f"max({agreed(READY.name)}) == 0",
        "15m",
        "critical",
        _AREA,
        "No engine has been ready for 15 minutes",
        f"The replay is not at its end: compare {names.REPLAY_POSITION.name} with {names.REPLAY_END.name}. "
        "If the position moves, wait; if not, look at the engine's log and whether it reaches Kafka.",
    )


def _figures_absent(catalogue: Catalogue) -> Rule:
    figures = series(STATUS, **{CATALOGUE: catalogue.catalogue})
    return Rule(
        "FiguresAbsent",
        f"absent({figures})\nand on () (max({agreed(READY.name)}) == 1)",
        "5m",
        "critical",
        _AREA,
        f"The engine is ready but has no figures of the catalogue {catalogue.catalogue}",
        "No authority has figures. Look whether the log holds events, whether the engine runs this catalogue, "
        "and whether a worker owns the authority's partition.",
    )


def _source_silent() -> Rule:
    """A source that was imported once is not live, and its silence is no news."""
    silent = f"({agreed(series(SILENCE))} > {_SECONDS})"
    live = f"({agreed(f'resets({SILENCE.name}[7d])')} >= {LIVE_AFTER})"
    return Rule(
        "SourceSilent",
        f"{silent}\nand {live}",
        "15m",
        "warning",
        _AREA,
        f"{{{{ $labels.{AUTHORITY} }}}}: {{{{ $labels.{SOURCE} }}}} silent for {{{{ $value | humanizeDuration }}}}",
        "The source has spoken several times in the past week and is silent now: the figures are growing old. "
        "Look at the feed on the source's side, then at what reaches the topic.",
    )


def _events_rejected() -> Rule:
    """Counted against a quarter of an hour before, not by `increase`: a restart replays the log and counts from 0."""
    now, before = agreed(REJECTED.name), agreed(f"{REJECTED.name} offset 15m")
    was_ready = f"on () (max({agreed(f'{READY.name} offset 15m')}) == 1)"
    return Rule(
        "EventsRejected",
        f"{now}\n- ({before} or ({now} * 0 and {was_ready}))\n> 0",
        "0m",
        "warning",
        _AREA,
        f'{{{{ $value | printf "%.0f" }}}} events rejected in 15 minutes: {{{{ $labels.{REASON} }}}}',
        f"They are in no figure. Each is on the topic {names.REJECTED_TOPIC} with its reason; mend them at the "
        "source and send them again.",
        keep_firing_for="15m",
    )

"""The engine: it is silent, cannot be asked, is not ready, hears nothing of Kafka, lags, stalls, rejects events."""

from collections.abc import Iterator

from dashboards.alerts.rule import Rule
from dashboards.promql import agreed, series
from schemas.names import (
    ENGINE,
    LAG,
    LOG_AGE,
    LOG_POSITION,
    PARTITION,
    READY,
    REASON,
    REJECTED,
    REJECTED_TOPIC,
    REJECTED_TOPIC_OK,
    REPLAY_POSITION,
)

EACH = ("instance", "job")
"""What the workers of one engine differ in: which engine it is must be known here."""
_TOO_MANY = 1000
"""Messages. A busy hour has some waiting at any time; an import's thousands are taken within seconds."""
_UNHEARD = 60
"""Seconds. Kafka is asked every second; a try takes up to 40."""
_OVER_TO = "10m"
"""Longer than EngineSilent and ScrapeMissing take to begin: where the engine's metrics vanish, they take over."""


def engine_alerts() -> Iterator[Rule]:
    """In the order in which they are to be looked at."""
    yield _silent()
    yield _scrape_missing()
    yield _not_ready()
    yield _nothing_in_reserve()
    yield _kafka_silent()
    yield _lagging()
    yield _stalled()
    yield _events_rejected()
    yield _rejected_unwritten()


def of_each(expression: str) -> str:
    """The expression, for each engine."""
    return f"max without ({', '.join(EACH)}) ({expression})"


def _silent() -> Rule:
    return Rule(
        "EngineSilent",
        f"absent({READY.name})",
        "5m",  # longer than a restart: an engine answers within seconds, long before it is ready
        "critical",
        "No engine answers: there are no figures",
        "Prometheus has had no metrics from any engine for 5 minutes. The boards are empty, and no alert of a figure "
        "can begin.\nLook first whether the engines run, then whether Prometheus reaches their /metrics.",
    )


def _scrape_missing() -> Rule:
    """Of one target: the other engine may have all figures, but nothing stands in for it then."""
    return Rule(
        "ScrapeMissing",
        'up{job=~"casetide.*"} == 0',
        "5m",  # longer than a restart
        "warning",
        "{{ $labels.instance }} does not answer Prometheus ({{ $labels.job }})",
        "While another engine answers there are figures, but there is nothing in reserve.\n"
        "Look first whether the engine runs, then at the error on Prometheus's page of targets.",
    )


def _not_ready() -> Rule:
    return Rule(
        "EngineNotReady",
        f"max({agreed(READY.name)}) == 0",
        "15m",  # longer than a replay of ten million events takes
        "critical",
        "No engine is ready: there are no figures",
        "The replay is not at its end.\nLook first whether the replay moves: "
        "then wait. If it does not, look at the engine's log, and whether it reaches Kafka.",
        keep_firing_for=_OVER_TO,
    )


def _nothing_in_reserve() -> Rule:
    """One that answers and never gets ready, as in a loop of crashes, is no reserve."""
    return Rule(
        "ReserveNotReady",
        f"{of_each(READY.name)} == 0",
        "30m",  # longer than any replay takes
        "warning",
        f"Engine {{{{ $labels.{ENGINE} }}}} has not been ready for half an hour",
        "While another engine is ready there are figures, but there is nothing in reserve.\n"
        "Look first at the engine's log: does it start again and again? Then whether its replay moves.",
        keep_firing_for=_OVER_TO,
    )


def _rejected_unwritten() -> Rule:
    return Rule(
        "RejectedUnwritten",
        f"min without ({', '.join(EACH)}) ({REJECTED_TOPIC_OK.name}) == 0",
        "5m",  # longer than a broker's restart
        "critical",
        f"Engine {{{{ $labels.{ENGINE} }}}} cannot write what it rejects",
        f"The figures go on; what could not be used waits in memory for the topic {REJECTED_TOPIC}, and the engine is "
        "not ready for traffic.\nLook first whether the broker is well and the topic is there.",
        keep_firing_for=_OVER_TO,
    )


def _kafka_silent() -> Rule:
    """Where nothing waits there is no lag either, and figures that nothing new comes to look as they should."""
    return Rule(
        "KafkaSilent",
        f"{of_each(LOG_AGE.name)} > {_UNHEARD}",
        "3m",  # longer than a broker's restart
        "critical",
        f"Engine {{{{ $labels.{ENGINE} }}}} has heard nothing of Kafka for {{{{ $value | humanizeDuration }}}}",
        "The figures are as they were then: no event since is in them, and nobody can send one.\n"
        "Look first whether the broker runs, then whether the engine reaches it.",
        keep_firing_for=_OVER_TO,
    )


def _lagging() -> Rule:
    return Rule(
        "EngineLagging",
        f"sum without ({PARTITION}) ({of_each(LAG.name)}) > {_TOO_MANY}",
        "10m",  # longer than a year's returns take
        "warning",
        f'Engine {{{{ $labels.{ENGINE} }}}} is behind: {{{{ $value | printf "%.0f" }}}} messages wait',
        f"More than {_TOO_MANY} messages have waited for 10 minutes: the figures are not of now.\n"
        "Look first whether somebody imports; then at the engine's CPU and the times of its folds.",
        keep_firing_for=_OVER_TO,
    )


def _stalled() -> Rule:
    """Five minutes without a step, for five minutes: a start or a hand-over is shorter than either."""
    moves = (f"{of_each(f'changes({metric.name}[5m])')} > 0" for metric in (LOG_POSITION, REPLAY_POSITION))
    waiting = "\n  unless ".join((f"{of_each(LAG.name)} > 0", *moves))
    return Rule(
        "EngineStalled",
        f"count without ({PARTITION}) (\n  {waiting}\n)",
        "5m",
        "critical",
        f'Engine {{{{ $labels.{ENGINE} }}}} stands still: messages wait on {{{{ $value | printf "%.0f" }}}} partitions',
        "For 10 minutes neither the agent nor the replay has taken one of them: what they say is in no figure.\n"
        "Look first at the engine's log, then whether Kafka is well; then restart the engine.",
        keep_firing_for=_OVER_TO,
    )


def _events_rejected() -> Rule:
    """Of each worker against itself a quarter of an hour before, if it was ready then: a replay counts from 0.

    By `increase` the first one of a reason would be missed.
    """
    before = f"({REJECTED.name} offset 15m or {REJECTED.name} * 0)"
    was_ready = f"({series(READY)} offset 15m == 1)"
    more = f"\n  ({REJECTED.name} - {before})\n  and on ({', '.join((ENGINE, *EACH))}) {was_ready}\n"
    return Rule(
        "EventsRejected",
        f"{agreed(more)} > 0",
        "0m",  # one that is lost is one too many
        "warning",
        f'{{{{ $value | printf "%.0f" }}}} events rejected in 15 minutes: {{{{ $labels.{REASON} }}}}',
        f"They are in no figure. Each is on the topic {REJECTED_TOPIC} with its reason; mend them at the source and "
        "send them again.",
        keep_firing_for="15m",  # so that who looks in the hour still finds it
    )

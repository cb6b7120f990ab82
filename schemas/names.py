"""Every metric, label and topic, named once: the exporter, the boards and the rules spell them by this file."""

from dataclasses import dataclass
from typing import Literal

PREFIX = "casetide_"

ENGINE = "engine"
"""Which engine says so; two engines on one log say the same."""
AUTHORITY, CATALOGUE, INDICATOR, PROCESS = "authority", "catalogue", "indicator", "process"
PART, MONTH, WINDOW, TEAM, AREA = "part", "month", "window", "team", "area"
TYPE, OUTCOME, REASON, SOURCE, PARTITION, VERSION = "type", "outcome", "reason", "source", "partition", "version"

_FIGURE = (ENGINE, AUTHORITY, CATALOGUE, INDICATOR)
_MONTHLY = (*_FIGURE, MONTH)
_CARD = (ENGINE, CATALOGUE, INDICATOR)
_PLACE = (ENGINE, AUTHORITY, CATALOGUE)
_SPELLS = (ENGINE, AUTHORITY, CATALOGUE, PROCESS)

RATINGS = {"none": 0, "red": 1, "amber": 2, "green": 3}
DIRECTIONS = {"down": -1, "level": 0, "up": 1}
STATUSES = {"no_data": 0, "partial": 1, "ok": 2}
WINDOWS = ("today", "7_days", "28_days", "12_months")
OTHER, UNKNOWN, UNDECIDED = "other", "unknown", "undecided"
NO_TEAM = "none"
"""Where nothing is open: of no team."""


SHARED = frozenset({"group", "meeting", "team", "worker"})
"""Fields whose value means the same for every child; all other references are unique within a child only."""


def label_of(value: object) -> str:
    """A value of a field as the label of a part."""
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


NOW, MONTHS = "/metrics", "/metrics/months"
"""Where metrics are: what moves with every event; the cards and their closed months, asked for less often."""


@dataclass(frozen=True)
class Metric:
    """A metric: its name without prefix, what it says, its labels, the path that it is on."""

    short: str
    help: str
    labels: tuple[str, ...]
    kind: Literal["gauge", "counter", "histogram"] = "gauge"
    path: str = NOW

    @property
    def name(self) -> str:
        """The name as Prometheus shows it."""
        return PREFIX + self.short + ("_total" if self.kind == "counter" else "")


VALUE = Metric("indicator_value", "The value now, of the open month or the day; shares are 0 to 1.", _FIGURE)
NUMERATOR = Metric("indicator_numerator", "What is counted, in the open month or on the day.", _FIGURE)
DENOMINATOR = Metric("indicator_denominator", "What it is a share of, in the open month or on the day.", _FIGURE)
RATE = Metric("indicator_rate_per_10000", "The numerator per 10,000 children aged 0 to 17, over its period.", _FIGURE)
TARGET_LOW = Metric("indicator_target_low", "The least that meets the target.", _FIGURE)
TARGET_HIGH = Metric("indicator_target_high", "The most that meets the target.", _FIGURE)
RATING = Metric("indicator_rating", "Against the target: 3 green, 2 amber, 1 red, 0 none.", _FIGURE)
OVERRIDDEN_RATING = Metric(
    "indicator_overridden_rating",
    "An officer's rating of the open month, beside the rule's: 3 green, 2 amber, 1 red, 0 none; absent without one.",
    _FIGURE,
)
DIRECTION = Metric(
    "indicator_direction",
    "Against a year before: 1 up, 0 level, -1 down; absent without one, or in an open month.",
    _FIGURE,
)
STATUS = Metric(
    "indicator_status", "Of the value: 2 ok, 1 partial (data for a part of the period), 0 no data.", _FIGURE
)
PENDING = Metric("indicator_pending", "Open now, of what the indicator times.", _FIGURE)
OVERDUE = Metric("indicator_overdue", "Open now, and the due day is over.", _FIGURE)
DUE_SOON = Metric("indicator_due_soon", "Open now, and due within the working days that the catalogue names.", _FIGURE)
BEST = Metric("indicator_best_month_end", "The best that the open month can still end at.", _FIGURE)
WORST = Metric("indicator_worst_month_end", "The worst that the open month can still end at.", _FIGURE)
BREAKDOWN = Metric("indicator_breakdown", "The parts of the numerator; they add up to it.", (*_FIGURE, PART))
CASES = Metric(
    "indicator_month_end_cases", "Cases that decide how the open month ends: counted so far, or open.", _FIGURE
)
MARGIN = Metric(
    "indicator_late_to_miss",
    "How many more late, and even the best month end misses the target; 0 where it does already.",
    _FIGURE,
)
DUE_SOON_UNTIL = Metric(
    "indicator_due_soon_until_timestamp_seconds", "The last second, in London, of what is due soon.", _FIGURE
)
INDICATOR_INFO = Metric(
    "indicator_info",
    "1; the card: its name, also as walls say it, area, unit, polarity, what is rated: value, rate, direction or none.",
    (*_CARD, "title", "short", AREA, "unit", "polarity", "rated"),
)

STARTED = Metric("process_started", "Spells that started in the window that ends now.", (*_SPELLS, WINDOW))
ENDED = Metric("process_ended", "Spells that ended in the window that ends now.", (*_SPELLS, WINDOW))
OPEN = Metric("process_open", "Spells that are open now.", _SPELLS)
TEAM_OVERDUE = Metric("process_overdue", "Open now, and the due day is over; by responsible team.", (*_SPELLS, TEAM))
TEAM_DUE_SOON = Metric(
    "process_due_soon",
    "Open now, and due within the working days of the process; by responsible team.",
    (*_SPELLS, TEAM),
)
OLDEST = Metric("process_oldest_days", "Of what is timed and open now: days since the start of the oldest.", _SPELLS)
READING_DAY = Metric(
    "reading_day_timestamp_seconds", "The day that the figures are of: its first instant in London.", _PLACE
)
POSITION = Metric(
    "figures_position", "The offset up to which the log is in the figures; absent while the replay fills a gap.", _PLACE
)
DIGEST = Metric(
    "figures_digest",
    "A fingerprint of all figures: the same in engines with equal position, reading day and catalogue digest.",
    _PLACE,
)
CATALOGUE_DIGEST = Metric("catalogue_digest", "A fingerprint of the catalogue.", (ENGINE, CATALOGUE))

MONTH_VALUE = Metric("month_value", "The value of a closed month as known now.", _MONTHLY, path=MONTHS)
MONTH_NUMERATOR = Metric("month_numerator", "The numerator of a closed month, known now.", _MONTHLY, path=MONTHS)
MONTH_DENOMINATOR = Metric("month_denominator", "The denominator of a closed month.", _MONTHLY, path=MONTHS)
MONTH_RATE = Metric(
    "month_rate_per_10000", "The rate of a closed month, over its own period, known now.", _MONTHLY, path=MONTHS
)
MONTH_STATUS = Metric("month_status", "Of a closed month: 2 ok, 1 partial, 0 no data.", _MONTHLY, path=MONTHS)
MONTH_RATING = Metric(
    "month_rating", "Of a closed month, against its target: 3 green, 2 amber, 1 red, 0 none.", _MONTHLY, path=MONTHS
)
MONTH_OVERRIDDEN_RATING = Metric(
    "month_overridden_rating", "An officer's rating of a closed month; absent without one.", _MONTHLY, path=MONTHS
)
INDICATOR_PLACE = Metric("indicator_place", "The place of an indicator in its catalogue, from 1.", _CARD, path=MONTHS)
CARD = Metric(
    "indicator_card",
    "1; what the card says: what is counted, how to read it, who answers for it, the definition's source.",
    (*_CARD, "description", "guide", "officer", "source"),
    path=MONTHS,
)
BENCHMARK = Metric(
    "indicator_benchmark",
    "A figure of others, with its year; of a year, a month, a quarter or a day; of the value or the rate; comparable?",
    (*_CARD, "of", "year", "basis", "applies_to", "comparable"),
    path=MONTHS,
)

EVENTS = Metric(
    "events", "Events taken, by type and outcome: new, repeat, rejected.", (ENGINE, TYPE, OUTCOME), "counter"
)
REJECTED = Metric(
    "events_rejected",
    "Events that could not be used, by reason; the rejected topic holds them.",
    (ENGINE, REASON),
    "counter",
)
AGENT_EVENTS = Metric(
    "agent_events", "Events that reached the engine by its agents, not by the replay.", (ENGINE,), "counter"
)
LOG_POSITION = Metric("log_position", "The offset up to which messages are taken.", (ENGINE, PARTITION))
LAG = Metric("lag_events", "Messages on the log that the agent has not handled yet.", (ENGINE, PARTITION))
LOG_AGE = Metric(
    "log_age_seconds", "Since Kafka last told where the log ends, which it is asked every second.", (ENGINE,)
)
REPLAY_POSITION = Metric("replay_position", "The offset that the replay has come to.", (ENGINE, PARTITION))
REPLAY_END = Metric("replay_end", "The offset that the replay ends at.", (ENGINE, PARTITION))
READY = Metric("ready", "1 when caught up: the replay is at its end and everything is folded.", (ENGINE,))
REJECTED_TOPIC_OK = Metric(
    "rejected_topic_ok",
    "1 while what is rejected can be written to its topic; what waits is kept until then.",
    (ENGINE,),
)
SILENCE = Metric(
    "source_silence_seconds",
    "Since the source's last event was recorded; in real seconds, also where the engine's clock runs faster.",
    (ENGINE, AUTHORITY, SOURCE),
)
QUIET = Metric(
    "source_silence_working_hours",
    "Since the source's last event was recorded, in working hours.",
    (ENGINE, AUTHORITY, SOURCE),
)
RHYTHM = Metric(
    "source_rhythm_working_hours",
    "The longest that the source was silent in the four weeks before its last event, in working hours; absent of one "
    "that does not speak regularly.",
    (ENGINE, AUTHORITY, SOURCE),
)
FIGURES_AGE = Metric(
    "figures_age_seconds",
    "Since the figures were last brought up to date, which happens at least every few seconds.",
    (ENGINE,),
)
FOLD = Metric("fold_seconds", "A pass over the children with new events.", (ENGINE,), "histogram")
SCRAPE = Metric("scrape_seconds", "Making the figures of one scrape, the one before.", (ENGINE,))
EVENT_TO_METRIC = Metric(
    "event_to_figure_seconds", "From taking an event to the figures that count it.", (ENGINE,), "histogram"
)
CLASHES = Metric(
    "clashes",
    "Events with equal identity and recorded time but other content, or of another type than their identity's.",
    (ENGINE, AUTHORITY),
)
HELD = Metric("versions_held", "Versions of events held in the histories.", (ENGINE, AUTHORITY))
CLOCK = Metric(
    "clock_timestamp_seconds", "The engine's clock, in seconds since 1970; it may run faster in a demo.", (ENGINE,)
)
BUILD = Metric("build_info", "1; the version.", (ENGINE, VERSION))

METRICS: tuple[Metric, ...] = tuple(value for value in globals().values() if isinstance(value, Metric))
"""All of them, in the order of this file."""

EVENTS_TOPIC, REJECTED_TOPIC = "casetide.events", "casetide.rejected"

"""When the alerts of the engine, of the figures as a whole and of sources fire. `promtool test rules` is the judge."""

import pytest

from tests.boards.alerts import AUTHORITY, Alerts

OTHER = "E06000019"


@pytest.fixture
def alerts(tmp_path, rules_file, catalogue):
    return Alerts(tmp_path, rules_file, catalogue.catalogue)


def of(metric, engine="a", **labels):
    """A series as Prometheus stores it."""
    told = {"engine": engine, "instance": f"{engine}:9464", "job": "casetide"} | labels
    chosen = ", ".join(f'{name}="{value}"' for name, value in told.items())
    return f"{metric}{{{chosen}}}"


def ready(engine="a"):
    return of("casetide_ready", engine)


def test_a_silent_engine_wakes_people_after_five_minutes(alerts):
    """The last sample is five minutes old before Prometheus takes the series for gone."""
    alerts.fires_raw("EngineSilent", {ready(): "1x19 _x40"}, at=[(28, False), (31, True)])


def test_one_of_two_engines_that_answers_is_enough(alerts):
    alerts.fires_raw("EngineSilent", {ready("a"): "1x19 _x40", ready("b"): "1x59"}, at=[(45, False)])


def test_a_target_that_cannot_be_asked_is_told_and_resolves_when_it_answers(alerts):
    """Another job's is none of ours."""
    months = {'up{job="casetide-months", instance="b:9464"}': "1x4 0x9 1x9"}

    alerts.fires_raw("ScrapeMissing", months, at=[(9, False), (10, True), (14, True), (15, False)])
    alerts.fires_raw("ScrapeMissing", {'up{job="node", instance="b:9100"}': "0x20"}, at=[(19, False)])


def test_engines_that_are_not_ready_wake_people_unless_one_is(alerts):
    one = {ready("a"): "0x40"}

    alerts.fires_raw("EngineNotReady", one, at=[(14, False), (15, True)])
    alerts.fires_raw("EngineNotReady", one | {ready("b"): "1x40"}, at=[(20, False)])
    alerts.fires_raw("EngineNotReady", {ready("a"): "0x19 1x29"}, at=[(19, True), (31, False)])


def test_when_an_engine_that_is_not_ready_vanishes_its_silence_takes_over(alerts):
    vanishes = {ready("a"): "0x19 _x40"}

    alerts.fires_raw("EngineNotReady", vanishes, at=[(19, True), (31, True), (45, False)])
    alerts.fires_raw("EngineSilent", vanishes, at=[(31, True), (45, True)])


def lag(values, engine="a", partition="3"):
    return {of("casetide_lag_events", engine, partition=partition): values}


def test_an_engine_lags_when_more_than_a_thousand_messages_wait_for_ten_minutes(alerts):
    """Over its partitions together; those of another engine are another's."""
    alerts.fires_raw("EngineLagging", lag("1000x20"), at=[(19, False)])
    alerts.fires_raw("EngineLagging", lag("1001x19 0x19"), at=[(9, False), (10, True), (35, False)])
    alerts.fires_raw("EngineLagging", lag("600x20") | lag("401x20", partition="4"), at=[(9, False), (10, True)])
    alerts.fires_raw("EngineLagging", lag("600x20") | lag("600x20", engine="b"), at=[(19, False)])


def moving(metric, values, partition="3"):
    return {of(metric, partition=partition): values}


@pytest.mark.parametrize(
    ("others", "at"),
    [
        (moving("casetide_log_position", "100x60"), [(4, False), (5, True)]),
        (moving("casetide_log_position", "100+1x60"), [(60, False)]),
        (moving("casetide_log_position", "100x60") | moving("casetide_replay_position", "0+1x60"), [(60, False)]),
        (moving("casetide_log_position", "100x60") | moving("casetide_replay_position", "9x60"), [(5, True)]),
        (moving("casetide_log_position", "100+1x19 119x40"), [(27, False), (30, True)]),
        (moving("casetide_log_position", "100x30 101+1x30"), [(30, True), (45, False)]),
        (moving("casetide_log_position", "100+1x60", partition="4"), [(5, True)]),
    ],
    ids=[
        "nothing moves",
        "the agent moves",
        "the replay moves",
        "the replay stands too",
        "for ten minutes since the last",
        "until it moves again",
        "another partition moves",
    ],
)
def test_an_engine_stands_still_when_messages_wait_and_neither_agent_nor_replay_takes_one(alerts, others, at):
    alerts.fires_raw("EngineStalled", lag("7x60") | others, at)


def test_an_engine_for_which_nothing_waits_may_stand(alerts):
    alerts.fires_raw("EngineStalled", lag("0x60") | moving("casetide_log_position", "100x60"), at=[(60, False)])


def rejected(values, engine="a"):
    return {of("casetide_events_rejected_total", engine, reason="not JSON"): values}


def test_a_rejected_event_wakes_people_the_first_one_too(alerts):
    up = {ready(): "1x90"}

    alerts.fires_raw("EventsRejected", up | rejected("3x90"), at=[(40, False)])
    alerts.fires_raw("EventsRejected", up | rejected("_x40 1x49"), at=[(39, False), (40, True), (75, False)])
    alerts.fires_raw("EventsRejected", up | rejected("3x29 5x59"), at=[(29, False), (30, True), (65, False)])


def test_a_restart_that_counts_the_rejected_again_wakes_nobody(alerts):
    restarted = {ready(): "1x30 _x20 0x3 1x40"} | rejected("3x30 _x20 1 2 3x41")

    alerts.fires_raw("EventsRejected", restarted, at=[(minute, False) for minute in range(45, 90)])


def test_of_two_workers_each_is_seen(alerts):
    """The other has counted more, before."""
    up = {ready("a"): "1x60", ready("b"): "1x60"}

    alerts.fires_raw("EventsRejected", up | rejected("9x60") | rejected("1x30 2x30", "b"), at=[(30, False), (32, True)])


def age(values, engine="a"):
    return {of("casetide_figures_age_seconds", engine): values, ready(engine): "1x40"}


def test_figures_that_are_not_brought_up_to_date_are_stale(alerts):
    alerts.fires_raw("FiguresStale", age("60x20"), at=[(20, False)])
    alerts.fires_raw("FiguresStale", age("61x20 2x20"), at=[(4, False), (5, True), (35, False)])
    alerts.fires_raw("FiguresStale", age("2x20") | age("61x20", "b"), at=[(5, True)])


def test_one_engine_that_never_gets_ready_is_told_though_the_other_is(alerts):
    both = {ready("a"): "1x60", ready("b"): "0x40 1x20"}
    alerts.fires_raw("ReserveNotReady", both, at=[(29, False), (30, True), (55, False)])
    alerts.fires_raw("ReserveNotReady", {ready("a"): "1x60", ready("b"): "1x60"}, at=[(59, False)])


def test_what_is_rejected_and_cannot_be_written_wakes_people(alerts):
    alerts.fires_raw("RejectedUnwritten", {of("casetide_rejected_topic_ok"): "1x20"}, at=[(19, False)])
    alerts.fires_raw(
        "RejectedUnwritten", {of("casetide_rejected_topic_ok"): "0x10 1x30"}, at=[(4, False), (5, True), (25, False)]
    )


def unheard(values, engine="a"):
    return {of("casetide_log_age_seconds", engine): values}


def test_an_engine_that_hears_nothing_of_kafka_wakes_people_also_where_the_other_does(alerts):
    alerts.fires_raw("KafkaSilent", unheard("60x20"), at=[(20, False)])
    alerts.fires_raw("KafkaSilent", unheard("61x20 1x20"), at=[(2, False), (3, True), (35, False)])
    alerts.fires_raw("KafkaSilent", unheard("1x20") | unheard("61x20", "b"), at=[(3, True)])


def test_an_engine_that_still_replays_is_not_stale(alerts):
    alerts.fires_raw("FiguresStale", age("600x20") | {ready(): "0x20"}, at=[(19, False)])


MIDNIGHT = 1_761_433_200
"""Sunday 26 October 2025 in London, the day of 25 hours: 25 October, 23:00 UTC."""


def day(clock, catalogue, midnight=MIDNIGHT):
    return {
        of("casetide_clock_timestamp_seconds"): clock,
        of(
            "casetide_reading_day_timestamp_seconds", authority=AUTHORITY, catalogue=catalogue.catalogue
        ): f"{midnight}x90",
    }


def test_figures_of_yesterday_are_stale_once_a_day_of_25_hours_is_over(alerts, catalogue):
    """A minute is left for the pass after midnight, and five for `for`."""
    last_ten_minutes = f"{MIDNIGHT + 25 * 3600 - 600}+60x90"

    alerts.fires_raw("FiguresStale", day(last_ten_minutes, catalogue), at=[(16, False), (17, True)])


def test_a_clock_that_runs_faster_leaves_as_much_of_its_own_time(alerts, catalogue):
    """At 1,440 times as fast a day is over in a minute; the figures are a pass behind, then a minute and more."""
    fast = f"{MIDNIGHT}+86400x90"
    step = f"{MIDNIGHT - 86400}+86400x20 {MIDNIGHT + 20 * 86400}x60"
    series = day(fast, catalogue)
    reading_day = next(name for name in series if "reading_day" in name)

    alerts.fires_raw("FiguresStale", series | {reading_day: step}, at=[(20, False), (30, True)])


def has_figures(catalogue, values, authority=AUTHORITY):
    """The same values for what each authority has: a reading day and statuses."""
    of_it = {"authority": authority, "catalogue": catalogue.catalogue}
    return {
        of("casetide_reading_day_timestamp_seconds", **of_it): values,
        of("casetide_indicator_status", **of_it, indicator="x"): values,
    }


def test_an_engine_that_is_ready_and_has_no_figures_wakes_people(alerts, catalogue):
    alerts.fires_raw("FiguresAbsent", {ready(): "1x40"}, at=[(4, False), (5, True)])
    alerts.fires_raw("FiguresAbsent", {ready(): "1x40"} | has_figures(catalogue, "1x40"), at=[(10, False)])
    alerts.fires_raw("FiguresAbsent", {ready(): "0x40"}, at=[(10, False)])


def test_one_authority_whose_figures_vanish_wakes_people_until_they_are_back(alerts, catalogue):
    """Longer than the hour that is looked back."""
    series = {ready(): "1x400"} | has_figures(catalogue, "1x19 _x200 1x49") | has_figures(catalogue, "1x300", OTHER)
    expected = [(19, False), (28, False), (31, True), (200, True), (219, True), (220, False)]

    alerts.fires_raw("FiguresAbsent", series, at=expected)


def test_another_catalogues_figures_are_none_of_these(alerts, catalogue):
    others = catalogue.model_copy(update={"catalogue": "another"})

    alerts.fires_raw("FiguresAbsent", {ready(): "1x40"} | has_figures(others, "1x40"), at=[(10, True)])


@pytest.mark.parametrize(
    ("changed", "fires"),
    [
        ({}, True),
        ({"figures_digest": "7x60"}, False),
        ({"figures_position": "41x60"}, False),
        ({"reading_day_timestamp_seconds": f"{MIDNIGHT - 86400}x60"}, False),
        ({"catalogue_digest": "6x60"}, False),
        ({"figures_digest": "8x3 7x60"}, False),
    ],
    ids=["differ", "agree", "one is behind", "another day", "another catalogue", "for a moment only"],
)
def test_engines_disagree_only_where_position_day_and_catalogue_are_equal(alerts, catalogue, changed, fires):
    a = dict.fromkeys(("figures_digest", "catalogue_digest"), "7x60")
    a |= {"figures_position": "40x60", "reading_day_timestamp_seconds": f"{MIDNIGHT}x60"}
    series = _say("a", a, catalogue) | _say("b", a | {"figures_digest": "8x60"} | changed, catalogue)

    alerts.fires_raw("EnginesDisagree", series, at=[(3, False), (4, fires), (30, fires)])


def test_engines_that_are_seldom_at_the_same_position_are_seen_to_disagree(alerts, catalogue):
    """Every other minute an event is between the two scrapes; five of nine minutes are enough. Mended, it ends."""
    same = {"catalogue_digest": "7x60", "reading_day_timestamp_seconds": f"{MIDNIGHT}x60"}
    a = same | {"figures_digest": "7x60", "figures_position": "1+1x60"}
    b = same | {"figures_digest": "8x30 7x30", "figures_position": _every_other(60)}
    series = _say("a", a, catalogue) | _say("b", b, catalogue)

    alerts.fires_raw("EnginesDisagree", series, at=[(7, False), (8, True), (30, True), (50, False)])


def _every_other(minutes):
    return " ".join(str(minute + 1 - minute % 2) for minute in range(minutes))


def _say(engine, figures, catalogue):
    return {
        of(
            f"casetide_{short}",
            engine,
            catalogue=catalogue.catalogue,
            **({} if short == "catalogue_digest" else {"authority": AUTHORITY}),
        ): values
        for short, values in figures.items()
    }


def source(quiet, rhythm, name="case-system"):
    found = {of("casetide_source_silence_working_hours", authority=AUTHORITY, source=name): quiet}
    return found | (
        {of("casetide_source_rhythm_working_hours", authority=AUTHORITY, source=name): rhythm} if rhythm else {}
    )


@pytest.mark.parametrize(
    ("quiet", "rhythm", "fires"),
    [("16.1x30", "8x30", True), ("16x30", "8x30", False), ("4x30", "0.5x30", False), ("4.1x30", "0.5x30", True)],
    ids=["beyond twice its longest", "twice its longest", "four hours", "more than four hours"],
)
def test_a_source_is_silent_beyond_twice_its_longest_and_four_working_hours(alerts, quiet, rhythm, fires):
    alerts.fires_raw("SourceSilent", source(quiet, rhythm), at=[(14, False), (15, fires)])


def test_a_source_without_a_rhythm_may_be_silent(alerts):
    """A return that was imported once."""
    alerts.fires_raw("SourceSilent", source("900x30", None, "ssda903"), at=[(29, False)])


def test_a_silent_source_stays_told_while_no_engine_tells_of_it(alerts):
    series = source("20x19 _x200 0x19", "8x19 _x200 8x19")

    alerts.fires_raw("SourceSilent", series, at=[(15, True), (219, True), (220, False)])

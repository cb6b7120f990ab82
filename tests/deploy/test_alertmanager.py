"""Who is told what, and when: by amtool, and by a real Alertmanager."""

import datetime as dt
import subprocess
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from ruamel.yaml import YAML

from dashboards.alerts import about_figures, about_the_engine
from schemas.catalogue import available, named
from tests.boards.prometheus import tool
from tests.deploy.alertmanager import listen, start_alertmanager, until
from tests.deploy.files import DEPLOY, read

CONFIG = DEPLOY / "alertmanager" / "alertmanager.yml"
URL = "http://127.0.0.1:9099/alerts"
SEVERITIES = ("critical", "warning", "info")
AREAS = sorted({area for name in available() for area in named(name).areas} | {"engine"})
PLACE = {"catalogue": "england", "authority": "E06000019", "indicator": "plans_reviewed_within_timescale"}
FIGURES = {**PLACE, "area": "child_protection", "severity": "warning"}
ENGINE = {"catalogue": "england", "area": "engine", "severity": "warning"}
CRITICAL = {"EngineSilent", "EngineNotReady", "FiguresAbsent"}
OF_THE_ENGINE = {*CRITICAL, "ScrapeMissing", "SourceSilent", "EngineLagging", "EventsRejected"}
LONDON = ZoneInfo("Europe/London")
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def test_amtool_finds_nothing_wrong_with_the_configuration():
    _accepted(CONFIG)


def test_the_example_by_email_is_one_that_alertmanager_takes(tmp_path):
    config, email = read("alertmanager/alertmanager.yml"), read("alertmanager/email.yml")
    (theirs,) = email["receivers"]
    ours = [theirs if receiver["name"] == theirs["name"] else receiver for receiver in config["receivers"]]
    assert theirs in ours

    _accepted(_written(tmp_path, config | {"global": email["global"], "receivers": ours}))


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("severity", SEVERITIES)
def test_an_alert_of_an_area_goes_to_that_areas_receiver(area, severity):
    assert area == _receiver(area=area, severity=severity)


def test_an_alert_of_an_area_that_nobody_knows_is_not_lost():
    assert "casetide" == _receiver(area="transport", severity="warning")


def test_every_area_of_every_alert_has_a_receiver():
    rules = [rule for name in available() for rule in (*about_the_engine(named(name)), *about_figures(named(name)))]

    assert {rule.area for rule in rules} <= set(AREAS)
    assert {rule.severity for rule in rules} <= set(SEVERITIES)


def test_all_receivers_send_to_one_address_and_say_what_is_over():
    hooks = [
        hook for receiver in read("alertmanager/alertmanager.yml")["receivers"] for hook in receiver["webhook_configs"]
    ]

    assert [{"url": URL, "send_resolved": True}] * (len(AREAS) + 1) == hooks
    assert 1 == CONFIG.read_text("utf-8").count("http://")


def test_working_hours_are_eight_to_six_from_monday_to_friday_in_london():
    (hours,) = read("alertmanager/alertmanager.yml")["time_intervals"]

    assert [
        {
            "weekdays": ["monday:friday"],
            "times": [{"start_time": "08:00", "end_time": "18:00"}],
            "location": "Europe/London",
        }
    ] == hours["time_intervals"]


def test_out_of_hours_only_what_is_critical_is_told(tmp_path):
    """Never now: the working day is moved to the day after tomorrow."""
    with (
        listen() as listener,
        start_alertmanager(tmp_path, _hurried(tmp_path, listener.url, _day_after_tomorrow())) as alertmanager,
    ):
        alertmanager.tell(
            {**FIGURES, "alertname": "TooManyOverdue"},
            {**ENGINE, "alertname": "EngineLagging"},
            {**FIGURES, "alertname": "Grave", "severity": "critical"},
        )
        # The second turn comes when the first is done with.
        until(lambda: all(alertmanager.rounds(alert) > 1 for alert in ("TooManyOverdue", "EngineLagging", "Grave")))

        assert {("child_protection", "Grave")} == listener.alerts()


def test_in_hours_each_area_is_told_its_own(tmp_path):
    """Now, whenever that is: every day is a working day, all day."""
    with listen() as listener, start_alertmanager(tmp_path, _hurried(tmp_path, listener.url, *DAYS)) as alertmanager:
        alertmanager.tell({**FIGURES, "alertname": "TooManyOverdue"}, {**ENGINE, "alertname": "EngineLagging"})
        until(lambda: len(listener.alerts()) == 2)

        assert {("child_protection", "TooManyOverdue"), ("engine", "EngineLagging")} == listener.alerts()


@pytest.fixture(scope="module")
def alertmanager(tmp_path_factory):
    """With the file as it is: it sends nothing before its group_wait is over."""
    folder = tmp_path_factory.mktemp("alertmanager")
    with start_alertmanager(folder, CONFIG) as running:
        yield running


@pytest.mark.parametrize(
    ("fires", "silenced", "not_silenced"),
    [
        ("EngineSilent", ["BelowTarget", "TooManyOverdue", "ScrapeMissing", "SourceSilent"], []),
        ("EngineNotReady", ["BelowTarget", "TargetAtRisk"], ["EngineLagging", "ScrapeMissing", "SourceSilent"]),
        ("FiguresAbsent", ["AboveTarget", "TargetAtRisk"], ["EventsRejected", "ScrapeMissing"]),
        ("TargetOutOfReach", ["BelowTarget", "TargetAtRisk"], ["TooManyOverdue", "EngineLagging"]),
        ("BelowTarget", ["TargetAtRisk"], ["TooManyOverdue", "EngineLagging"]),
        ("TargetAtRisk", [], ["BelowTarget", "TargetOutOfReach", "TooManyOverdue"]),
        ("ScrapeMissing", [], ["BelowTarget", "EngineLagging"]),
    ],
)
def test_what_says_more_silences_what_says_less(alertmanager, fires, silenced, not_silenced):
    found = _silenced(alertmanager, fires, [fires, *silenced, *not_silenced])

    assert dict.fromkeys(silenced, True) | dict.fromkeys([fires, *not_silenced], False) == {
        name: fires in by for name, by in found.items()
    }


def test_nothing_silences_what_is_critical(alertmanager):
    assert {name: [] for name in CRITICAL} == _silenced(alertmanager, "EngineSilent", sorted(CRITICAL))


@pytest.mark.parametrize(
    ("fires", "label"), [("EngineSilent", "catalogue"), ("TargetOutOfReach", "authority"), ("BelowTarget", "indicator")]
)
def test_and_nothing_of_another_catalogue_authority_or_indicator(alertmanager, fires, label):
    found = _silenced(alertmanager, fires, [fires, "TargetAtRisk"], TargetAtRisk={label: "another"})

    assert [] == found["TargetAtRisk"]


@pytest.mark.parametrize(("authority", "silenced"), [("E06000019", True), ("another", False)])
def test_an_authority_without_figures_silences_its_own_and_no_others(alertmanager, authority, silenced):
    absent, at_risk = {"authority": "E06000019"}, {"authority": authority}
    names = ["FiguresAbsent", "TargetAtRisk"]
    found = _silenced(alertmanager, "FiguresAbsent", names, FiguresAbsent=absent, TargetAtRisk=at_risk)

    assert silenced == ("FiguresAbsent" in found["TargetAtRisk"])


def _silenced(alertmanager, fires, names, **changed):
    """Who silences whom, where these fire. What the other tests tell is of other catalogues."""
    own = f"{fires} {names} {changed}"
    alerts = [_labels(name) | {"catalogue": own} | changed.get(name, {}) for name in names]
    # A pair that comes last: when it is seen to work, those before it have been seen too.
    last = [_labels(name) | {"catalogue": f"last {own}"} for name in ("TargetAtRisk", "BelowTarget")]
    alertmanager.tell(*alerts, *last)
    until(lambda: alertmanager.silenced(f"last {own}")["TargetAtRisk"])
    return alertmanager.silenced("another") | alertmanager.silenced(own)


def _labels(name):
    return {
        **(ENGINE if name in OF_THE_ENGINE else FIGURES),
        "severity": "critical" if name in CRITICAL else "warning",
        "alertname": name,
    }


def _receiver(**labels):
    command = [tool("amtool"), "config", "routes", "test", f"--config.file={CONFIG}"]
    done = subprocess.run(
        [*command, *(f"{name}={value}" for name, value in labels.items())], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def _accepted(path):
    done = subprocess.run([tool("amtool"), "check-config", path], capture_output=True, text=True, check=False)

    assert 0 == done.returncode, done.stdout + done.stderr


def _day_after_tomorrow():
    return DAYS[(dt.datetime.now(LONDON) + dt.timedelta(days=2)).weekday()]


def _hurried(folder, url, *days):
    """The configuration with its address and working days replaced, and its waits cut to a second."""
    config = read("alertmanager/alertmanager.yml")
    config["time_intervals"][0]["time_intervals"] = [{"weekdays": list(days), "location": "Europe/London"}]
    for route in _routes(config["route"]):
        route.update(dict.fromkeys(route.keys() & {"group_wait", "group_interval"}, "1s"))
    for receiver in config["receivers"]:
        receiver["webhook_configs"] = [{"url": url, "send_resolved": True}]
    return _written(folder, config)


def _routes(route):
    yield route
    for inner in route.get("routes", []):
        yield from _routes(inner)


def _written(folder, config):
    text = StringIO()
    YAML(typ="safe").dump(config, text)
    path = folder / "alertmanager.yml"
    path.write_text(text.getvalue(), "utf-8")
    return path

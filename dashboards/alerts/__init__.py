"""What wakes people: one function per alert."""

from collections.abc import Iterator

from dashboards.alerts.engine import engine_alerts
from dashboards.alerts.freshness import freshness_alerts
from dashboards.alerts.links import GRAFANA, RUNBOOKS, Links
from dashboards.alerts.rule import Rule
from dashboards.alerts.sources import source_alerts
from dashboards.alerts.subject import Subject
from dashboards.alerts.targets import missed_alerts
from dashboards.alerts.timeliness import timeliness_alerts
from schemas.catalogue import Catalogue

__all__ = ["GRAFANA", "RUNBOOKS", "Links", "about_figures", "about_the_engine"]


def about_figures(catalogue: Catalogue) -> Iterator[Rule]:
    """The alerts of every indicator with a target that rates it, in the catalogue's order."""
    for indicator in catalogue.indicators:
        subject = Subject(catalogue, indicator)
        yield from missed_alerts(subject)
        yield from timeliness_alerts(subject)


def about_the_engine(catalogue: Catalogue) -> Iterator[Rule]:
    """Whether there are figures at all, and whether they can be trusted."""
    yield from engine_alerts()
    yield from freshness_alerts(catalogue)
    yield from source_alerts(catalogue)

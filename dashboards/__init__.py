"""Grafana boards and playlists and Prometheus alert rules, generated from a catalogue."""

from dashboards.alerts import GRAFANA, RUNBOOKS, Links
from dashboards.boards import build, write_project
from dashboards.builder import BuilderMissingError
from dashboards.links import BoardNameError
from dashboards.playlist import build_playlist
from dashboards.rules import build_rules

__all__ = [
    "GRAFANA",
    "RUNBOOKS",
    "BoardNameError",
    "BuilderMissingError",
    "Links",
    "build",
    "build_playlist",
    "build_rules",
    "write_project",
]

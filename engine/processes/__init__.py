"""Processes: a child's events, in order, become spells. Plain functions; no now, no arrival, no knowledge time."""

from engine.processes.cycle import cycle_spells
from engine.processes.moment import moment_spells
from engine.processes.overlap import overlap_spells, state_spells
from engine.processes.select import Believed
from engine.processes.span import span_spells
from engine.processes.state import state_on_only_day, state_segments

__all__ = [
    "Believed",
    "cycle_spells",
    "moment_spells",
    "overlap_spells",
    "span_spells",
    "state_on_only_day",
    "state_segments",
    "state_spells",
]

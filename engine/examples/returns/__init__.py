"""Returns written out of a log of events: SSDA903 as CSV, the CIN census as XML."""

from engine.examples.returns.cin import write_cin
from engine.examples.returns.histories import Histories, gathered
from engine.examples.returns.ssda903 import write_ssda903
from engine.examples.returns.written import LeftOut, Written

__all__ = ["Histories", "LeftOut", "Written", "gathered", "write_cin", "write_ssda903"]

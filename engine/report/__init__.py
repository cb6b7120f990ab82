"""The month-end report, in its forms."""

from engine.report.forms import FORMS, write_form
from engine.report.rows import TABLES, Report, make_report

__all__ = ["FORMS", "TABLES", "Report", "make_report", "write_form"]

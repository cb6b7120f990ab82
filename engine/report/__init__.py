"""The month-end report, and what is behind a card of it, in their forms."""

from engine.report.forms import FORMS, write_form
from engine.report.rows import TABLES, Report, make_report
from engine.report.why_asked import ask
from engine.report.why_forms import WHY_FORMS, write_why
from engine.report.why_rows import changes_between, spells_behind

__all__ = [
    "FORMS",
    "TABLES",
    "WHY_FORMS",
    "Report",
    "ask",
    "changes_between",
    "make_report",
    "spells_behind",
    "write_form",
    "write_why",
]

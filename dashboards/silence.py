"""When a source is silent."""

from datetime import timedelta

SILENT_AFTER = timedelta(hours=36)
"""A live feed says once a day what it covers; a day and a half without is more than a late run."""

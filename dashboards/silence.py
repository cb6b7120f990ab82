"""When a source is silent."""

from datetime import timedelta

SILENT_AFTER = timedelta(hours=36)
"""A live feed says once a day what it covers; a day and a half without is more than a late run."""

LIVE_AFTER = 3
"""A source that has spoken at least so often in a week is a live feed; a return that is imported once is not."""

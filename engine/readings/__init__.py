"""Readings: rows become figures, for a period, as known at an instant."""

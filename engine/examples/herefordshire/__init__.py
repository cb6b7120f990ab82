"""Herefordshire, September 2011 to November 2014: made-up journeys, fitted to the figures that its report printed."""

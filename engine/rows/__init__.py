"""Spells become rows: dated twice, weighted, kept in columns. A reading sums them."""

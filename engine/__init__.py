"""Casetide's engine: events of children's social care become spells, spells become figures."""

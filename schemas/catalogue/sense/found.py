"""What was found, and where."""

Place = tuple[str | int, ...]
"""The path in the YAML."""
Found = tuple[Place, str]
"""A place, and what is wrong there, with what would be right."""

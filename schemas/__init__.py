"""What things are called: events, catalogue, metrics. Imports pydantic and YAML, nothing of ours."""

"""What the engine shows over HTTP: its metrics, and whether it lives and is ready."""

"""grafana-dashboard-builder: whether it is there."""

from importlib.util import find_spec

INSTALL = "pip install --no-deps grafana-dashboard-builder==0.10.0a3"
"""Without its dependencies: those for uploading do not install everywhere, and a build needs none of them."""


class BuilderMissingError(RuntimeError):
    """The builder is not installed; `install` is the command that gets it."""

    install = INSTALL

    def __init__(self) -> None:
        super().__init__(f"grafana-dashboard-builder is not installed. To get it: {INSTALL}")


def require_builder() -> None:
    """Raises BuilderMissingError."""
    if find_spec("grafana_dashboards") is None:
        raise BuilderMissingError

"""Everything that is generated and kept in git: written by `make generate`, checked current by `make check`."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from dashboards import build, build_playlist, build_rules, write_project
from schemas.catalogue import available, named
from tests.tools import contracts, reference

ROOT = Path(__file__).parents[2]


def boards(folder: Path) -> None:
    """The boards of each catalogue."""
    for name in available():
        build(named(name), folder)


def projects(folder: Path) -> None:
    """What the builder's own command makes the boards from."""
    for name in available():
        write_project(named(name), folder)


def rules(folder: Path) -> None:
    """The alert rules of each catalogue."""
    for name in available():
        build_rules(named(name), folder)


def playlists(folder: Path) -> None:
    """The playlist of each catalogue."""
    for name in available():
        build_playlist(named(name), folder)


WRITERS = {
    "schemas/contracts": contracts.write,
    "docs/reference": reference.write,
    "dashboards/generated": boards,
    "dashboards/projects": projects,
    "deploy/grafana/playlists": playlists,
    "deploy/prometheus/rules": rules,
}
"""Folder → what fills it. The folder holds nothing else."""


def main() -> int:
    """Writes, or with --check says what is not current."""
    if "--check" not in sys.argv:
        for folder, write in WRITERS.items():
            write(ROOT / folder)
        return 0
    stale = sorted(_stale())
    for path in stale:
        print(f"not current: {path}: run `make generate`", file=sys.stderr)
    return bool(stale)


def _stale() -> Iterator[str]:
    for folder, write in WRITERS.items():
        with tempfile.TemporaryDirectory() as made:
            write(Path(made))
            new, kept = _files(Path(made)), _files(ROOT / folder)
            yield from (f"{folder}/{name}" for name in new.keys() | kept.keys() if new.get(name) != kept.get(name))


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


if __name__ == "__main__":
    sys.exit(main())

"""`python -m tests.bench --quick`: a minute of measuring; a table on stdout, and build/bench-quick.json."""

import argparse
import tempfile
from pathlib import Path

from tests.bench.machine import machine
from tests.bench.quick import quick
from tests.bench.table import show, write
from tests.paths import ROOT

OUT = ROOT / "build" / "bench-quick.json"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measure the engine on this machine.")
    parser.add_argument("--quick", action="store_true", required=True, help="in about a minute")
    parser.parse_args()
    measured_on = machine()
    with tempfile.TemporaryDirectory(prefix="casetide-bench-") as folder:
        figures = quick(Path(folder))
    show(measured_on, figures)
    write(OUT, measured_on, figures)


if __name__ == "__main__":
    main()
